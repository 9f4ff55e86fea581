import { expect, test } from 'vitest'
import { runScenario } from './run-scenario.ts'
import { parseScenario } from './scenario.ts'

const ALLOWED = [{ status: 200, headers: [['Access-Control-Allow-Origin', '*']], body: 'hello' }]

async function run(scenario: object, browser: 'chromium' | 'firefox' | 'webkit' = 'chromium') {
  const whole = { fetches: [{ url: 'https://bar.other/data' }], servers: { 'https://bar.other': ALLOWED }, ...scenario }
  return runScenario(parseScenario(whole), browser)
}

test('the headers of a scenario’s page govern its calls', async () => {
  const headers = [['Content-Security-Policy', "connect-src 'self'"]]
  const { fetches, wire, console: said } = await run({ page: { origin: 'https://foo.example', headers } })
  expect(fetches).toEqual([{ outcome: 'network-error' }])
  expect(wire).toEqual([])
  expect(said[0]).toContain('violates the following Content Security Policy directive: "connect-src \'self\'"')
})

test('a policy that Firefox applies at once makes a scenario’s beacon refused', async () => {
  const beacon = { fetches: [{ api: 'beacon', url: 'https://bar.other/data', body: 'x' }] }
  const page = { origin: 'https://foo.example', headers: [['Content-Security-Policy', "connect-src 'self'"]] }
  expect((await run({ ...beacon, page }, 'firefox')).fetches).toEqual([{ outcome: 'refused' }])
  expect((await run({ ...beacon, page })).fetches).toEqual([{ outcome: 'queued' }])
})

test('a server of a scenario that refuses connections gets no request', async () => {
  const servers = { 'https://bar.other': { routes: ALLOWED, connection: 'refused' } }
  const { fetches, wire, console: said } = await run({ page: 'https://foo.example', servers })
  expect(fetches).toEqual([{ outcome: 'network-error' }])
  expect(wire).toEqual([])
  expect(said).toEqual(['GET https://bar.other/data net::ERR_CONNECTION_REFUSED'])
})

test('a scenario’s server in the local network is reached where the person has allowed it', async () => {
  const local = {
    page: { origin: 'https://foo.example', addressSpace: 'public' },
    servers: { 'https://bar.other': { routes: ALLOWED, addressSpace: 'local' } },
  }
  expect((await run({ ...local, localNetworkAccess: 'allowed' })).fetches).toMatchObject([{ outcome: 'response' }])
  expect((await run({ ...local, localNetworkAccess: 'denied' })).fetches).toMatchObject([{ outcome: 'network-error' }])
  // A page of the same network needs no permission.
  const near = { ...local, page: { origin: 'https://foo.example', addressSpace: 'local' } }
  expect((await run({ ...near, localNetworkAccess: 'denied' })).fetches).toMatchObject([{ outcome: 'response' }])
})
