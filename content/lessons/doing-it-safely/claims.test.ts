import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, handlers, headerOf, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const start = (id: string): PlaygroundDocument => {
  const exercise = lesson.exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  return exercise.start
}
const sara = ['Sara has 1204']

test('a server that repeats every origin gives Sara’s balance to evil.test, and so does origin: true', async () => {
  expect(printed(await runExample(lesson, 'mirror'), 'script')).toEqual(sara)
  const trace = await runExample(lesson, 'mirror', {
    server: [[/app\.use\(\(req[\s\S]*?\n\}\)/, 'app.use(cors({ origin: true, credentials: true }))']],
  })
  expect(printed(trace, 'script')).toEqual(sara)
})

test('a star gives a script nothing that was answered to a cookie', async () => {
  const star = { server: [[/app\.use\(\(req[\s\S]*?\n\}\)/, 'app.use(cors())']] as const }
  expect(failures(await runExample(lesson, 'mirror', star))).toEqual(['wildcard-with-credentials'])
  const without = await runExample(lesson, 'mirror', { ...star, code: [['"include"', '"same-origin"']] })
  expect(printed(without, 'script')).toEqual(['Sara has Log in first.'])
})

describe('an origin that is compared in part', () => {
  const asking = (page: string, pattern: string) =>
    runExample(lesson, 'ending', { page, server: [['/shop.example$/', pattern]] })
  test.each([
    ['https://evilshop.example/', '/shop\\.example$/'],
    ['https://shop.example.evil.test/', '/^https:\\/\\/shop\\.example/'],
    ['https://wwwxshop.example/', '/^https:\\/\\/www.shop\\.example$/'],
  ])('%s is let in by %s', async (page, pattern) => {
    expect(printed(await asking(page, pattern), 'script')).toEqual(sara)
  })
  test.each(['https://evilshop.example/', 'https://shop.example.evil.test/', 'https://wwwxshop.example/'])(
    '%s is refused by a list of whole origins',
    async (page) => {
      expect(failures(await asking(page, '["https://shop.example"]'))).toEqual(['missing-allow-origin'])
    },
  )
})

test('nginx sends no permission where the map has nothing for the origin', async () => {
  const fixed = lesson.exercises.find(({ id }) => id === 'customers-only')?.solution
  if (!fixed) throw new Error('no exercise')
  const [answer] = responses(await runInNode({ ...fixed, page: { url: 'https://evil.test/' } }))
  expect(answer?.status).toBe(200)
  expect(headerOf(answer, 'Access-Control-Allow-Origin')).toBeNull()
})

test('null gives the balance to a stranger’s sandboxed frame', async () => {
  const trace = await runExample(lesson, 'nobody')
  expect(headerOf(requests(trace)[0], 'Origin')).toBe('null')
  expect(printed(trace, 'script')).toEqual(sara)
})

test('an internal server without a login is read from the internet in Firefox; Chrome asks the person first', async () => {
  const trace = await runExample(lesson, 'intranet')
  expect(headerOf(requests(trace)[0], 'Cookie')).toBeNull()
  expect(printed(trace, 'script')).toEqual(['We buy the bank in May.'])
  expect(failures(await runExample(lesson, 'intranet', { browser: 'chromium' }))).toEqual(['local-network-access'])
})

describe('the form on evil.test', () => {
  test('the form is sent with the cookie and without a preflight, and the bank does what it says', async () => {
    const trace = await runInNode(start('money-by-form'))
    expect(requests(trace).map(({ method }) => method)).toEqual(['POST'])
    expect(headerOf(requests(trace)[0], 'Cookie')).toBe('session=sara')
    expect(headerOf(requests(trace)[0], 'Origin')).toBe('https://evil.test')
    expect(responses(trace)[0]?.status).toBe(200)
    expect(headerOf(responses(trace)[0], 'Access-Control-Allow-Origin')).toBeNull()
  })

  test('the same with JSON never leaves: the preflight is refused', async () => {
    const document = start('money-by-form')
    const code = `await fetch("https://bank.example/transfer", {
  method: "POST",
  credentials: "include",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ to: "mallory" }),
})`
    const trace = await runInNode({ ...document, client: { ...document.client, code } })
    expect(requests(trace).map(({ method }) => method)).toEqual(['OPTIONS'])
    expect(handlers(trace).filter((route) => route.includes('transfer'))).toEqual([])
  })
})
