import { describe, expect, test } from 'vitest'
import {
  failures,
  handlers,
  headerOf,
  passesIn,
  printed,
  requests,
  responses,
  runExample,
} from '@/lib/testing/run-example.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import { lesson } from './lesson.ts'

describe('the four steps', () => {
  test('open() sends nothing', async () => {
    expect(requests(await runExample(lesson, 'events', { code: [['xhr.send();', '']] }))).toEqual([])
  })
  test('send() does not wait, and then readyState is 2, 3 and 4', async () => {
    expect(printed(await runExample(lesson, 'events'), 'script')).toEqual([
      'sent',
      'readyState 2 status 200',
      'readyState 3 status 200',
      'readyState 4 status 200',
      'load',
    ])
  })
  test('state 1 means opened, and has passed before the handler is set', async () => {
    const code = [
      ['xhr.open("GET", url);\n', 'xhr.onreadystatechange = someHandler;\nxhr.open("GET", url);\n'],
    ] as const
    expect(printed(await runExample(lesson, 'events', { code }), 'script')[0]).toBe('readyState 1 status 0')
  })
})

describe('a refused script', () => {
  const REFUSED = ['sent', 'readyState 4 status 0', 'error']
  test('a refused script sees state 4 at once, status 0 and an error event, although the server sent 200', async () => {
    const trace = await runExample(lesson, 'blocked')
    expect(printed(trace, 'script')).toEqual(REFUSED)
    expect(responses(trace)[0]?.status).toBe(200)
  })
  test('a refused script catches no exception from send()', async () => {
    const code = [['xhr.send();', 'try { xhr.send(); } catch { console.log("caught"); }']] as const
    expect(printed(await runExample(lesson, 'blocked', { code }), 'script')).toEqual(REFUSED)
  })
  test('a refused script sees the same as with a server that does not exist', async () => {
    const trace = await runExample(lesson, 'blocked', { code: [['bar.other', 'nobody.example']] })
    expect(failures(trace)).toEqual(['connection-failed'])
    expect(printed(trace, 'script')).toEqual(REFUSED)
  })
})

describe('with fetch', () => {
  test('with fetch the script reads the same response', async () => {
    expect(printed(await runExample(lesson, 'fetch'), 'script')).toEqual(['status 200', '<data>[…XML Data…]</data>'])
  })
  test('a refusal is a TypeError, and its text differs in each browser', async () => {
    const words = await Promise.all(
      BROWSERS.map(async (browser) => printed(await runExample(lesson, 'fetch-blocked', { browser }), 'script').join()),
    )
    for (const text of words) expect(text).toMatch(/^TypeError \| ./)
    expect(new Set(words).size).toBe(3)
  })
  test('a 404 is not a rejection: it is a response with ok set to false', async () => {
    const trace = await runExample(lesson, 'fetch', {
      code: [['"status", response.status', '"ok", response.ok']],
      server: [['200 OK', '404 Not Found']],
    })
    expect(printed(trace, 'script')[0]).toBe('ok false')
  })
})

describe('a custom request header', () => {
  test('a custom header makes two exchanges of one', async () => {
    const trace = await runExample(lesson, 'header')
    expect(requests(trace).map((r) => r.purpose)).toEqual(['preflight', 'actual'])
    expect(headerOf(requests(trace)[0], 'Access-Control-Request-Headers')).toBe('x-request-id')
    expect(headerOf(requests(trace)[1], 'X-Request-Id')).toBe('7')
  })
  test.each([
    ['before open', [['xhr.open(', 'xhr.setRequestHeader("X-A", "1");\nxhr.open(']]],
    ['after send', [['xhr.send();', 'xhr.send();\nxhr.setRequestHeader("X-A", "1");']]],
  ] as const)('a custom header can be added between open() and send(), but not %s', async (_, code) => {
    const trace = await runExample(lesson, 'header', { code })
    expect(trace.some((e) => e.type === 'script-error' && e.name === 'InvalidStateError')).toBe(true)
  })
})

describe('withCredentials', () => {
  test('withCredentials sends the cookie, and without it no cookie is sent', async () => {
    expect(headerOf(requests(await runExample(lesson, 'cookies'))[0], 'Cookie')).toBe('session=sara')
    const without = await runExample(lesson, 'cookies', { code: [['xhr.withCredentials = true;\n', '']] })
    expect(headerOf(requests(without)[0], 'Cookie')).toBeNull()
  })
  test('withCredentials is refused with a star', async () => {
    const trace = await runExample(lesson, 'cookies', { server: [[/Origin: https:\/\/foo.example/g, 'Origin: *']] })
    expect(failures(trace)).toEqual(['wildcard-with-credentials'])
  })
})

test('an upload listener causes a preflight; without it the call works', async () => {
  const listening = await runExample(lesson, 'upload')
  expect(requests(listening).map((r) => r.purpose)).toEqual(['preflight'])
  expect(handlers(listening)).toEqual([])
  const quiet = await runExample(lesson, 'upload', { code: [[/xhr\.upload.*\n/, '']] })
  expect(requests(quiet).map((r) => r.purpose)).toEqual(['actual'])
  expect(printed(quiet, 'script')).toEqual(['status 201'])
})

const passes = passesIn(lesson)

describe('another answer to “Two lines are missing”', () => {
  test.each([
    ['the address written out', 'xhr.open("GET", url)', 'xhr.open("GET", "https://bar.other/resources/public-data/")'],
    ['the method in small letters', '"GET"', '"get"'],
    ['send(null)', 'send()', 'send(null)'],
    ['fetch instead', /[\s\S]*/, 'await fetch("https://bar.other/resources/public-data/")'],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('finish-the-call', { code: [[before, after]] })).toBe(true)
  })
  test.each([
    ['no send', 'xhr.send();', ''],
    ['a header that makes the browser ask', 'xhr.send();', 'xhr.setRequestHeader("X-A", "1");\nxhr.send();'],
  ])('the answer “%s” fails the check', async (_, before, after) => {
    expect(await passes('finish-the-call', { code: [[before, after]] })).toBe(false)
  })
})

describe('another answer to “A number for each request”', () => {
  test.each([
    ['small letters', 'Headers: X-Request-Id', 'Headers: x-request-id'],
    ['with others that are harmless', 'Headers: X-Request-Id', 'Headers: Content-Type,X-Request-Id'],
    ['200', '204 No Content', '200 OK'],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('name-the-request', { server: [[before, after]] })).toBe(true)
  })
  test('allowing every page fails the check', async () => {
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
  ] as const)('the answer “%s” passes the check', async (_, code) => {
    expect(await passes('cookie-in-time', { code })).toBe(true)
  })
  test('setting the Cookie header in the script fails the check', async () => {
    const code = [['xhr.withCredentials = true', 'xhr.setRequestHeader("Cookie", "session=sara")']] as const
    expect(await passes('cookie-in-time', { code })).toBe(false)
  })
})
