import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The command, as `npm run -s answer` runs it. */
function answer(input: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'lib/tools/answer/answer.ts'],
    { cwd: root, input, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

test('an array of cases becomes an array of results in the same order, whatever is wrong with one of them', () => {
  const request = { method: 'OPTIONS', headers: { Origin: 'https://foo.example' } }
  const cases = [
    { id: 'a', middleware: 'expressjs/cors', version: '2.8.6', config: { maxAge: 5 }, request },
    { id: 'b', middleware: 'rs/cors', version: '1', config: null, request },
    'no case',
    { id: 7, middleware: 'hono/cors', version: '4.13.19', config: { credentials: true }, request },
    { id: 'd', middleware: 'hono/cors' },
  ]
  const { status, stdout } = answer(JSON.stringify(cases))
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual([
    {
      id: 'a',
      status: 204,
      headers: expect.objectContaining({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '5' }),
      callsNext: false,
    },
    { id: 'b', unsupported: expect.stringContaining('rs/cors') },
    { id: null, unsupported: expect.stringContaining('not a case') },
    { id: 7, status: 204, headers: expect.objectContaining({ 'access-control-allow-origin': '*' }), callsNext: false },
    { id: 'd', unsupported: expect.stringContaining('request') },
  ])
})

test.each(['', '{"id": "a"}', '[1,'])(
  'input that is not an array of cases (%j) is an error on standard error',
  (input) => {
    const { status, stdout, stderr } = answer(input)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).not.toBe('')
  },
)
