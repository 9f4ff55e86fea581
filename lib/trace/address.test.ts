import { expect, test } from 'vitest'
import { canParseUrl, isLoopbackHost } from './address.ts'

test('a URL is recognised however often the question was asked before, letters beyond ASCII included', () => {
  for (let n = 0; n < 300_000; n++) canParseUrl(`https://foo.example/${n % 7}`)
  expect(canParseUrl('https://b\u00fccher.example')).toBe(true)
  expect(canParseUrl('data', 'https://foo.example/')).toBe(true)
  expect(canParseUrl('data')).toBe(false)
  expect(canParseUrl('https://[')).toBe(false)
})

test.each([
  ['localhost', true],
  ['app.localhost', true],
  ['[::1]', true],
  ['127.0.0.1', true],
  ['127.3.2.1', true],
  ['127.foo.example', false],
  ['127.0.0.1.foo.example', false],
  ['notlocalhost', false],
  ['localhost.foo.example', false],
  ['192.168.0.1', false],
  ['[::2]', false],
])('whether the host %s is the machine of the browser: %s', (host, isIt) => {
  expect(isLoopbackHost(host)).toBe(isIt)
})
