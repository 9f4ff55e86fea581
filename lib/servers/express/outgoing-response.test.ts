import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { askListener } from '../../tools/answer/in-memory-http.ts'
import { IncomingRequest } from './incoming-request.ts'
import { OutgoingResponse } from './outgoing-response.ts'

type Handler = (response: Pick<ServerResponse, Extract<keyof OutgoingResponse, keyof ServerResponse>>) => void

/** The response that is sent here, and the error that the handler got. */
async function here(method: string, handler: Handler) {
  let thrown: unknown
  const request = new IncomingRequest({ method, url: 'http://localhost/', headers: [], body: null })
  const { status, headers } = await new Promise<{ status: number; headers: unknown }>((resolve, reject) => {
    const response = new OutgoingResponse(request, resolve, reject)
    try {
      handler(response as unknown as Parameters<Handler>[0])
    } catch (error) {
      thrown = error
    }
    response.end()
  })
  return { status, headers, thrown: known(thrown) }
}

/** The same in Node's own server. */
async function inNode(method: string, handler: Handler) {
  let thrown: unknown
  const { status, headers } = await askListener(
    (_request, response) => {
      try {
        handler(response as unknown as Parameters<Handler>[0])
      } catch (error) {
        thrown = error
      }
      response.end()
    },
    { method, headers: {} },
  )
  return { status, headers, thrown: known(thrown) }
}

function known(thrown: unknown) {
  return thrown instanceof Error ? [thrown.name, thrown.message, Reflect.get(thrown, 'code')] : thrown
}

test.each<[string, string, Handler]>([
  ['nothing', 'GET', () => {}],
  ['a body', 'GET', (response) => response.end('héllo')],
  ['a body to HEAD', 'HEAD', (response) => response.end('hello')],
  ['204', 'GET', (response) => response.writeHead(204).end()],
  ['304 with a header', 'GET', (response) => response.writeHead(304, { ETag: '"a"' }).end()],
  ['a header that is set twice', 'GET', (response) => response.setHeader('X-A', '1').setHeader('x-a', '2')],
  ['a header of two lines', 'GET', (response) => response.setHeader('Set-Cookie', ['a=1', 'b=2'])],
  ['an appended header', 'GET', (response) => response.appendHeader('X-A', '1').appendHeader('x-A', '2')],
  ['a removed header', 'GET', (response) => response.setHeader('X-A', '1').removeHeader('x-a')],
  [
    'headers of writeHead',
    'GET',
    (response) => response.setHeader('X-A', '1').writeHead(201, { 'x-a': '2', 'X-B': '3' }),
  ],
  ['a status text', 'GET', (response) => response.writeHead(200, 'Fine', { 'X-A': '1' })],
  ['a number', 'GET', (response) => response.setHeader('X-A', 5)],
  ['an own length', 'GET', (response) => response.setHeader('Content-Length', '2').end('ab')],
  ['a name with a space', 'GET', (response) => response.setHeader('X A', '1')],
  ['no value', 'GET', (response) => Reflect.apply(response.setHeader, response, ['X-A', undefined])],
  ['a line end in a value', 'GET', (response) => response.setHeader('X-A', 'a\r\nX-B: 1')],
  ['a status that is none', 'GET', (response) => response.writeHead(42)],
  ['a header after the head', 'GET', (response) => response.writeHead(200).setHeader('X-A', '1')],
  ['a second head', 'GET', (response) => response.writeHead(200).writeHead(201)],
])('with %s, a response is sent as by Node itself', async (_what, method, handler) => {
  expect(await here(method, handler)).toEqual(await inNode(method, handler))
})
