import { describe, expect, test } from 'vitest'
import {
  failures,
  headerOf,
  outcomes,
  passesIn,
  printed,
  requests,
  responses,
  runExample,
} from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const passes = passesIn(lesson)

describe('the request', () => {
  test('the request names its page’s origin in Origin, without a path', async () => {
    const [request] = requests(await runExample(lesson, 'exchange', { page: 'https://foo.example/a/page.html' }))
    expect(headerOf(request, 'Origin')).toBe('https://foo.example')
  })
  test('the request has Accept: */* unless the script sets another', async () => {
    expect(headerOf(requests(await runExample(lesson, 'exchange'))[0], 'Accept')).toBe('*/*')
  })
  test('the request has Sec-Fetch-Site and the other Sec-Fetch- headers in the lab', async () => {
    const [request] = requests(await runExample(lesson, 'exchange'))
    for (const name of ['Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest'])
      expect(headerOf(request, name)).not.toBeNull()
  })
  test('the request is sent without a preflight', async () => {
    for (const name of ['exchange', 'forged'])
      expect(requests(await runExample(lesson, name)).map((r) => r.purpose)).toEqual(['actual'])
  })
})

test('a script may change Accept, and may not touch Host, Connection or Origin', async () => {
  const [request] = requests(await runExample(lesson, 'forged'))
  expect(headerOf(request, 'Accept')).toBe('application/xml')
  expect(headerOf(request, 'Origin')).toBe('https://foo.example')
  expect(headerOf(request, 'Connection')).not.toBe('close')
  expect(headerOf(request, 'Host')).not.toBe('foo.example')
})

describe('the browser compares only Origin and Access-Control-Allow-Origin', () => {
  test.each(['Date', 'Server', 'Keep-Alive', 'Connection', 'Content-Type'])(
    'the line %s can be removed',
    async (name) => {
      const server = [[new RegExp(`^${name}:.*\n`, 'm'), '']] as const
      expect(failures(await runExample(lesson, 'exchange', { server }))).toEqual([])
    },
  )
  test('Access-Control-Allow-Origin cannot be removed', async () => {
    const server = [['Access-Control-Allow-Origin: *\n', '']] as const
    expect(failures(await runExample(lesson, 'exchange', { server }))).toEqual(['missing-allow-origin'])
  })
})

describe('the status', () => {
  test('the status does not matter: the script can also read a 404', async () => {
    expect(printed(await runExample(lesson, 'missing'), 'script')).toEqual([
      'status 404 <error>there is nothing here</error>',
    ])
  })
  test('a status does not replace the permission: a 404 without it looks like a CORS error', async () => {
    const trace = await runExample(lesson, 'missing', { server: [['Access-Control-Allow-Origin: *\n', '']] })
    expect(printed(trace, 'browser').some((text) => text.includes('has been blocked by CORS policy'))).toBe(true)
    expect(printed(trace, 'script')).toEqual(['status 0'])
  })
})

test('the script sees one header, and gets null for Date, though it is there', async () => {
  const trace = await runExample(lesson, 'headers')
  expect(printed(trace, 'script')).toEqual(['content-type: application/xml', 'Date null'])
  expect(headerOf(responses(trace)[0], 'Date')).not.toBeNull()
  expect(outcomes(trace)[0]).toMatchObject({ headers: [['Content-Type', 'application/xml']] })
})

test('a star is refused if the browser sends cookies', async () => {
  const trace = await runExample(lesson, 'exchange', {
    code: [['xhr.send()', 'xhr.withCredentials = true;\nxhr.send()']],
  })
  expect(failures(trace)).toEqual(['wildcard-with-credentials'])
})

describe('another answer to “Four headers, and none of them works”', () => {
  test.each([
    ['small letters', 'access-control-allow-origin: *'],
    ['no space', 'Access-Control-Allow-Origin:*'],
    [
      'the other lines left in place',
      'Allow-Origin: *\nAccess-Control-Allow-Origin: *\nX-Access-Control-Allow-Origin: *',
    ],
    ['any origin, reflected, without credentials', 'Access-Control-Allow-Origin: {origin}\nVary: Origin'],
  ])('the answer “%s” passes the check', async (_, header) => {
    const server = [['Access-Control-Allow-Origin: *', header]] as const
    expect(await passes('look-alikes', { server })).toBe(true)
  })
  test('allowing only one page fails the check: the data are for every page', async () => {
    const server = [['Origin: *', 'Origin: https://foo.example']] as const
    expect(await passes('look-alikes', { server })).toBe(false)
  })
})

describe('another answer to “Ask for JSON”', () => {
  const line = 'xhr.setRequestHeader("Accept", "application/json");\n'
  test.each([
    ['small letters', 'xhr.setRequestHeader("accept", "application/json");\n'],
    ['other types too', 'xhr.setRequestHeader("Accept", "application/json, text/plain");\n'],
  ])('the answer “%s” passes the check', async (_, after) => {
    expect(await passes('ask-for-json', { code: [[line, after]] })).toBe(true)
  })
  test('the call with fetch passes the check', async () => {
    const code = `await fetch("https://bar.other/resources/public-data/", { headers: { Accept: "application/json" } })`
    expect(await passes('ask-for-json', { code: [[/^[\s\S]*$/, code]] })).toBe(true)
  })
  test.each([
    ['Content-Type, which makes the browser ask first', 'xhr.setRequestHeader("Content-Type", "application/json");\n'],
    ['a type of data that bar.other does not have', 'xhr.setRequestHeader("Accept", "application/xml");\n'],
    ['another header beside it', `${line}xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");\n`],
  ])('the answer “%s” fails the check', async (_, after) => {
    expect(await passes('ask-for-json', { code: [[line, after]] })).toBe(false)
  })
  test('the header written after send fails the check', async () => {
    expect(
      await passes('ask-for-json', {
        code: [
          [line, ''],
          ['xhr.send();\n', `xhr.send();\n${line}`],
        ],
      }),
    ).toBe(false)
  })
})
