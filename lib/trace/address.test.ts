import { expect, test } from 'vitest'
import { canParseUrl } from './address.ts'

test('a URL is recognised however often the question was asked before, letters beyond ASCII included', () => {
  for (let n = 0; n < 300_000; n++) canParseUrl(`https://foo.example/${n % 7}`)
  expect(canParseUrl('https://b\u00fccher.example')).toBe(true)
  expect(canParseUrl('data', 'https://foo.example/')).toBe(true)
  expect(canParseUrl('data')).toBe(false)
  expect(canParseUrl('https://[')).toBe(false)
})
