import { expect, test } from 'vitest'
import { parseDocument } from './document.ts'
import { documentOf } from './document-of.ts'
import { headerLines, parseHeaderLines } from './header-lines.ts'

const CSP = ['Content-Security-Policy', "default-src 'self'; connect-src https://api.example:8443"] as const

test('headers become lines and lines the same headers, with colons in the values', () => {
  const headers = [CSP, ['Referrer-Policy', 'no-referrer'] as const]
  expect(headerLines(headers)).toBe(`${CSP.join(': ')}\nReferrer-Policy: no-referrer`)
  expect(parseHeaderLines(headerLines(headers))).toEqual({ ok: true, headers })
  expect(headerLines(undefined)).toBe('')
  expect(parseHeaderLines(' \n\n')).toEqual({ ok: true, headers: undefined })
})

test.each([
  ["Content-Security-Policy default-src 'self'", 'Line 1: write a name, a colon and a value'],
  ['Referrer-Policy: origin\nContent Security: x', 'Line 2: “Content Security” is not the name of a header'],
  ['X: a\0b', 'Line 1: the value has a character'],
  [`X: ${'a'.repeat(5000)}`, 'longer than 4096'],
  ['X: a\n'.repeat(21), 'More than 20 headers'],
])('the lines %j are not headers, and the problem says why', (text, problem) => {
  expect(parseHeaderLines(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
})

test('what the lines give is what a document may have', () => {
  const parsed = parseHeaderLines(CSP.join(': '))
  if (!parsed.ok || !parsed.headers) throw new Error('the lines do not parse')
  const document = documentOf({ code: '', servers: {}, headers: parsed.headers })
  expect(parseDocument(document)).toEqual({ ok: true, document })
  const bad = { ...document, page: { ...document.page, headers: [['Bad Name', 'x']] } }
  expect(parseDocument(bad)).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/is not the name of a header/)],
  })
})
