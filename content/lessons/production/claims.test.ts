import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, handlers, headerOf, outcomes, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { lesson } from './lesson.ts'

const exercise = (id: string) => {
  const found = lesson.exercises.find((each) => each.id === id)
  if (!found) throw new Error(`no exercise ${id}`)
  return found
}
const PERMISSION = 'Access-Control-Allow-Origin'
const atBrowser = (trace: Trace, exchange: number) =>
  responses(trace).find((response) => response.exchange === requests(trace)[exchange]?.exchange)
const changed = (document: PlaygroundDocument, before: string | RegExp, after: string): PlaygroundDocument => ({
  ...document,
  servers: document.servers.map((server, index) =>
    index === 0 ? { ...server, text: server.text.replace(before, after) } : server,
  ),
})

test('through nginx on the page’s own origin there is no Origin, no permission and no preflight', async () => {
  const trace = await runExample(lesson, 'front')
  expect(requests(trace).map(({ method }) => method)).not.toContain('OPTIONS')
  expect(headerOf(requests(trace)[0], 'Origin')).toBeNull()
  for (const response of responses(trace)) expect(headerOf(response, PERMISSION)).toBeNull()
})

test.each([
  ['http://localhost:8080', '/api/products'],
  ['http://localhost:8080/', '/products'],
])('with proxy_pass %s the application gets %s', async (target, path) => {
  const document = changed(exercise('one-origin-in-production').solution, 'http://localhost:8080/', target)
  const trace = await runInNode(document)
  const passed = trace.find((event) => event.type === 'forward')
  expect(passed?.type === 'forward' && new URL(passed.url).pathname).toBe(path)
})

describe('a header from both', () => {
  test('add_header adds a second header to that of the application, and the browser accepts neither', async () => {
    const trace = await runExample(lesson, 'both')
    expect(failures(trace)).toEqual(['multiple-allow-origin'])
    const lines = atBrowser(trace, 0)?.headers.filter(([name]) => name.toLowerCase() === PERMISSION.toLowerCase())
    expect(lines).toHaveLength(2)
  })
  test('with proxy_hide_header only the one of nginx is left', async () => {
    const hide = 'proxy_hide_header Access-Control-Allow-Origin;'
    const trace = await runExample(lesson, 'both', {
      server: [['proxy_pass http://localhost:8080;', `proxy_pass http://localhost:8080;\n        ${hide}`]],
    })
    expect(failures(trace)).toEqual([])
  })
})

test('nginx answers 502 while the application is down, and the page reads it only with a header that has always', async () => {
  const adding = (line: string) =>
    runExample(lesson, 'down', { server: [['localhost:8080;\n', `localhost:8080;\n        ${line}\n`]] })
  expect(failures(await runExample(lesson, 'down'))).toEqual(['missing-allow-origin'])
  expect(failures(await adding(`add_header ${PERMISSION} https://shop.example;`))).toEqual(['missing-allow-origin'])
  const [outcome] = outcomes(await adding(`add_header ${PERMISSION} https://shop.example always;`))
  expect(outcome).toMatchObject({ kind: 'response', status: 502 })
})

test('a location with an add_header of its own loses those of the server', async () => {
  const { start } = exercise('a-line-too-many')
  expect(failures(await runInNode(start))).toEqual(['missing-allow-origin'])
  expect(failures(await runInNode(changed(start, 'add_header Cache-Control no-store;', '')))).toEqual([])
})

test('a gateway that refuses what has no token refuses the preflight, and the request is never sent', async () => {
  const trace = await runInNode(exercise('a-token-at-the-gate').start)
  expect(failures(trace)).toEqual(['preflight-status'])
  expect(requests(trace).map(({ method }) => method)).toEqual(['OPTIONS'])
  expect(headerOf(requests(trace)[0], 'Authorization')).toBeNull()
})

test('the key of the small proxy is on the request of nginx, and not on that of the page', async () => {
  const trace = await runInNode(exercise('your-own-small-proxy').solution)
  expect(headerOf(requests(trace)[0], 'X-Api-Key')).toBeNull()
  expect(outcomes(trace)).toMatchObject([{ kind: 'response', status: 200 }])
})

describe('a variable that is not set', () => {
  const DEFAULT = 'const { ORIGIN = "*" }'
  test('without a default the package sends no header, so that nobody reads', async () => {
    const without = { server: [[DEFAULT, 'const { ORIGIN }']] as const }
    expect(failures(await runExample(lesson, 'unset', without))).toEqual(['missing-allow-origin'])
    expect(failures(await runExample(lesson, 'unset', { ...without, page: 'https://shop.example/' }))).toEqual([
      'missing-allow-origin',
    ])
  })
  test('a program that throws does not start', async () => {
    const trace = await runExample(lesson, 'unset', {
      server: [
        [
          `${DEFAULT} = process.env`,
          'if (!process.env.ORIGIN) throw new Error("ORIGIN is not set")\nconst ORIGIN = ""',
        ],
      ],
    })
    const down = trace.find((event) => event.type === 'server-down')
    expect(down?.type === 'server-down' && down.text).toContain('ORIGIN is not set')
    expect(handlers(trace)).toEqual([])
  })
})
