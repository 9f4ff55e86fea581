import { describe, expect, test } from 'vitest'
import { isSourceExpression, matchesSourceList } from './source-list.ts'

const PAGE = new URL('https://foo.example/dir/')
const matches = (url: string, list: string, { page = PAGE, redirects = 0 } = {}) =>
  matchesSourceList(new URL(url), list.split(' ').filter(Boolean), page, redirects)

describe('a source list', () => {
  // The cases and their results are those of CSP Level 3, 6.7.2; the ones with (measured) were seen in three browsers.
  test.each([
    ['nothing, where the list is empty', '', 'https://foo.example/a', false],
    ["nothing, where it is 'none'", "'none'", 'https://foo.example/a', false],
    ["the rest, where 'none' is not alone (measured)", "'none' https://bar.other", 'https://bar.other/a', true],
    ["the page's origin with 'self'", "'self'", 'https://foo.example/a', true],
    ["'SELF' in any case", "'SELF'", 'https://foo.example/a', true],
    ["no other host with 'self'", "'self'", 'https://bar.other/a', false],
    ["no other port with 'self'", "'self'", 'https://foo.example:8443/a', false],
    ["no subdomain with 'self'", "'self'", 'https://api.foo.example/a', false],
    ['no page of its own with self, which is a host without quotation marks (measured)', 'self', PAGE.href, false],
    ['every HTTP address with *', '*', 'https://bar.other:8443/a', true],
    ['no data: URL with * (measured)', '*', 'data:,x', false],
    ['data: where it is named', 'data:', 'data:,x', true],
    ['a scheme', 'https:', 'https://bar.other/a', true],
    ['not plain HTTP for https:', 'https:', 'http://bar.other/a', false],
    ['HTTPS for http:', 'http:', 'https://bar.other/a', true],
    ['secure WebSockets for ws:', 'ws:', 'wss://bar.other/a', true],
    ['no plain WebSockets for wss:', 'wss:', 'ws://bar.other/a', false],
    ['a host', 'https://bar.other', 'https://bar.other/any?q=1', true],
    ['a host in any case', 'https://BAR.other', 'https://bar.other/', true],
    ["a host without a scheme, with the page's", 'bar.other', 'https://bar.other/', true],
    ['no plain HTTP for a host without a scheme on a secure page', 'bar.other', 'http://bar.other/', false],
    ['HTTPS for a host with http: (measured)', 'http://bar.other', 'https://bar.other/', true],
    ['no plain HTTP for a host with https:', 'https://bar.other', 'http://bar.other/', false],
    ['subdomains with *.', 'https://*.bar.other', 'https://a.b.bar.other/', true],
    ['not the domain itself with *. (measured)', 'https://*.bar.other', 'https://bar.other/', false],
    ['no host that only ends alike', 'https://*.bar.other', 'https://evilbar.other/', false],
    ['an address in numbers (measured)', 'http://10.0.0.1', 'http://10.0.0.1/x', true],
    ['no other port than the default one', 'https://bar.other', 'https://bar.other:8443/', false],
    ['a port', 'https://bar.other:8443', 'https://bar.other:8443/', true],
    ['the default port, written out', 'https://bar.other:443', 'https://bar.other/', true],
    ['every port with :*', 'https://bar.other:*', 'https://bar.other:8443/', true],
    ['port 443 for 80, with the scheme (measured)', 'http://bar.other:80', 'https://bar.other/', true],
    ['a path to the letter', 'https://bar.other/a', 'https://bar.other/a?q=1', true],
    ['nothing under a path without a slash at its end', 'https://bar.other/a', 'https://bar.other/a/b', false],
    ['everything under a path with one', 'https://bar.other/a/', 'https://bar.other/a/b/c', true],
    ['not the path without its slash', 'https://bar.other/a/', 'https://bar.other/a', false],
    ['paths in other case', 'https://bar.other/A', 'https://bar.other/a', false],
    ['a path with percent signs', 'https://bar.other/%61', 'https://bar.other/a', true],
    ['nothing for an address in quotation marks (measured)', "'https://bar.other'", 'https://bar.other/', false],
    ['nothing for an address without slashes (measured)', 'https:bar.other', 'https://bar.other/', false],
  ])('a source list matches %s', (_what, list, url, expected) => {
    expect(matches(url, list)).toBe(expected)
  })

  test('a source list matches the secure variant of a page without TLS, and the page of TLS not the plain one', () => {
    const plain = new URL('http://foo.example/')
    expect(matches('https://foo.example/', "'self'", { page: plain })).toBe(true)
    expect(matches('http://foo.example/', "'self'")).toBe(false)
    expect(matches('https://bar.other/', 'bar.other', { page: plain })).toBe(true)
  })

  test('a source list compares no path after a redirect, but scheme, host and port', () => {
    expect(matches('https://bar.other/z', 'https://bar.other/only/here', { redirects: 1 })).toBe(true)
    expect(matches('https://third.test/z', 'https://bar.other/only/here', { redirects: 1 })).toBe(false)
  })

  test('a source list tells expressions of the grammar from those that browsers ignore', () => {
    const good = ["'self'", "'nonce-abc='", "'sha256-AbC+/='", 'https:', '*', '*.bar.other:*', 'https://bar.other/a/']
    const bad = ["'https://bar.other'", 'https:bar.other', "'slef'", 'https://bar.other?x', '**.bar']
    expect(good.filter((source) => !isSourceExpression(source))).toEqual([])
    expect(bad.filter(isSourceExpression)).toEqual([])
  })
})
