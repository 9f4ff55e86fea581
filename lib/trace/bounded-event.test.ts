import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedEvent, boundedText, LONGEST_BODY, LONGEST_TEXT, MOST_HEADERS } from './bounded-event.ts'
import type { RequestEvent } from './events.ts'

const request = (parts: Partial<RequestEvent>): RequestEvent => ({
  type: 'request',
  at: 0,
  call: 1,
  exchange: 1,
  purpose: 'actual',
  hop: 0,
  method: 'GET',
  url: 'https://bar.other/',
  headers: [],
  body: null,
  ...parts,
})

test('a text that is too long is shortened, and says how much is missing', () => {
  expect(boundedText('a'.repeat(LONGEST_TEXT + 7))).toBe(`${'a'.repeat(LONGEST_TEXT)}…[7 more characters]`)
  expect(boundedText('a'.repeat(LONGEST_TEXT))).toBe('a'.repeat(LONGEST_TEXT))
})

test('an event whose texts are short is the same event', () => {
  const event = request({ headers: [['A', 'b']], body: { text: 'c', size: 1 } })
  expect(boundedEvent(event)).toBe(event)
})

test('URL, header values and body of an event are shortened separately, and sizes stay true', () => {
  const { url, headers, body } = boundedEvent(
    request({
      url: `https://bar.other/${'a'.repeat(900_000)}`,
      headers: [
        ['X', 'b'.repeat(900_000)],
        ['Y', 'short'],
      ],
      body: { text: 'c'.repeat(900_000), size: 900_000 },
    }),
  )
  expect(url.length).toBeLessThan(LONGEST_TEXT + 50)
  expect(headers[0]?.[1].length).toBeLessThan(LONGEST_TEXT + 50)
  expect(headers[1]).toEqual(['Y', 'short'])
  expect(body?.text?.length).toBeLessThan(LONGEST_BODY + 50)
  expect(body?.size).toBe(900_000)
})

test('a very long header list keeps its first headers, and one more says how many are missing', () => {
  const headers = Array.from({ length: MOST_HEADERS + 501 }, (_, n): [string, string] => [`H${n}`, ''])
  const kept = boundedEvent(request({ headers })).headers
  expect(kept).toHaveLength(MOST_HEADERS + 1)
  expect(kept.at(-1)?.[1]).toBe('[501 more headers]')
})

test('equal texts stay equal, and no event exceeds its limits', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.string({ maxLength: 3 }), (length, letter) => {
      const text = letter.repeat(length)
      expect(boundedText(text)).toBe(boundedText(`${text}`))
      expect(boundedText(text).length).toBeLessThanOrEqual(LONGEST_TEXT + 40)
    }),
  )
})
