import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedRequestHeader,
  isNoCorsSafelistedRequestHeader,
} from './cors-safelisted-request-header.ts'

describe('no preflight is needed for', () => {
  test.each([
    ['Accept', 'text/html, */*;q=0.8'],
    ['Accept', ''],
    ['Accept', 'a'.repeat(128)],
    ['Accept-Language', 'fa-IR, en;q=0.5'],
    ['Content-Language', 'de'],
    ['Content-Type', 'text/plain'],
    ['content-type', 'TEXT/PLAIN;charset=utf-8'],
    ['Content-Type', 'text/plain;'],
    ['Content-Type', 'multipart/form-data; boundary=x'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Range', 'bytes=0-'],
    ['Range', 'bytes=1-5'],
  ])('no preflight is needed for %s: %s', (name, value) => {
    expect(isCorsSafelistedRequestHeader(name, value)).toBe(true)
  })
})

describe('a preflight is needed for', () => {
  test.each([
    ['Accept', 'a:b', 'an unsafe byte'],
    ['Accept', 'text/html;q="x"', 'a quotation mark'],
    ['Accept', 'a'.repeat(129), 'more than 128 bytes'],
    ['Accept-Language', 'en_US', 'a byte that no language tag has'],
    ['Accept-Language', 'a\tb', 'a tab, which Accept may have'],
    ['Content-Type', 'application/json', 'a type that no form could send'],
    ['Content-Type', '', 'no type'],
    ['Content-Type', 'text/plain, application/json', 'what is no type as a whole'],
    ['Content-Type', 'text /plain', 'a blank in the type'],
    ['Content-Type', 'text/plain; x="y"', 'a quotation mark in a parameter'],
    ['Range', 'bytes=-500', 'a range without a start'],
    ['Range', 'bytes=9-1', 'a range that ends before it starts'],
    ['Range', 'bytes=0-1,5-9', 'two ranges'],
    ['Range', 'BYTES=0-', 'a unit in capitals'],
    ['Authorization', 'Basic x', 'any other header'],
    ['X-Custom', '', 'also an empty one'],
  ])('a preflight is needed for %s: %j (%s)', (name, value) => {
    expect(isCorsSafelistedRequestHeader(name, value)).toBe(false)
  })
})

describe('in no-cors mode', () => {
  it('Range is not safelisted in no-cors mode, although it is in CORS mode', () => {
    expect(isNoCorsSafelistedRequestHeader('Range', 'bytes=0-')).toBe(false)
    expect(isNoCorsSafelistedRequestHeader('Accept', '*/*')).toBe(true)
  })
})

describe('the CORS-unsafe request-header names', () => {
  it('unsafe names are lower-case, sorted and unique', () => {
    const headers = [
      ['X-B', '1'],
      ['Accept', 'text/html'],
      ['x-a', '2'],
      ['X-b', '3'],
    ] as const
    expect(corsUnsafeRequestHeaderNames(headers)).toEqual(['x-a', 'x-b'])
  })

  it('all names are unsafe where the safelisted values together are longer than 1024 bytes', () => {
    const accept = Array.from({ length: 9 }, () => ['Accept', 'a'.repeat(120)] as const)
    expect(corsUnsafeRequestHeaderNames(accept)).toEqual(['accept'])
    expect(corsUnsafeRequestHeaderNames(accept.slice(0, 8))).toEqual([])
  })

  it('unsafe names never include a safelisted header of a short list', () => {
    const name = fc.stringMatching(/^[xX]-[a-zA-Z0-9]{1,8}$/)
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const found = corsUnsafeRequestHeaderNames([['Accept', '*/*'], ...names.map((n) => [n, 'v'] as const)])
        expect(found).toEqual([...new Set(names.map((n) => n.toLowerCase()))].sort())
      }),
    )
  })
})
