import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CaseHeaders, CorsCase } from './case.ts'
import { answerNginxCase } from './nginx-cases.ts'

type Recorded = CorsCase & { readonly expect: { readonly status: number; readonly headers: CaseHeaders } }

const file = new URL('./fixtures/cases.ndjson', import.meta.url)
const all: readonly Recorded[] = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const cases = all.filter(({ middleware }) => middleware === 'nginx add_header')

/** The recorded headers: all but nginx's own lines and what enable-cors.org's snippet adds to them. */
function expectedHeaders(headers: CaseHeaders): CaseHeaders {
  const own = ['server', 'content-type', 'content-length', 'location', 'www-authenticate']
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name.toLowerCase())))
}

describe('nginx 1.22.1 sends the headers that were recorded, and no others', () => {
  test('nginx has recordings', () => expect(cases).not.toHaveLength(0))
  test.each(cases.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const answer = await answerNginxCase(one)
    if (!('status' in answer)) throw new Error(JSON.stringify(answer))
    expect({ status: answer.status, headers: expectedHeaders(answer.headers) }).toEqual({
      status: one.expect.status,
      headers: one.expect.headers,
    })
  })
})

test('a configuration that nginx refuses is a panic with its own message', async () => {
  const location = 'location / { add_header Access-Control-Allow-Origin "*" allways; }'
  const answer = await answerNginxCase({
    id: 'x',
    middleware: 'nginx add_header',
    version: '1.22.1',
    config: { server: '', location },
    request: { method: 'GET', headers: {} },
  })
  expect(answer).toEqual({ panic: 'nginx: [emerg] invalid parameter "allways" in nginx.conf:4' })
})
