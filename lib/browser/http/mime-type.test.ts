import { describe, expect, it, test } from 'vitest'
import { extractMimeType, isJavaScriptMimeType, isXmlMimeType, parseMimeType } from './mime-type.ts'

test.each([
  ['Text/HTML; charset=UTF-8', { essence: 'text/html', charset: 'UTF-8' }],
  ['text/plain;charset="a;b"', { essence: 'text/plain', charset: 'a;b' }],
  [' text/plain ;x', { essence: 'text/plain', charset: null }],
  ['text/plain;garbage;charset=gbk', { essence: 'text/plain', charset: 'gbk' }],
  ['text/plain; a=";charset=utf-16"; charset=utf-8', { essence: 'text/plain', charset: 'utf-8' }],
  ['text/plain; charset="a\\"b"', { essence: 'text/plain', charset: 'a"b' }],
  ['text/plain; charset="gbk" x; y', { essence: 'text/plain', charset: 'gbk' }],
  ['text/plain; charset=gbk; charset=utf-8', { essence: 'text/plain', charset: 'gbk' }],
  ['text/plain; charset =gbk', { essence: 'text/plain', charset: null }],
])('%j parses as %j', (text, parsed) => {
  expect(parseMimeType(text)).toEqual(parsed)
})

test.each(['', 'text', '/plain', 'text/', 'te xt/plain', 'text/pl(ain', 'text/plain, x'])(
  '%j is no MIME type',
  (text) => {
    expect(parseMimeType(text)).toBeNull()
  },
)

describe('the MIME type of a response', () => {
  it('is the last one that parses', () => {
    const headers = [
      ['Content-Type', 'text/plain'],
      ['Content-Type', 'text/html, */*, nonsense'],
    ] as const
    expect(extractMimeType(headers)?.essence).toBe('text/html')
  })

  test.each<[string, string | null, string]>([
    ['text/html;charset=gbk, text/html', 'gbk', 'is kept where the same type follows'],
    ['text/html;charset=gbk, text/plain', null, 'ends where another type follows'],
    ['text/html;charset=gbk, text/html;charset=utf-8', 'utf-8', 'is replaced by a new one'],
    ['text/html;charset=gbk, x/x, text/html', null, 'does not come back'],
  ])('%j: a charset of %j, which %s', (value, charset) => {
    expect(extractMimeType([['Content-Type', value]])?.charset).toBe(charset)
  })
})

test.each([
  ['text/javascript', true],
  ['text/javascript1.5', true],
  ['application/x-ecmascript', true],
  ['application/json', false],
  ['', false],
])('%j is a JavaScript MIME type: %s', (essence, is) => {
  expect(isJavaScriptMimeType(essence)).toBe(is)
})

test.each([
  ['text/xml', true],
  ['application/xml', true],
  ['image/svg+xml', true],
  ['text/html', false],
])('%j is an XML MIME type: %s', (essence, is) => {
  expect(isXmlMimeType(essence)).toBe(is)
})
