import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwarded, startProxy } from '../../testing/start-proxy.ts'
import { lastHeader } from '../../trace/header-list.ts'
import { cra } from './cra.ts'

const ORIGIN = 'http://localhost:3000'
const NOTES = '{\n  "name": "application",\n  "proxy": "http://localhost:8080"\n}\n'
const backend = { origin: 'http://localhost:8080', answer: () => ({ headers: [['X-Api', '1']] as const }) }
const page = (path: string) => ({
  path,
  headers: [
    ['Accept', '*/*'],
    ['Origin', ORIGIN],
  ] as const,
})

describe('what Create React App passes on', () => {
  test('Create React App replaces Origin and Host with those of the target, and describes the page in X-Forwarded-…', async () => {
    const ask = await startProxy(cra, NOTES, ORIGIN, backend)
    const sent = await ask({ method: 'POST', ...page('/api/user/sara?x=1') })
    const { url, headers } = forwarded(sent)
    expect(url).toBe('http://localhost:8080/api/user/sara?x=1')
    expect(lastHeader(headers, 'origin')).toBe('http://localhost:8080')
    expect(lastHeader(headers, 'host')).toBe('localhost:8080')
    expect(lastHeader(headers, 'x-forwarded-host')).toBe('localhost:3000')
    expect(lastHeader(headers, 'x-forwarded-proto')).toBe('http')
    expect(lastHeader(headers, 'x-forwarded-for')).toBe('127.0.0.1')
    expect(lastHeader(sent.headers, 'x-api')).toBe('1')
  })

  test('a request without Origin is passed on without one', async () => {
    const ask = await startProxy(cra, NOTES, ORIGIN, backend)
    const sent = await ask({ path: '/api', headers: [['Accept', 'application/json']] })
    expect(lastHeader(forwarded(sent).headers, 'origin')).toBeNull()
  })

  test.each([
    ['GET', '/api', 'text/html,application/xhtml+xml', false],
    ['GET', '/api', null, false],
    ['GET', '/', '*/*', false],
    ['GET', '/api', '*/*', true],
    ['POST', '/api', 'text/html', true],
    ['OPTIONS', '/api', null, true],
    ['HEAD', '/api', 'text/html', true],
  ] as const)('%s %s with Accept %s is passed on: %s', async (method, path, accept, goesOn) => {
    const ask = await startProxy(cra, NOTES, ORIGIN, backend)
    const sent = await ask({ method, path, headers: accept === null ? [] : [['Accept', accept]] })
    expect(sent.events.some(({ type }) => type === 'forward')).toBe(goesOn)
    if (!goesOn) expect(sent).toMatchObject({ status: 200, text: expect.stringContaining('<div id="root">') })
  })

  test('a redirect of the other server is passed on unchanged', async () => {
    const answer = () => ({ status: 302, headers: [['Location', 'http://localhost:8080/there']] as const })
    const ask = await startProxy(cra, NOTES, ORIGIN, { ...backend, answer })
    expect(lastHeader((await ask(page('/api'))).headers, 'location')).toBe('http://localhost:8080/there')
  })

  test('Create React App answers 500 where the other server does not answer', async () => {
    const ask = await startProxy(cra, NOTES, ORIGIN, null)
    const sent = await ask(page('/api/x'))
    expect(sent).toMatchObject({
      status: 500,
      text: 'Proxy error: Could not proxy request /api/x from localhost:3000 to http://localhost:8080 (ECONNREFUSED).',
    })
    expect(sent.printed[0]).toBe(
      'Proxy error: Could not proxy request /api/x from localhost:3000 to http://localhost:8080.',
    )
  })

  test('without "proxy" a path of the API leads to the page, and a POST to nothing', async () => {
    const ask = await startProxy(cra, '{ "name": "application" }', ORIGIN, backend)
    expect(await ask(page('/api'))).toMatchObject({ status: 200, text: expect.stringContaining('<!DOCTYPE html>') })
    expect(await ask({ ...page('/api'), method: 'POST' })).toMatchObject({ status: 404, text: 'Cannot POST /api' })
  })
})

describe('what Create React App refuses, in its own words', () => {
  test.each([
    [
      '{\n "proxy": { "/api": {} }\n}',
      'When specified, "proxy" in package.json must be a string.\nInstead, the type of "proxy" was "object".\nEither remove "proxy" from package.json, or make it a string.',
    ],
    [
      '{\n "proxy": "localhost:8080"\n}',
      'When "proxy" is specified in package.json it must start with either http:// or https://',
    ],
  ])('%s', async (text, message) => {
    const environment = { origin: ORIGIN, startCode: async () => ({ crash: { text: '' } }), print: () => {} }
    expect(await cra.start(text, environment)).toMatchObject({ server: null, crash: { text: message, line: 2 } })
    expect(cra.check(text)).toMatchObject([{ severity: 'error', message, from: { line: 2, column: 11 } }])
  })

  test.each([
    ['{\n "a": 1,\n}', { line: 2, column: 8 }, 'no comma'],
    ["{\n 'a': 1\n}", { line: 2, column: 2 }, 'double quotes'],
    ['{\n a: 1\n}', { line: 2, column: 2 }, 'double quotes'],
    ['{\n // x\n "a": 1\n}', { line: 2, column: 2 }, 'comments'],
    ['{\n "a": [1, undefined]\n}', { line: 2, column: 11 }, 'A value in JSON'],
    ['{\n "a": 1\n "b": 2\n}', { line: 3, column: 2 }, 'package.json is not JSON'],
    ['[]', { line: 1, column: 1 }, 'one object'],
  ])('%j is not a valid package.json', (text, from, message) => {
    expect(cra.check(text)).toMatchObject([{ severity: 'error', from, message: expect.stringContaining(message) }])
  })
})

test('reading a package.json never throws, whatever the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => Array.isArray(cra.check(text))))
})

describe('a package.json that is not JSON', () => {
  test.each([
    ['{\n  "a": 1\n}}\n', 3, 'Is there a bracket too many'],
    ['{\n  "a": 1\n  "proxy": "http://localhost:8080"\n}', 3, 'Is a comma missing before it?'],
    ['', 1, 'There is nothing in it.'],
    ['{ "a": 1 ] }', 1, '`]` is not expected here.'],
  ])('the text %j is reported in line %i with the words “%s”', (text, line, words) => {
    const [found] = cra.check(text)
    expect(found).toMatchObject({ severity: 'error', from: { line } })
    expect(found?.message).toContain(words)
    expect(found?.message).not.toMatch(/parseExpression/)
  })
})
