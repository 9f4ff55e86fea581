import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import { getDecodeAndSplit, isForbiddenRequestHeader } from './forbidden-header.ts'

describe('a script cannot set', () => {
  test.each([
    ['Origin', 'https://foo.example'],
    ['cookie', 'a=b'],
    ['HOST', 'foo.example'],
    ['Access-Control-Request-Method', 'GET'],
    ['Proxy-Anything', ''],
    ['Sec-Fetch-Site', 'none'],
    ['DNT', '1'],
    ['X-HTTP-Method-Override', 'TRACE'],
    ['X-HTTP-Method', 'put, connect'],
    ['X-Method-Override', ' track '],
  ])('a script cannot set %s: %s', (name, value) => {
    for (const browser of BROWSERS) expect(isForbiddenRequestHeader(name, value, browser)).toBe(true)
  })
})

describe('a script can set', () => {
  test.each([
    ['Authorization', 'Bearer abc'],
    ['Second', 'starts with se'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-HTTP-Method', '"connect, put"'],
  ])('a script can set %s: %s', (name, value) => {
    for (const browser of BROWSERS) expect(isForbiddenRequestHeader(name, value, browser)).toBe(false)
  })
})

// Measured: Chromium 156 has its own User-Agent on the wire, Firefox 153 and WebKitGTK 2.50 have the script's.
test('a script can set User-Agent in Firefox and Safari, and not in Chromium', () => {
  expect(BROWSERS.map((browser) => isForbiddenRequestHeader('user-agent', 'me', browser))).toEqual([true, false, false])
})

test.each([
  ['a, b', ['a', 'b']],
  ['"a, b", c', ['"a, b"', 'c']],
  ['"a\\", b", c', ['"a\\", b"', 'c']],
  ['', ['']],
  [',', ['', '']],
])('%j splits into %j', (value, parts) => {
  expect(getDecodeAndSplit(value)).toEqual(parts)
})
