import { describe, expect, it, test } from 'vitest'
import { isPotentiallyTrustworthyOrigin, isSameOrigin, opaqueOrigin, originOf } from './origin.ts'

const origin = (url: string) => originOf(new URL(url))

describe('two origins', () => {
  test.each([
    ['https://foo.example/a', 'https://foo.example/b?c#d', true, 'whatever the path'],
    ['https://foo.example', 'https://foo.example:443', true, 'the default port written or not'],
    ['https://foo.example', 'http://foo.example', false, 'another scheme'],
    ['https://foo.example', 'https://foo.example:8443', false, 'another port'],
    ['https://foo.example', 'https://api.foo.example', false, 'another host'],
  ])('%s and %s: same origin is %s (%s)', (a, b, same) => {
    expect(isSameOrigin(origin(a), origin(b))).toBe(same)
  })

  it('opaque origins are the same only when they are one object', () => {
    const opaque = opaqueOrigin()
    expect(isSameOrigin(opaque, opaque)).toBe(true)
    expect(isSameOrigin(opaque, opaqueOrigin())).toBe(false)
    expect(opaque.serialized).toBe('null')
  })
})

describe('the origin of a URL', () => {
  test.each([
    ['HTTPS://Foo.Example:443/x', 'https://foo.example'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['blob:https://foo.example/0f-1', 'https://foo.example'],
    ['data:text/plain,hi', 'null'],
    ['file:///etc/hosts', 'null'],
    ['about:blank', 'null'],
  ])('of %s serializes as %s', (url, serialized) => {
    expect(origin(url).serialized).toBe(serialized)
  })
})

test.each([
  ['https://foo.example', true],
  ['http://foo.example', false],
  ['http://localhost:3000', true],
  ['http://app.localhost', true],
  ['http://127.0.0.1:8080', true],
  ['http://notlocalhost', false],
])('%s is potentially trustworthy: %s', (url, trustworthy) => {
  expect(isPotentiallyTrustworthyOrigin(origin(url))).toBe(trustworthy)
})
