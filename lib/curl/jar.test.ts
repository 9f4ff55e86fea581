import { describe, expect, it } from 'vitest'
import { type JarCookie, matching, stored } from './jar.ts'

const LOGIN = new URL('https://bar.other/account/login')
const set = (line: string, before: readonly JarCookie[] = []) => stored(before, LOGIN, [['Set-Cookie', line]], 1_000)
const names = (cookies: readonly JarCookie[], url: string) => matching(cookies, new URL(url)).map(({ name }) => name)

describe('A jar of cookies', () => {
  it('sends a cookie to the host and the path that set it', () => {
    const jar = set('a=1')
    expect(names(jar, 'https://bar.other/account/data')).toEqual(['a'])
    expect(names(jar, 'https://bar.other/')).toEqual([])
    expect(names(jar, 'https://api.bar.other/account/data')).toEqual([])
  })

  it('sends one with Domain to hosts below it, and stores none for another host', () => {
    expect(names(set('a=1; Domain=bar.other; Path=/'), 'https://api.bar.other/')).toEqual(['a'])
    expect(set('a=1; Domain=evil.test')).toEqual([])
  })

  it('keeps a secure cookie from plain HTTP, and looks at no SameSite: no page asks', () => {
    const jar = set('a=1; Path=/; Secure; SameSite=Strict')
    expect(names(jar, 'http://bar.other/')).toEqual([])
    expect(names(jar, 'https://bar.other/')).toEqual(['a'])
  })

  it('replaces an equal cookie, and removes it with Max-Age=0 or a date in the past', () => {
    const jar = set('a=1; Path=/')
    expect(set('a=2; Path=/', jar).map(({ value }) => value)).toEqual(['2'])
    expect(set('a=; Path=/; Max-Age=0', jar)).toEqual([])
    expect(set('a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', jar)).toEqual([])
  })
})
