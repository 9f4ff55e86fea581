import { describe, expect, test } from 'vitest'
import { openTestPage } from '../../testing/open-test-page.ts'

const { Headers, Request, Response } = openTestPage()

describe('a Headers object', () => {
  test('Headers combines the values of one name in any case', () => {
    const headers = new Headers([
      ['X-A', '1'],
      ['x-a', '2'],
    ])
    expect(headers.get('X-a')).toBe('1, 2')
  })

  test('Headers iterates over lower-case, sorted, combined headers, with each Set-Cookie separate', () => {
    const headers = new Headers([
      ['X-B', '2'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['A', '1'],
      ['x-b', '3'],
    ])
    expect([...headers]).toEqual([
      ['a', '1'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-b', '2, 3'],
    ])
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect([...headers.keys()]).toEqual(['a', 'set-cookie', 'set-cookie', 'x-b'])
  })

  test('Headers.set replaces the first header of a name and removes the others', () => {
    const headers = new Headers([
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ])
    headers.set('A', '4')
    expect([...headers]).toEqual([
      ['a', '4'],
      ['b', '2'],
    ])
  })

  test('Headers strips white space around a value and throws for a line break in it', () => {
    const headers = new Headers({ a: ' \t1\r\n' })
    expect(headers.get('a')).toBe('1')
    expect(() => headers.append('b', '1\n2')).toThrow(TypeError)
    expect(() => headers.append('b c', '1')).toThrow("Failed to execute 'append' on 'Headers': Invalid name")
  })

  test('Headers takes another Headers, a record or pairs, and throws for anything else', () => {
    expect([...new Headers(new Headers({ a: '1' }))]).toEqual([['a', '1']])
    expect([...new Headers(new Map([['a', '1']]))]).toEqual([['a', '1']])
    expect(() => new Headers(null)).toThrow(TypeError)
    expect(() => new Headers([['a']])).toThrow(TypeError)
  })
})

describe('the guard of a Headers object', () => {
  test('the request guard ignores forbidden names silently', () => {
    const { headers } = new Request('/', {
      headers: { Cookie: 'a=1', Origin: 'https://evil.test', 'Sec-X': '1', A: '1' },
    })
    expect([...headers]).toEqual([['a', '1']])
    headers.append('Host', 'evil.test')
    headers.set('X-HTTP-Method-Override', 'trace')
    expect(headers.has('host')).toBe(false)
    expect(headers.has('x-http-method-override')).toBe(false)
  })

  test('the request-no-cors guard keeps only safelisted headers, also when values are combined', () => {
    const { headers } = new Request('/', { mode: 'no-cors', headers: { Accept: 'a'.repeat(100), 'X-A': '1' } })
    expect([...headers.keys()]).toEqual(['accept'])
    headers.append('Accept', 'b'.repeat(100))
    expect(headers.get('accept')).toBe('a'.repeat(100))
    headers.set('Content-Type', 'application/json')
    expect(headers.has('content-type')).toBe(false)
  })

  test('the response guard ignores Set-Cookie', () => {
    const { headers } = new Response('', { headers: { 'Set-Cookie': 'a=1', 'X-A': '1' } })
    expect([...headers.keys()]).toEqual(['content-type', 'x-a'])
  })

  test('the immutable guard of a fetched response throws for every change', async () => {
    const { headers } = await openTestPage().fetch('/')
    expect(() => headers.set('a', '1')).toThrow('Headers are immutable')
    expect(() => headers.delete('content-type')).toThrow(TypeError)
  })
})
