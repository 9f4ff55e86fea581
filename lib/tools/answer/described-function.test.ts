import { expect, test } from 'vitest'
import { describedFunction } from './described-function.ts'

const A = 'https://a.example.com'

/** The result of the function for an origin: returned, or given to the callback. */
async function decide(text: string, origin: unknown): Promise<unknown> {
  const decision = describedFunction(text)
  if (decision.style === 'return') return decision.decide(origin)
  return new Promise((resolve) => {
    decision.call(origin, (error, value) => resolve(error ? { error: (error as Error).message } : value))
  })
}

test.each<[string, unknown, unknown]>([
  ['true', A, true],
  ['false', A, false],
  ['null', A, null],
  ['return null', A, null],
  ['return https://b.example', A, 'https://b.example'],
  ['echo', A, A],
  ['origin', A, A],
  ['async echo', A, A],
  ['contains:example', A, true],
  ['contains:other', A, false],
  ['equals https://a.example.com', A, true],
  ['equals:https://b.example.com', A, false],
  ['endsWith .example.com', A, true],
  ['endsWith .example.com ? origin : http://example.com', A, A],
  ['endsWith .example.com ? origin : http://example.com', '', 'http://example.com'],
  ['async endsWith', 'https://evil.example', 'http://example.com'],
  ['=== https://a.example.com ? origin : *', 'x', '*'],
  ['methods by origin', 'http://example.com', ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']],
  ['() => []', A, []],
  ['async () => []', A, []],
  ['(o) => o', A, A],
  ["o => o ? o + '/' : null", A, `${A}/`],
  [
    "(origin, c) => { if (!origin) return null; return ['https://a.example.com'].includes(origin) ? origin : '*' }",
    A,
    A,
  ],
  ['cb(null,true)', A, true],
  ['cb(null, false)', A, false],
  ['cb(null,*)', A, '*'],
  ['cb(null, https://b.example)', A, 'https://b.example'],
  ["cb(null, ['https://b.example'])", A, ['https://b.example']],
  ['cb(null, origin)', A, A],
  ['cb(err)', A, { error: 'Not allowed by CORS' }],
  ["cb(new Error('no'))", A, { error: 'no' }],
  ["(o, cb) => cb(new Error('Not allowed'))", A, { error: 'Not allowed' }],
  ['(origin, callback) => callback(null, /example/.test(origin))', A, true],
  ["function (origin, cb) { if (origin === 'x') cb(null, true); else cb(new Error('no')) }", A, { error: 'no' }],
  ['(o, cb) => cb(null, [/example/, o])', A, [/example/, A]],
  ['readme-allowlist', 'http://example2.com', true],
  ['readme-allowlist', undefined, true],
  ['readme-allowlist', A, { error: 'Not allowed by CORS' }],
])('the function %s decides %j: %j', async (text, origin, decided) => {
  expect(await decide(text, origin)).toEqual(decided)
})

test.each(["throw new Error('no')", "() => { throw new Error('no') }", 'throws no'])('%s throws', async (text) => {
  await expect(decide(text, A)).rejects.toThrow('no')
})

test.each(['while (true) {}', '() => { while (true) {} }', 'what is this', '() => process.exit()', ''])(
  '%j is an error, and neither a call of this process nor an endless loop',
  async (text) => {
    await expect(decide(text, A)).rejects.toThrow()
  },
)
