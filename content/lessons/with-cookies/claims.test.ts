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
import { lesson } from './lesson.ts'

const passes = async (id: string, server: readonly (readonly [string | RegExp, string])[]) =>
  passesIn(lesson)(id, { server })

describe('with cookies', () => {
  test('fetch sends no cookies to another origin by default', async () => {
    const trace = await runExample(lesson, 'named', { code: [['  credentials: "include",\n', '']] })
    expect(headerOf(requests(trace)[0], 'Cookie')).toBeNull()
  })
  test('a * is not enough for a call with cookies', async () => {
    expect(failures(await runExample(lesson, 'wildcard'))).toEqual(['wildcard-with-credentials'])
  })
  test.each(['True', 'TRUE', '1', ''])('Access-Control-Allow-Credentials: %s is not true', async (value) => {
    const trace = await runExample(lesson, 'named', { server: [[/Credentials: true/g, `Credentials: ${value}`]] })
    expect(failures(trace)).toEqual(['allow-credentials-not-true'])
  })
  test('in both runs the cookie went to bar.other and the handler ran', async () => {
    for (const name of ['wildcard', 'named']) {
      const trace = await runExample(lesson, name)
      expect(headerOf(requests(trace)[0], 'Cookie')).toBe('session=sara')
      expect(handlers(trace)).toEqual(['GET /me'])
    }
  })
  test('a server that reflects every origin lets evil.test read Sara’s data, and a page with the origin null too', async () => {
    expect(printed(await runExample(lesson, 'reflected'), 'script')[0]).toContain('Tehran')
    expect(lesson.examples.reflected?.document.page.url).toBe('https://evil.test/')
    const framed = await runExample(lesson, 'reflected', { opaque: true })
    expect(headerOf(requests(framed)[0], 'Origin')).toBe('null')
    expect(printed(framed, 'script')[0]).toContain('Tehran')
  })
})

describe('when the answer depends on Origin', () => {
  test('without Vary the second call never left the browser: it took the copy without permission', async () => {
    const trace = await runExample(lesson, 'cached')
    expect(requests(trace)).toHaveLength(1)
    expect(responses(trace).map((r) => r.from)).toEqual(['network', 'http-cache'])
    expect(failures(trace)).toEqual(['missing-allow-origin'])
  })
  test('with Vary a copy is used only for a request with the same Origin', async () => {
    expect(requests(await runExample(lesson, 'varied'))).toHaveLength(2)
    const twice = await runExample(lesson, 'varied', { code: [['mode: "no-cors",', '']] })
    expect(requests(twice)).toHaveLength(1)
  })
  test.each(['*', 'https://foo.example'])('a server that always sends %s does not need Vary', async (value) => {
    const trace = await runExample(lesson, 'cached', {
      server: [
        ['when Origin: https://foo.example\n', ''],
        ['Origin: https://foo.example', `Origin: ${value}`],
      ].filter(([before, after]) => before !== after) as [string, string][],
    })
    expect(requests(trace)).toHaveLength(1)
    expect(failures(trace)).toEqual([])
  })
})

describe('another answer to “Sara’s own data”', () => {
  test('permission only for requests from foo.example passes the check', async () => {
    const server = [['when Cookie', 'when Origin: https://foo.example\nwhen Cookie']] as const
    expect(await passes('with-the-cookie', server)).toBe(true)
  })
  test.each([
    ['null', [[/Origin: https:\/\/foo.example/g, 'Origin: null']]],
    ['a star with credentials', [[/Origin: https:\/\/foo.example/g, 'Origin: *']]],
    ['no credentials', [[/Access-Control-Allow-Credentials: true\n/g, '']]],
    [
      'a pattern that fits every host with this ending',
      [
        ['when Cookie', 'when Origin: *foo.example\nwhen Cookie'],
        ['Origin: https://foo.example', 'Origin: {origin}'],
      ],
    ],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('with-the-cookie', server)).toBe(false)
  })
})

describe('another answer to “The copy in the cache”', () => {
  test.each([
    [
      'one fixed origin in both answers',
      [
        [/Vary: Origin/g, 'Access-Control-Allow-Origin: https://foo.example'],
        ['foo.example\nAccess-Control-Allow-Origin: https://foo.example', 'foo.example'],
      ],
    ],
    ['not keeping the answers', [[/Vary: Origin\nCache-Control: max-age=3600/g, 'Cache-Control: no-store']]],
    ['Vary in small letters with more in it', [[/Vary: Origin/g, 'vary: accept-encoding, origin']]],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passes('one-address-two-answers', server)).toBe(true)
  })
})
