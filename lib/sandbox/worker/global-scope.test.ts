import { describe, expect, test } from 'vitest'
import { definePageGlobals, hintFor, removeUnknownGlobals } from './global-scope.ts'

describe('the doors of a worker', () => {
  test('are taken away wherever they hang, and what computes stays', () => {
    const above = { fetch: 1, importScripts: 1, structuredClone: 1 }
    const scope = Object.assign(Object.create(above), { WebSocket: 1, URL: 1, futureNetworkApi: 1 })
    removeUnknownGlobals(scope)
    expect(Object.keys(scope)).toEqual(['URL'])
    expect(Object.keys(above)).toEqual(['structuredClone'])
  })

  test('that cannot be deleted are emptied', () => {
    const scope = {}
    Object.defineProperty(scope, 'fetch', { value: 1, configurable: false, writable: true })
    removeUnknownGlobals(scope)
    expect(Reflect.get(scope, 'fetch')).toBeUndefined()
  })
})

function pageAt(pageUrl: string) {
  const said: string[] = []
  const scope: Record<string, unknown> & { location?: Location } = {}
  definePageGlobals(scope, {
    pageUrl,
    origin: 'https://foo.example',
    navigator: {},
    values: { answer: 42 },
    explain: (sentence) => said.push(sentence),
  })
  return { scope, said }
}

describe('the global scope of a page', () => {
  test('is its own window and says where the page is', () => {
    const { scope } = pageAt('https://foo.example:8443/a?b#c')
    expect(scope.window).toBe(scope)
    expect(scope.self).toBe(scope)
    expect(scope.origin).toBe('https://foo.example')
    expect(scope.answer).toBe(42)
    expect(String(scope.location)).toBe('https://foo.example:8443/a?b#c')
    expect(scope.location).toMatchObject({ host: 'foo.example:8443', pathname: '/a', search: '?b', hash: '#c' })
  })

  test('says that it does not navigate, and stays', () => {
    const { scope, said } = pageAt('https://foo.example/')
    scope.location = 'https://evil.example/' as unknown as Location
    scope.location?.assign('/elsewhere')
    if (scope.location) scope.location.href = '/there'
    expect(said).toHaveLength(3)
    expect(scope.location?.href).toBe('https://foo.example/')
  })

  test.each([
    ['https://foo.example/', true],
    ['http://localhost:3000/', true],
    ['http://127.0.0.1/', true],
    ['http://foo.example/', false],
  ])('knows whether it is a secure context: %s', (url, secure) => {
    expect(pageAt(url).scope.isSecureContext).toBe(secure)
  })
})

test('who misses what a page has and the sandbox has not is told', () => {
  expect(hintFor('ReferenceError', 'document is not defined')).toContain('no document')
  expect(hintFor('ReferenceError', "Can't find variable: require")).toContain('Node.js')
  expect(hintFor('ReferenceError', 'documents is not defined')).toBeNull()
  expect(hintFor('TypeError', 'document is not defined')).toBeNull()
})
