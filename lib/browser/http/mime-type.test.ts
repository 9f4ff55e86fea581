import { describe, expect, it, test } from 'vitest'
import { extractMimeType, parseMimeType } from './mime-type.ts'

test.each([
  ['Text/HTML; charset=UTF-8', { essence: 'text/html', charset: 'UTF-8' }],
  ['text/plain;charset="a;b"', { essence: 'text/plain', charset: 'a;b' }],
  [' text/plain ;x', { essence: 'text/plain', charset: null }],
  ['text/plain;garbage;charset=gbk', { essence: 'text/plain', charset: 'gbk' }],
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
})
