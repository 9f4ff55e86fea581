import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareOrigins } from './compare-origins.ts'

function compared(first: string, second: string) {
  const result = compareOrigins(first, second)
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result)}`)
  return result
}

describe('origins', () => {
  test.each([
    ['https://foo.example/a', 'https://foo.example/b?c#d', []],
    ['https://foo.example', 'https://foo.example:443', []],
    ['https://foo.example', 'HTTPS://FOO.EXAMPLE/', []],
    ['https://sara:secret@foo.example', 'https://foo.example', []],
    ['https://bücher.example', 'https://xn--bcher-kva.example', []],
    ['http://127.1', 'http://127.0.0.1', []],
    ['blob:https://foo.example/8c9a', 'https://foo.example', []],
    ['https://foo.example', 'https://foo.example:8443', ['port']],
    ['https://foo.example', 'https://www.foo.example', ['host']],
    ['https://foo.example', 'https://foo.example.', ['host']],
    ['http://localhost:3000', 'http://127.0.0.1:3000', ['host']],
    ['http://localhost:3000', 'http://localhost:8080', ['port']],
    ['http://foo.example:8080', 'https://foo.example:8080', ['scheme']],
    ['http://foo.example', 'https://foo.example', ['scheme', 'port']],
    ['https://foo.example', 'http://bar.other:8080', ['scheme', 'host', 'port']],
    ['http://[::1]:80', 'http://[0:0:0:0:0:0:0:1]', []],
    ['wss://foo.example', 'https://foo.example', ['scheme']],
  ])('%s and %s', (first, second, differs) => {
    const { comparison } = compared(first, second)
    expect(comparison.differs).toEqual(differs)
    expect(comparison.sameOrigin).toBe(differs.length === 0)
  })

  test('a default port is not part of a serialized origin', () => {
    const { first, second } = compared('https://foo.example:443/x', 'https://foo.example:8443/x')
    expect(first.origin).toBe('https://foo.example')
    expect(first.parts).toEqual({ scheme: 'https', host: 'foo.example', port: '443', portIsDefault: true })
    expect(second.origin).toBe('https://foo.example:8443')
    expect(second.parts?.portIsDefault).toBe(false)
  })

  test('a comparison says which parts of two origins differ', () => {
    expect(compared('http://a.example', 'https://a.example').comparison.says[0]).toBe(
      'Cross-origin: the scheme and the port differ.',
    )
    expect(compared('https://a.example', 'https://a.example:1').comparison.says[0]).toBe(
      'Cross-origin: the port differs.',
    )
  })
})

describe('opaque origins', () => {
  test.each(['data:text/html,hello', 'file:///home/sara/index.html', 'about:blank', 'blob:null/8c9a', 'mailto:a@b'])(
    'the origin of %s equals no other, not even that of the same address',
    (address) => {
      const { first, comparison } = compared(address, address)
      expect(first.origin).toBe('null')
      expect(first.notes).toHaveLength(1)
      expect(comparison).toMatchObject({ sameOrigin: false, sameSite: false, differs: [] })
      expect(compared(address, 'https://foo.example').comparison.sameOrigin).toBe(false)
    },
  )
})

describe('sites', () => {
  test.each([
    ['https://foo.example', 'https://api.foo.example:8443', true],
    ['https://a.foo.example', 'https://b.c.foo.example', true],
    ['https://foo.example', 'http://foo.example', false],
    ['https://foo.example', 'https://bar.other', false],
    ['https://sara.github.io', 'https://reza.github.io', false],
    ['https://sara.github.io', 'https://www.sara.github.io', true],
    ['https://a.co.uk', 'https://b.co.uk', false],
    ['https://www.aut.ac.ir', 'https://ceit.aut.ac.ir', true],
    ['https://aut.ac.ir', 'https://sharif.ac.ir', false],
    ['https://пример.рф', 'https://www.пример.рф', true],
    ['https://a.公司.cn', 'https://b.公司.cn', false],
    ['http://localhost:3000', 'http://localhost:8080', true],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:8080', true],
    ['http://10.0.0.1', 'http://11.0.0.1', false],
    ['http://[::1]:3000', 'http://[::1]:8080', true],
    ['http://localhost', 'http://127.0.0.1', false],
    ['https://github.io', 'https://github.io:8443', true],
    ['https://my_name.foo.example', 'https://foo.example', true],
  ])('%s and %s', (first, second, sameSite) => {
    expect(compared(first, second).comparison.sameSite).toBe(sameSite)
  })

  test('a comparison says where only the schemes of two sites differ', () => {
    expect(compared('http://foo.example', 'https://foo.example').comparison.says[1]).toContain('the scheme differs')
  })
})

describe('notes on addresses', () => {
  test.each([
    ['https://sara:secret@foo.example', '“sara:secret” before the @'],
    ['https://foo.example:443', '443 is the default port of https'],
    ['https://Foo.Example', 'Capital letters'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['http://0x7f.1', '127.0.0.1'],
    ['http://192.168.0.1', 'no registrable domain'],
    ['https://github.io', 'public suffix'],
    ['blob:https://foo.example/8c9a', 'made it'],
  ])('%s', (address, part) => {
    expect(compared(address, 'https://foo.example').first.notes.join(' ')).toContain(part)
  })

  test('a note says that two names mean one machine', () => {
    expect(compared('http://localhost', 'http://[::1]').comparison.note).toContain('two hosts')
    expect(compared('http://127.0.0.1:1', 'http://localhost:1').comparison.note).toContain('127.0.0.1')
    expect(compared('http://localhost:1', 'http://localhost:2').comparison.note).toBeNull()
  })

  test('an ordinary pair of addresses has no notes', () => {
    const { first, comparison } = compared('https://foo.example/a', 'http://foo.example:8080')
    expect(first.notes).toEqual([])
    expect(comparison.note).toBeNull()
  })
})

describe('addresses that do not parse', () => {
  test.each([
    ['', 'Write an address', 'https://foo.example'],
    ['   ', 'Write an address', 'https://foo.example'],
    ['foo.example', 'no scheme', 'https://foo.example'],
    ['localhost:3000/api', 'as the scheme', 'http://localhost:3000/api'],
    ['foo.example:8080', 'as the scheme', 'http://foo.example:8080'],
    ['//foo.example/a', 'scheme is missing', 'https://foo.example/a'],
    ['/api/user', 'relative', 'https://foo.example/api/user'],
    ['https://', 'has to be a host', undefined],
    ['https://foo.example:99999', '65535', undefined],
    ['https://foo.example:abc', '“abc” is not a port', undefined],
    ['https://foo example/', 'a space', undefined],
    ['http://300.1.1.1', 'IPv4', undefined],
    ['http://[::g]', 'IPv6', undefined],
    ['https://*.foo^example', 'not a host', undefined],
  ])('%j', (address, says, suggestion) => {
    const result = compareOrigins('https://foo.example', address)
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.first).toBeNull()
    expect(result.second?.says).toContain(says)
    expect(result.second?.suggestion).toBe(suggestion)
  })

  test('no text makes a comparison throw', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `https://${text}`),
    )
    fc.assert(
      fc.property(typed, typed, (first, second) => {
        const result = compareOrigins(first, second)
        const again = compareOrigins(second, first)
        expect(again.ok).toBe(result.ok)
        if (result.ok && again.ok) {
          expect(again.comparison.sameOrigin).toBe(result.comparison.sameOrigin)
          if (result.comparison.sameOrigin) expect(result.comparison.sameSite).toBe(true)
          expect(result.comparison.sameOrigin).toBe(
            result.first.parts !== null && result.first.origin === result.second.origin,
          )
        }
      }),
    )
  })
})
