import { describe, expect, test } from 'vitest'
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
    expect(isForbiddenRequestHeader(name, value)).toBe(true)
  })
})

describe('a script can set', () => {
  test.each([
    ['Authorization', 'Bearer abc'],
    ['User-Agent', 'me'],
    ['Second', 'starts with se'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-HTTP-Method', '"connect, put"'],
  ])('a script can set %s: %s', (name, value) => {
    expect(isForbiddenRequestHeader(name, value)).toBe(false)
  })
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
