import { expect, test } from 'vitest'
import type { Call } from '../../call.ts'
import { createPageLocation } from './page-location.ts'

function at(pageUrl: string) {
  const calls: Call[] = []
  const said: string[] = []
  const { location, navigate } = createPageLocation({
    pageUrl,
    carryOut: async (call) => {
      calls.push(call)
      return { outcome: 'aborted' }
    },
    locate: () => undefined,
    explain: (sentence) => said.push(sentence),
  })
  return { location: location as Location, navigate, calls, said }
}

test('the location has the parts of the page’s address', () => {
  const { location } = at('https://foo.example:8443/a?b#c')
  expect(String(location)).toBe('https://foo.example:8443/a?b#c')
  expect(location).toMatchObject({ host: 'foo.example:8443', pathname: '/a', search: '?b', hash: '#c' })
  expect(location.origin).toBe('https://foo.example:8443')
})

test('to write it is a navigation, which is a request of its own; the page stays', () => {
  const { location, navigate, calls, said } = at('https://foo.example/dir/page?q=1')
  navigate('https://bar.other/')
  location.assign('next')
  location.replace('/top')
  location.href = '?other'
  location.search = '?q=2'
  location.reload()
  expect(calls.map(({ api, mode, url }) => `${api} ${mode} ${url}`)).toEqual([
    'navigation navigate https://bar.other/',
    'navigation navigate https://foo.example/dir/next',
    'navigation navigate https://foo.example/top',
    'navigation navigate https://foo.example/dir/page?other',
    'navigation navigate https://foo.example/dir/page?q=2',
    'navigation navigate https://foo.example/dir/page?q=1',
  ])
  expect(location.href).toBe('https://foo.example/dir/page?q=1')
  expect(said[0]).toMatch(/would be replaced/)
})

test('another fragment of the page loads nothing, and an address that does not parse throws', () => {
  const { location, calls } = at('https://foo.example/#a')
  location.hash = '#b'
  expect(calls).toEqual([])
  expect(() => location.assign('https://:')).toThrow(expect.objectContaining({ name: 'SyntaxError' }))
})
