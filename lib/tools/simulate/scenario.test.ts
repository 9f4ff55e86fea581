import { expect, test } from 'vitest'
import { parseScenario, ScenarioError } from './scenario.ts'

const VALID = { id: 'a', page: 'https://foo.example', fetches: [{ url: 'https://bar.other/' }], servers: {} }

test('a scenario keeps the arguments of its calls, and api is fetch by default', () => {
  const call = { url: '/', method: 'PUT', mode: 'nonsense', headers: [['a', '1']] }
  expect(parseScenario({ ...VALID, fetches: [call] }).fetches).toEqual([
    { api: 'fetch', url: '/', headers: [['a', '1']], fields: undefined, init: { method: 'PUT', mode: 'nonsense' } },
  ])
})

test('a page may bring headers, and a server may say how it is reached', () => {
  const route = { path: '/', status: 200 }
  const scenario = parseScenario({
    ...VALID,
    page: { origin: 'https://foo.example', headers: [['Referrer-Policy', 'origin']], addressSpace: 'public' },
    servers: { 'https://bar.other': [route], 'https://far.test': { connection: 'refused', addressSpace: 'local' } },
    localNetworkAccess: 'denied',
  })
  expect(scenario.page).toEqual({
    origin: 'https://foo.example',
    headers: [['Referrer-Policy', 'origin']],
    addressSpace: 'public',
  })
  expect(scenario.servers).toEqual({
    'https://bar.other': { routes: [{ ...route, headers: [] }] },
    'https://far.test': { routes: [], connection: 'refused', addressSpace: 'local' },
  })
  expect(parseScenario(VALID).page).toEqual({ origin: 'https://foo.example' })
})

test.each<[string, unknown, RegExp]>([
  ['no object', [], /^a scenario must be an object/],
  ['no page', { ...VALID, page: undefined }, /^page must be a string; it is missing/],
  ['a page with a path', { ...VALID, page: 'https://foo.example/' }, /^page must be an origin as it is serialized/],
  ['a page of another scheme', { ...VALID, page: 'file:///' }, /^page must be an origin such as/],
  ['no calls', { ...VALID, fetches: {} }, /^fetches must be an array/],
  ['a call without a URL', { ...VALID, fetches: [{}] }, /^fetches\[0\]\.url must be there; it is missing/],
  [
    'an unknown api',
    { ...VALID, fetches: [{ api: 'video', url: '/' }] },
    /^fetches\[0\]\.api must be one of fetch, xhr/,
  ],
  [
    'headers as an object',
    { ...VALID, fetches: [{ url: '/', headers: { a: '1' } }] },
    /^fetches\[0\]\.headers must be/,
  ],
  ['a URL that is a number', { ...VALID, fetches: [{ url: 1 }] }, /^fetches\[0\]\.url must be a string; it is 1\./],
  ['servers as an array', { ...VALID, servers: [] }, /^servers must be an object/],
  ['no servers', { ...VALID, servers: undefined }, /^servers must be an object/],
  ['a server that is no origin', { ...VALID, servers: { 'bar.other': [] } }, /^the key servers\["bar\.other"\]/],
  [
    'a status that is no number',
    { ...VALID, servers: { 'https://bar.other': [{ status: '200' }] } },
    /^servers\["https:\/\/bar\.other"\]\[0\]\.status must be/,
  ],
  ['a page without an origin', { ...VALID, page: {} }, /^page\.origin must be/],
  [
    'headers of the page that are no pairs',
    { ...VALID, page: { origin: 'null', headers: ['a'] } },
    /^page\.headers\[0\] must be an array of \[name, value\]/,
  ],
  [
    'an unknown connection',
    { ...VALID, servers: { 'https://bar.other': { connection: 'slow' } } },
    /^servers\["https:\/\/bar\.other"\]\.connection must be one of refused/,
  ],
  [
    'an unknown address space',
    { ...VALID, page: { origin: 'null', addressSpace: 'private' } },
    /^page\.addressSpace must be one of public/,
  ],
  ['an unknown answer', { ...VALID, localNetworkAccess: 'yes' }, /^localNetworkAccess must be one of allowed/],
  ['a cookie that is no text', { ...VALID, cookies: { 'https://bar.other': 1 } }, /^cookies\["https:\/\/bar\.other"\]/],
])('a scenario with %s gives an error that says what is wrong', (_what, value, message) => {
  expect(() => parseScenario(value)).toThrow(ScenarioError)
  expect(() => parseScenario(value)).toThrow(message)
})
