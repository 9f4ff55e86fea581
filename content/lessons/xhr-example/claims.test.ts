import { describe, expect, test } from 'vitest'
import {
  checkAnswer,
  failures,
  handlers,
  headerOf,
  printed,
  requests,
  responses,
  runExample,
} from '@/lib/testing/run-example.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import { lesson } from './lesson.ts'

describe('the four steps', () => {
  test('open sends nothing', async () => {
    expect(requests(await runExample(lesson, 'events', { code: [['xhr.send();', '']] }))).toEqual([])
  })
  test('send does not wait, and then readyState counts 2, 3, 4', async () => {
    expect(printed(await runExample(lesson, 'events'), 'script')).toEqual([
      'sent',
      'readyState 2 status 200',
      'readyState 3 status 200',
      'readyState 4 status 200',
      'load',
    ])
  })
  test('state 1 means opened, and is over before the handler is set', async () => {
    const code = [
      ['xhr.open("GET", url);\n', 'xhr.onreadystatechange = someHandler;\nxhr.open("GET", url);\n'],
    ] as const
    expect(printed(await runExample(lesson, 'events', { code }), 'script')[0]).toBe('readyState 1 status 0')
  })
})

describe('a refused script', () => {
  const REFUSED = ['sent', 'readyState 4 status 0', 'error']
  test('sees state 4 at once, status 0 and an error event, though the server answered with 200', async () => {
    const trace = await runExample(lesson, 'blocked')
    expect(printed(trace, 'script')).toEqual(REFUSED)
    expect(responses(trace)[0]?.status).toBe(200)
  })
  test('catches nothing around send', async () => {
    const code = [['xhr.send();', 'try { xhr.send(); } catch { console.log("caught"); }']] as const
    expect(printed(await runExample(lesson, 'blocked', { code }), 'script')).toEqual(REFUSED)
  })
  test('sees exactly the same where nobody answers', async () => {
    const trace = await runExample(lesson, 'blocked', { code: [['bar.other', 'nobody.example']] })
    expect(failures(trace)).toEqual(['connection-failed'])
    expect(printed(trace, 'script')).toEqual(REFUSED)
  })
})

describe('with fetch', () => {
  test('the script reads the same answer', async () => {
    expect(printed(await runExample(lesson, 'fetch'), 'script')).toEqual(['status 200', '<data>[…XML Data…]</data>'])
  })
  test('a refusal is a TypeError, and its words differ in each browser', async () => {
    const words = await Promise.all(
      BROWSERS.map(async (browser) => printed(await runExample(lesson, 'fetch-blocked', { browser }), 'script').join()),
    )
    for (const text of words) expect(text).toMatch(/^TypeError \| ./)
    expect(new Set(words).size).toBe(3)
  })
  test('a 404 is no rejection: it is an answer with ok set to false', async () => {
    const trace = await runExample(lesson, 'fetch', {
      code: [['"status", response.status', '"ok", response.ok']],
      server: [['200 OK', '404 Not Found']],
    })
    expect(printed(trace, 'script')[0]).toBe('ok false')
  })
})

describe('a header of its own', () => {
  test('makes two exchanges out of one', async () => {
    const trace = await runExample(lesson, 'header')
    expect(requests(trace).map((r) => r.purpose)).toEqual(['preflight', 'actual'])
    expect(headerOf(requests(trace)[0], 'Access-Control-Request-Headers')).toBe('x-request-id')
    expect(headerOf(requests(trace)[1], 'X-Request-Id')).toBe('7')
  })
  test.each([
    ['before open', [['xhr.open(', 'xhr.setRequestHeader("X-A", "1");\nxhr.open(']]],
    ['after send', [['xhr.send();', 'xhr.send();\nxhr.setRequestHeader("X-A", "1");']]],
  ] as const)('can be added between open and send, and not %s', async (_, code) => {
    const trace = await runExample(lesson, 'header', { code })
    expect(trace.some((e) => e.type === 'script-error' && e.name === 'InvalidStateError')).toBe(true)
  })
})

describe('withCredentials', () => {
  test('sends the cookie, and without it the call goes without', async () => {
    expect(headerOf(requests(await runExample(lesson, 'cookies'))[0], 'Cookie')).toBe('session=sara')
    const without = await runExample(lesson, 'cookies', { code: [['xhr.withCredentials = true;\n', '']] })
    expect(headerOf(requests(without)[0], 'Cookie')).toBeNull()
  })
  test('is not satisfied with a star', async () => {
    const trace = await runExample(lesson, 'cookies', { server: [[/Origin: https:\/\/foo.example/g, 'Origin: *']] })
    expect(failures(trace)).toEqual(['wildcard-with-credentials'])
  })
})

test('a listener on the upload makes the browser ask; without it the call works', async () => {
  const listening = await runExample(lesson, 'upload')
  expect(requests(listening).map((r) => r.purpose)).toEqual(['preflight'])
  expect(handlers(listening)).toEqual([])
  const quiet = await runExample(lesson, 'upload', { code: [[/xhr\.upload.*\n/, '']] })
  expect(requests(quiet).map((r) => r.purpose)).toEqual(['actual'])
  expect(printed(quiet, 'script')).toEqual(['status 201'])
})

const passes = async (id: string, changes: Parameters<typeof checkAnswer>[2]) =>
  (await checkAnswer(lesson, id, changes)).passed

describe('another answer to “Two lines are missing”', () => {
  test.each([
    ['the address written out', 'xhr.open("GET", url)', 'xhr.open("GET", "https://bar.other/resources/public-data/")'],
    ['the method in small letters', '"GET"', '"get"'],
    ['send(null)', 'send()', 'send(null)'],
    ['fetch instead', /[\s\S]*/, 'await fetch("https://bar.other/resources/public-data/")'],
  ])('%s passes', async (_, before, after) => {
    expect(await passes('finish-the-call', { code: [[before, after]] })).toBe(true)
  })
  test.each([
    ['no send', 'xhr.send();', ''],
    ['a header that makes the browser ask', 'xhr.send();', 'xhr.setRequestHeader("X-A", "1");\nxhr.send();'],
  ])('%s does not pass', async (_, before, after) => {
    expect(await passes('finish-the-call', { code: [[before, after]] })).toBe(false)
  })
})

describe('another answer to “A number for each request”', () => {
  test.each([
    ['small letters', 'Headers: X-Request-Id', 'Headers: x-request-id'],
    ['with others that are harmless', 'Headers: X-Request-Id', 'Headers: Content-Type,X-Request-Id'],
    ['200', '204 No Content', '200 OK'],
  ])('%s passes', async (_, before, after) => {
    expect(await passes('name-the-request', { server: [[before, after]] })).toBe(true)
  })
  test('allowing every page does not pass', async () => {
    expect(await passes('name-the-request', { server: [[/https:\/\/foo\.example/g, '*']] })).toBe(false)
  })
})

describe('another answer to “The cookie comes too late”', () => {
  test.each([
    [
      'before open',
      [
        ['xhr.withCredentials = true;\n', ''],
        ['xhr.open', 'xhr.withCredentials = true;\nxhr.open'],
      ],
    ],
    ['with fetch', [[/[\s\S]*/, 'await fetch("https://bar.other/me", { credentials: "include" })']]],
  ] as const)('%s passes', async (_, code) => {
    expect(await passes('cookie-in-time', { code })).toBe(true)
  })
  test('writing the Cookie header oneself does not pass', async () => {
    const code = [['xhr.withCredentials = true', 'xhr.setRequestHeader("Cookie", "session=sara")']] as const
    expect(await passes('cookie-in-time', { code })).toBe(false)
  })
})
