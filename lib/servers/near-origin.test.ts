import { describe, expect, test } from 'vitest'
import { nearestOrigin, originOfPattern } from './near-origin.ts'

const ORIGIN = 'https://foo.example'
const near = (...texts: readonly string[]) =>
  nearestOrigin(
    texts.map((text, index) => ({ text, line: index + 1 })),
    ORIGIN,
  )

describe('the origin in a text that resembles the one that asked', () => {
  test('is the one that means it, before one that differs in its scheme or port', () => {
    expect(near('http://foo.example', 'https://foo.example:3000', 'https://Foo.example')).toEqual({
      text: 'https://Foo.example',
      line: 3,
    })
  })
  test('is the first that differs in its scheme or port, where none means it', () => {
    expect(near('https://bar.other', 'http://foo.example', 'https://foo.example:3000')?.line).toBe(2)
  })
  test.each([
    ['is none where the origin itself is there', ['https://foo.example', 'https://foo.example/']],
    ['is no pattern with a star', ['https://*.foo.example']],
    ['is no other origin', ['https://bar.other', 'null']],
  ])('%s', (_, texts) => {
    expect(near(...texts)).toBeUndefined()
  })
  test('may be what a regular expression says', () => {
    const pattern = originOfPattern('foo\\.example:3000$') ?? ''
    expect(nearestOrigin([{ text: '/foo\\.example:3000$/', line: 1, pattern }], ORIGIN)?.line).toBe(1)
  })
})

test.each([
  ['^https://foo\\.example$', 'https://foo.example'],
  ['^https?:\\/\\/(www\\.)?foo\\.example$', 'https://foo.example'],
  ['^(https?):\\/\\/foo\\.example$', 'https://foo.example'],
  ['foo\\.example:3000$', 'foo.example:3000'],
  ['^https://[a-z]+\\.foo\\.example$', null],
  ['.*', null],
])('the pattern %s says %s', (pattern, says) => {
  expect(originOfPattern(pattern)).toBe(says)
})
