import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../text-edit.ts'
import { addRoute, removeHeader, setHeader, setStatus } from './edit.ts'
import { parseRaw } from './parse.ts'

const TEXT = '# two routes\nGET /a\n200 OK\nVary: Origin\nvary: Accept\n\nhello\n\n# the other\nPUT /b\n200\n'

describe('setStatus', () => {
  test('setStatus writes the status with its usual phrase, after conditions and delays', () => {
    const text = 'GET /a\nwhen Origin: *\n\ndelay 5ms\n401 no\nA: b\n'
    expect(applyEdits(text, setStatus(text, 1, 204))).toBe(
      'GET /a\nwhen Origin: *\n\ndelay 5ms\n204 No Content\nA: b\n',
    )
  })

  test('setStatus changes nothing where there is no route on that line, or no status in it', () => {
    expect(setStatus(TEXT, 3, 204)).toEqual([])
    expect(setStatus('GET /a\nA: b\n', 1, 204)).toEqual([])
  })
})

describe('setHeader', () => {
  test('setHeader adds a line after the existing headers', () => {
    expect(applyEdits(TEXT, setHeader(TEXT, 2, 'ETag', '"1"'))).toBe(
      '# two routes\nGET /a\n200 OK\nVary: Origin\nvary: Accept\nETag: "1"\n\nhello\n\n# the other\nPUT /b\n200\n',
    )
  })

  test('setHeader adds a line after the status where there is no header', () => {
    expect(applyEdits(TEXT, setHeader(TEXT, 10, 'ETag', '"1"'))).toBe(`${TEXT}ETag: "1"\n`)
  })

  test('setHeader replaces only the value, and removes duplicates', () => {
    expect(applyEdits(TEXT, setHeader(TEXT, 2, 'VARY', '*'))).toBe(
      TEXT.replace('Vary: Origin\nvary: Accept\n', 'Vary: *\n'),
    )
  })

  test('setHeader changes nothing where the value is the same', () => {
    expect(setHeader('GET /\n200\nVary: Origin', 1, 'Vary', 'Origin')).toEqual([])
    expect(setHeader(TEXT, 3, 'Vary', 'Origin')).toEqual([])
  })

  test('setHeader uses the line ends of the text', () => {
    const crlf = 'GET /a\r\n200\r\n'
    expect(applyEdits(crlf, setHeader(crlf, 1, 'A', 'b'))).toBe('GET /a\r\n200\r\nA: b\r\n')
  })
})

describe('removeHeader', () => {
  test('removeHeader removes every line of that name', () => {
    expect(applyEdits(TEXT, removeHeader(TEXT, 2, 'Vary'))).toBe(TEXT.replace('Vary: Origin\nvary: Accept\n', ''))
  })

  test('removeHeader removes the last line without leaving an empty one', () => {
    const text = 'GET /\n200\nVary: Origin'
    expect(applyEdits(text, removeHeader(text, 1, 'Vary'))).toBe('GET /\n200')
  })
})

describe('addRoute', () => {
  const preflight = { method: 'OPTIONS', path: '/a', status: 204, headers: [['A', 'b']] } as const

  test.each([
    ['', 'OPTIONS /a\n204\nA: b\n'],
    ['GET /a\n200', 'GET /a\n200\n\nOPTIONS /a\n204\nA: b\n'],
    ['GET /a\n200\n', 'GET /a\n200\n\nOPTIONS /a\n204\nA: b\n'],
    ['GET /a\n200\n\nbody\n\n', 'GET /a\n200\n\nbody\n\nOPTIONS /a\n204\nA: b\n'],
  ])('addRoute adds a route at the end of %j', (text, expected) => {
    expect(applyEdits(text, addRoute(text, preflight))).toBe(expected)
  })

  test('addRoute adds a route before another, above its comment', () => {
    expect(applyEdits(TEXT, addRoute(TEXT, preflight, 10))).toBe(
      TEXT.replace('# the other', 'OPTIONS /a\n204\nA: b\n\n# the other'),
    )
  })

  test('addRoute escapes a body so that it is parsed unchanged', () => {
    const bodyLine = fc.constantFrom('GET /x', '# title', '\\GET /x', 'text', '', '\\')
    fc.assert(
      fc.property(fc.array(bodyLine, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, before) => {
        const body = `${lines.join('\n')}.`
        const text = applyEdits(
          TEXT,
          addRoute(TEXT, { method: 'POST', path: '/new', status: 200, body }, before ? 2 : undefined),
        )
        const { routes, diagnostics } = parseRaw(text)
        expect(diagnostics).toEqual([])
        expect(routes).toHaveLength(3)
        expect(routes.find((route) => route.route?.path === '/new')?.body).toBe(body)
        expect(routes.find((route) => route.route?.path === '/a')?.body).toBe('hello')
      }),
    )
  })
})
