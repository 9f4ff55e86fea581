/**
 * Compares middlewares with their recorded behaviour: fixtures/cases.ndjson holds cases recorded by running the real
 * projects. `absentHeaders` are all headers of CORS that a case does not name, so each pins the whole set.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CaseAnswer, CorsCase } from './case.ts'
import { answerCase, MIDDLEWARES } from './middlewares.ts'

interface Recorded extends CorsCase {
  readonly expect: {
    readonly status?: number
    readonly headers: Readonly<Record<string, string | readonly string[]>>
    readonly absentHeaders?: readonly string[]
    readonly callsNext?: boolean
    readonly panic?: string
  }
}

const file = new URL('./fixtures/cases.ndjson', import.meta.url)
const cases: readonly Recorded[] = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

/** What is compared of an answer: what the case names, and nothing of what it says is absent. */
function comparable(answer: CaseAnswer, expected: Recorded['expect']): unknown {
  if (!('status' in answer)) return answer
  const named = Object.keys(expected.headers)
  const sent = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const value = (name: string) => {
    const found = sent.get(name.toLowerCase())
    // Lines of one header mean the same as one line with commas, except where the case tells them apart.
    return typeof found === 'object' && typeof expected.headers[name] === 'string' ? found.join(', ') : found
  }
  return {
    ...('status' in expected ? { status: answer.status } : {}),
    headers: Object.fromEntries(named.map((name) => [name, value(name)])),
    unexpected: (expected.absentHeaders ?? []).filter((name) => sent.has(name.toLowerCase())),
    ...('callsNext' in expected ? { callsNext: answer.callsNext } : {}),
  }
}

function wanted({ status, headers, callsNext, panic }: Recorded['expect']): unknown {
  if (panic !== undefined) return { panic }
  return {
    ...(status === undefined ? {} : { status }),
    headers,
    unexpected: [],
    ...(callsNext === undefined ? {} : { callsNext }),
  }
}

for (const middleware of Object.keys(MIDDLEWARES)) {
  describe(`${middleware} answers as it was recorded`, () => {
    const own = cases.filter((one) => one.middleware === middleware)
    test(`${middleware} has recordings`, () => expect(own).not.toHaveLength(0))
    for (const one of own) {
      test(`${one.version} ${one.id}`, async () => {
        const answer = await answerCase(one)
        expect(comparable(answer, one.expect)).toEqual(wanted(one.expect))
      })
    }
  })
}

test('a middleware that is not run here is unsupported, with the reason', async () => {
  const [one] = cases.filter(({ middleware }) => middleware === 'rs/cors')
  expect(one && (await answerCase(one))).toEqual({ unsupported: expect.stringContaining('rs/cors') })
})

test.each([
  ['an unknown version', { version: '0.0.1' }],
  ['an unknown application', { app: 'nowhere' }],
  ['a function that does not parse', { config: { origin: { $fn: 'while (true) {}' } } }],
  ['a regular expression that is none', { config: { origin: { $regexp: '(' } } }],
  ['an unknown kind of value', { config: { origin: { $symbol: 'x' } } }],
])('a case with %s is unsupported and does not break the others', async (_what, change) => {
  for (const middleware of ['expressjs/cors', 'hono/cors']) {
    const version = middleware === 'hono/cors' ? '4.13.19' : '2.8.6'
    const given = { id: 'x', middleware, version, config: null, request: { method: 'GET', headers: {} }, ...change }
    expect(await answerCase(given)).toEqual({ unsupported: expect.any(String) })
  }
})

test('a function that never calls back fails only its own case, after a limited time', {
  timeout: 10_000,
}, async () => {
  const config = { origin: { $fn: '(origin, cb) => undefined' } }
  const request = { method: 'GET', headers: { origin: 'https://a.example' } }
  const answer = await answerCase({ id: 'x', middleware: 'expressjs/cors', version: '2.8.6', config, request })
  expect(answer).toEqual({ unsupported: expect.stringContaining('within 3 seconds') })
})

test('a function of a case decides as written, and cannot make code from text', async () => {
  const given = (text: string) => ({
    id: 'x',
    middleware: 'hono/cors',
    version: '4.13.19',
    config: { origin: { $fn: text } },
    request: { method: 'GET', headers: { Origin: 'https://a.example.com' } },
  })
  const origin = async (text: string) => {
    const answer = await answerCase(given(text))
    return 'status' in answer ? answer.headers['access-control-allow-origin'] : answer
  }
  expect(await origin("(o, c) => o.endsWith('.example.com') ? o : null")).toBe('https://a.example.com')
  expect(await origin("async (origin) => { if (/^http:/.test(origin)) return origin; return origin + '/' }")).toBe(
    'https://a.example.com/',
  )
  const reaching = await answerCase(given("() => ''.constructor.constructor('return 1')()"))
  expect(reaching).toMatchObject({ status: 500 })
})
