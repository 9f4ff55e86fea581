import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { compileRaw } from './raw.ts'

function answer(text: string, request: Partial<ServerRequest> & { path?: string } = {}): Promise<ServerResponse> {
  const { server, diagnostics } = compileRaw(text)
  if (!server) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  const { path = '/', ...rest } = request
  return server.answer(
    { method: 'GET', url: `https://bar.other${path}`, headers: [], body: null, ...rest },
    NO_UPSTREAM,
  )
}

const bodyOf = (sent: ServerResponse): string | null => (sent.body ? new TextDecoder().decode(sent.body) : null)

const NOTES = `# what bar.other answers
GET /resources/public-data/
200 OK
Content-Type: application/xml

<data>public</data>

OPTIONS /resources/public-data/
204
Access-Control-Allow-Origin: https://foo.example
`

describe('which route answers', () => {
  test('the route with the method and the path of the request answers, whatever the query', async () => {
    const sent = await answer(NOTES, { path: '/resources/public-data/?page=2' })
    expect(sent).toMatchObject({
      status: 200,
      statusText: 'OK',
      ran: true,
      route: 'GET /resources/public-data/',
      line: 2,
    })
    expect(sent.headers).toEqual([['Content-Type', 'application/xml']])
    expect(bodyOf(sent)).toBe('<data>public</data>')
  })

  test('the preflight is answered by a route for OPTIONS', async () => {
    const sent = await answer(NOTES, { method: 'OPTIONS', path: '/resources/public-data/' })
    expect(sent).toMatchObject({ status: 204, statusText: 'No Content', body: null, line: 8 })
    expect(sent.headers).toEqual([['Access-Control-Allow-Origin', 'https://foo.example']])
  })

  test('OPTIONS without a route gets 404, as with any simple server', async () => {
    const sent = await answer('GET /\n200', { method: 'OPTIONS' })
    expect(sent).toMatchObject({ status: 404, ran: false, headers: [['Content-Type', 'text/plain']] })
    expect(bodyOf(sent)).toBe('no route')
  })

  test.each([
    ['/a', '/a', true],
    ['/a', '/a/', false],
    ['/a', '/A', false],
    ['/a/*', '/a/', true],
    ['/a/*', '/a/b/c', true],
    ['/a/*', '/a', false],
    ['/*.json', '/x/y.json', true],
    ['*', '/anything/at/all', true],
    ['/users/:id', '/users/7', true],
    ['/users/:id', '/users/', false],
    ['/users/:id', '/users/7/posts', false],
    ['/users/:id/posts', '/users/7/posts', true],
    ['/:a/:b', '/x/y', true],
    ['/é', '/%C3%A9', true],
    ['/a.b', '/aXb', false],
  ])('%s for a request of %s: %s', async (path, requested, expected) => {
    expect((await answer(`GET ${path}\n200`, { path: requested })).ran).toBe(expected)
  })

  test('the first route that matches answers, so order matters', async () => {
    expect((await answer('* /a\n201\n\nGET /a\n200', { path: '/a' })).status).toBe(201)
  })

  test('methods of routes are case-sensitive, and * matches any', async () => {
    expect((await answer('PATCH /\n200', { method: 'patch' })).ran).toBe(false)
    expect((await answer('* /\n200', { method: 'patch' })).ran).toBe(true)
  })

  test('HEAD is answered by the GET route, without a body', async () => {
    const sent = await answer('GET /\n200\nETag: "1"\n\nhello', { method: 'HEAD' })
    expect(sent).toMatchObject({ status: 200, body: null, headers: [['ETag', '"1"']] })
  })

  test('a route for HEAD takes precedence over the GET route, wherever it is', async () => {
    expect((await answer('GET /\n200\n\nHEAD /\n204', { method: 'HEAD' })).status).toBe(204)
  })

  test('a hostile pattern does not block the run', async () => {
    const path = `/${'*a'.repeat(200)}b`
    expect(await processorMs(() => answer(`GET ${path}\n200`, { path: `/${'a'.repeat(4000)}` }))).toBeLessThan(2000)
  })
})

describe('when', () => {
  const LIST = `GET /
when Origin: https://a.example
when Origin: https://*.b.example
200
Access-Control-Allow-Origin: {origin}

GET /
403
`
  test.each([
    ['https://a.example', 200],
    ['https://x.b.example', 200],
    ['https://b.example', 403],
    ['https://c.example', 403],
  ])('when lines for one header are alternatives: %s gets %i', async (origin, status) => {
    expect((await answer(LIST, { headers: [['Origin', origin]] })).status).toBe(status)
  })

  test('when lines for several headers must all match', async () => {
    const text = 'GET /\nwhen Origin: *\nwhen X-Key: 1\n200'
    expect((await answer(text, { headers: [['Origin', 'null']] })).ran).toBe(false)
    expect(
      (
        await answer(text, {
          headers: [
            ['Origin', 'null'],
            ['x-key', '1'],
          ],
        })
      ).ran,
    ).toBe(true)
  })

  test('when no requires the absence of a header', async () => {
    expect((await answer('GET /\nwhen no Origin\n200')).ran).toBe(true)
    expect((await answer('GET /\nwhen no Origin\n200', { headers: [['origin', 'null']] })).ran).toBe(false)
  })
})

describe('what is sent', () => {
  test('headers are sent as written: order, case, duplicates and empty values survive', async () => {
    const text = 'GET /\n200\nset-COOKIE: a=1\nX-Empty:\nSet-Cookie:  b=2 \t\nVary: a,  b'
    expect((await answer(text)).headers).toEqual([
      ['set-COOKIE', 'a=1'],
      ['X-Empty', ''],
      ['Set-Cookie', 'b=2'],
      ['Vary', 'a,  b'],
    ])
  })

  test('{origin} reflects the request, and the header is left out where there is no Origin', async () => {
    const text = 'GET /\n200\nAccess-Control-Allow-Origin: {origin}\nVary: Origin'
    expect((await answer(text, { headers: [['Origin', 'https://$&.example']] })).headers).toEqual([
      ['Access-Control-Allow-Origin', 'https://$&.example'],
      ['Vary', 'Origin'],
    ])
    expect((await answer(text)).headers).toEqual([['Vary', 'Origin']])
  })

  test.each([
    ['200', 200, 'OK'],
    ['200 Fine by me', 200, 'Fine by me'],
    ['HTTP/1.1 404 Not Found', 404, 'Not Found'],
    ['HTTP/2 204', 204, 'No Content'],
    ['599', 599, ''],
  ])('the status line %s', async (line, status, statusText) => {
    expect(await answer(`GET /\n${line}`)).toMatchObject({ status, statusText })
  })

  test('delay sets how long the server takes', async () => {
    expect((await answer('GET /\ndelay 2s\n200')).delayMs).toBe(2000)
    expect((await answer('GET /\ndelay 5ms\n200')).delayMs).toBe(5)
  })

  test('a status that allows no body is sent without one', async () => {
    expect((await answer('GET /\n304\n\nx')).body).toBeNull()
  })
})

describe('where a body ends', () => {
  test.each([
    ['at a route after an empty line', 'one\n\nGET /b\n200', 'one'],
    ['not at a route without an empty line before', 'one\nGET /b', 'one\nGET /b'],
    ['at a comment after an empty line', 'one\n\n# two\nGET /b\n200', 'one'],
    ['not at a comment without an empty line before', 'one\n# two', 'one\n# two'],
    ['not at an escaped route', 'one\n\n\\GET /b', 'one\n\nGET /b'],
    ['not at an escaped comment', '\\# title', '# title'],
    ['one backslash is taken away, not two', '\\\\GET /b', '\\GET /b'],
    ['other backslashes stay', '\\d+\n\\\\', '\\d+\n\\\\'],
    ['empty lines at its end are not part of it', 'one\n\n \n', 'one'],
    ['empty lines inside are', 'one\n\n\ntwo', 'one\n\n\ntwo'],
    ['an indented route is no route', 'one\n\n  GET /b', 'one\n\n  GET /b'],
    ['a list is no route', '* item\n\n* item two', '* item\n\n* item two'],
    ['prose is no route', 'Read this.\n\nGET a life', 'Read this.\n\nGET a life'],
  ])('%s', async (_, body, expected) => {
    expect(bodyOf(await answer(`GET /\n200\n\n${body}`))).toBe(expected)
  })

  test('texts with CRLF and with LF mean the same', async () => {
    const crlf = await answer(NOTES.replaceAll('\n', '\r\n'), { path: '/resources/public-data/' })
    expect(crlf).toEqual(await answer(NOTES, { path: '/resources/public-data/' }))
  })

  test('a route needs no empty line after the headers before it', async () => {
    expect((await answer('OPTIONS /\n204\nVary: Origin\nGET /\n200')).status).toBe(200)
  })
})
