import { describe, expect, test } from 'vitest'
import { ask, explainRun, OK } from '../../../testing/explain-run.ts'

const server = (allow: string, age: string) =>
  `OPTIONS /a\n204\n${OK}Access-Control-Allow-Credentials: true\n${allow}${age}\n* /a\n200\n${OK}Access-Control-Allow-Credentials: true\n\nhi\n`
const PUT = 'Access-Control-Allow-Methods: PUT\n'
const TEN_MINUTES = 'Access-Control-Max-Age: 600\n'
const LARGER = /larger number/

describe('a second preflight for the same address', () => {
  test('a second preflight of a call that began before the first response came is explained by that', async () => {
    const [, second] = await explainRun(
      "await Promise.all([1, 2].map(() => fetch('https://api.example/a', { method: 'PUT' })))",
      server(PUT, TEN_MINUTES),
    )
    expect(second?.text).toMatch(/answer was not there yet/)
    expect(second?.text).not.toMatch(LARGER)
  })
  test('a second preflight with credentials, after one without, is explained by the credentials', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ method: 'PUT' }") + ask('/a', "{ method: 'PUT', credentials: 'include' }"),
      server(PUT, TEN_MINUTES),
    )
    expect(second?.text).toMatch(/remembered without credentials does not serve a call with them/)
    expect(second?.text).not.toMatch(LARGER)
  })
  test('a second preflight without credentials, after one with, is explained in Firefox, which caches the two separately', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ method: 'PUT', credentials: 'include' }") + ask('/a', "{ method: 'PUT' }"),
      server(PUT, TEN_MINUTES),
      { browser: 'firefox' },
    )
    expect(second?.text).toMatch(/Firefox remembers answers with and without credentials apart/)
    expect(second?.text).not.toMatch(LARGER)
  })
  test('a second preflight for another header is explained by that header', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ headers: { 'X-A': '1' } }") + ask('/a', "{ headers: { 'X-B': '1' } }"),
      `OPTIONS /a\nwhen Access-Control-Request-Headers: x-a\n204\n${OK}Access-Control-Allow-Headers: x-a\n${TEN_MINUTES}\nOPTIONS /a\n204\n${OK}Access-Control-Allow-Headers: x-b\n\nGET /a\n200\n${OK}\nhi\n`,
    )
    expect(second?.text).toMatch(/does not name `x-b`/)
    expect(second?.text).not.toMatch(LARGER)
  })
  test('a second preflight in Firefox after a `*` is explained by its being cached as a name', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ method: 'PUT' }").repeat(2),
      server('Access-Control-Allow-Methods: *\n', TEN_MINUTES),
      { browser: 'firefox' },
    )
    expect(second?.text).toMatch(/Firefox remembers `\*` as a name like any other.*name `PUT`/)
    expect(second?.text).not.toMatch(LARGER)
  })
  test('a second preflight after a response with Max-Age 0 is explained with the advice of a larger number', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ method: 'PUT' }").repeat(2),
      server(PUT, 'Access-Control-Max-Age: 0\n'),
    )
    expect(second?.text).toMatch(/`Access-Control-Max-Age: 0` tells Chrome to remember nothing.*larger number/)
  })
  test('a second preflight after an expired response is explained by how long that was cached', async () => {
    let now = 0
    const [, second] = await explainRun(
      `${ask('/a', "{ method: 'PUT' }")}console.log('later')\n${ask('/a', "{ method: 'PUT' }")}`,
      server(PUT, 'Access-Control-Max-Age: 1\n'),
      {},
      {
        now: () => now,
        emit: ({ type }) => {
          if (type === 'console') now += 1_500
        },
      },
    )
    expect(second?.text).toMatch(/had remembered the answer for 1 second, and that time was over.*larger number/)
  })
  test('a second preflight of a call that bypasses the cache is explained by its cache mode', async () => {
    const [, second] = await explainRun(
      ask('/a', "{ method: 'PUT' }") + ask('/a', "{ method: 'PUT', cache: 'reload' }"),
      server(PUT, TEN_MINUTES),
    )
    expect(second?.text).toMatch(/says `cache: 'reload'`.*always asks again/)
  })
})
