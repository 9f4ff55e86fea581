import { describe, expect, test } from 'vitest'
import { definePageGlobals, hintFor, removeUnknownGlobals } from './global-scope.ts'

describe('removeUnknownGlobals', () => {
  test('network APIs are removed from the scope and its prototypes, and what only computes stays', () => {
    const above = { fetch: 1, importScripts: 1, structuredClone: 1 }
    const scope = Object.assign(Object.create(above), { WebSocket: 1, URL: 1, futureNetworkApi: 1 })
    removeUnknownGlobals(scope)
    expect(Object.keys(scope)).toEqual(['URL'])
    expect(Object.keys(above)).toEqual(['structuredClone'])
  })

  test('an API that cannot be deleted becomes undefined', () => {
    const scope = {}
    Object.defineProperty(scope, 'fetch', { value: 1, configurable: false, writable: true })
    removeUnknownGlobals(scope)
    expect(Reflect.get(scope, 'fetch')).toBeUndefined()
  })
})

function pageAt(pageUrl: string) {
  const went: unknown[] = []
  const scope: Record<string, unknown> & { location?: Location } = {}
  definePageGlobals(scope, {
    pageUrl,
    origin: 'https://foo.example',
    navigator: {},
    values: { answer: 42 },
    location: { location: { href: pageUrl }, navigate: (url) => went.push(url) },
  })
  return { scope, went }
}

describe('the global scope of a page', () => {
  test('the global scope of a page is its own window and has the page’s location', () => {
    const { scope } = pageAt('https://foo.example:8443/a?b#c')
    expect(scope.window).toBe(scope)
    expect(scope.self).toBe(scope)
    expect(scope.origin).toBe('https://foo.example')
    expect(scope.answer).toBe(42)
    expect(scope.location?.href).toBe('https://foo.example:8443/a?b#c')
  })

  test('an assignment to location navigates, and the scope keeps its location', () => {
    const { scope, went } = pageAt('https://foo.example/')
    scope.location = 'https://evil.example/' as unknown as Location
    expect(went).toEqual(['https://evil.example/'])
    expect(scope.location?.href).toBe('https://foo.example/')
  })

  test.each([
    ['https://foo.example/', true],
    ['http://localhost:3000/', true],
    ['http://127.0.0.1/', true],
    ['http://foo.example/', false],
  ])('the global scope of %s knows whether it is a secure context', (url, secure) => {
    expect(pageAt(url).scope.isSecureContext).toBe(secure)
  })
})

test('a script that needs an API of pages that the sandbox lacks gets a hint', () => {
  expect(hintFor('ReferenceError', 'localStorage is not defined')).toContain('no storage')
  expect(hintFor('ReferenceError', '$ is not defined')).toContain('no jQuery')
  expect(hintFor('ReferenceError', "Can't find variable: require")).toContain('Node.js')
  expect(hintFor('ReferenceError', 'requires is not defined')).toBeNull()
  expect(hintFor('TypeError', 'require is not defined')).toBeNull()
})
