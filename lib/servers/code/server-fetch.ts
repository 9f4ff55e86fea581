/**
 * The `fetch` of server code: it reaches the other servers of the document, as one server calls another. There is no
 * page and no CORS between servers, so every header is sent and every response can be read.
 */

import { canParseUrl } from '../../trace/address.ts'
import { firstHeader } from '../../trace/header-list.ts'
import { NULL_BODY_STATUSES } from '../../trace/null-body-status.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { headerListOf } from './header-list-of.ts'

const MOST_REDIRECTS = 5

/**
 * @param forward sends one request; rejects with an Error where no server answers
 * @param MakeResponse the class of responses: in browsers, one that keeps `Set-Cookie`
 */
export function createServerFetch(
  forward: (request: ServerRequest) => Promise<ServerResponse>,
  MakeResponse: typeof Response,
): typeof fetch {
  return async (input, init = {}) => {
    // Created here, where the stack still contains the call.
    const failure = new TypeError('fetch failed')
    const failed = (reason: string) => Object.assign(failure, { cause: new Error(reason) })
    const given = input instanceof Request ? input : null
    const url = addressOf(given ? given.url : String(input))
    const headers = new Headers(init.headers ?? given?.headers)
    // A native request checks the method and turns the body into bytes with a Content-Type.
    const { method = given?.method ?? 'GET', body = given?.body ?? null } = init
    const native = new Request('http://localhost/', {
      method,
      ...(body === null ? {} : { body, duplex: 'half' }),
    } as RequestInit)
    const type = native.headers.get('content-type')
    if (type !== null && !headers.has('content-type')) headers.set('content-type', type)
    const bytes = body === null ? null : new Uint8Array(await native.arrayBuffer())
    const request: ServerRequest = { method: native.method, url, headers: headerListOf(headers), body: bytes }
    const redirect = init.redirect ?? given?.redirect ?? 'follow'
    return follow(request, redirect, forward, failed, MakeResponse)
  }
}

async function follow(
  first: ServerRequest,
  redirect: RequestRedirect,
  forward: (request: ServerRequest) => Promise<ServerResponse>,
  /** The error that Node throws, with its reason as the cause. */
  failed: (reason: string) => TypeError,
  MakeResponse: typeof Response,
): Promise<Response> {
  let request = first
  for (let redirects = 0; ; redirects += 1) {
    const answer = await forward(request).catch((error: unknown) => {
      throw failed(error instanceof Error ? error.message : String(error))
    })
    const location = firstHeader(answer.headers, 'Location')
    const moved = [301, 302, 303, 307, 308].includes(answer.status) && location !== null
    if (!moved || redirect === 'manual') return responseOf(answer, request.url, redirects > 0, MakeResponse)
    if (redirect === 'error') throw failed('unexpected redirect')
    if (redirects === MOST_REDIRECTS) throw failed('redirect count exceeded')
    request = redirected(request, answer.status, new URL(location, request.url).href)
  }
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch, for method, body and credentials. */
function redirected(request: ServerRequest, status: number, url: string): ServerRequest {
  const toGet = status === 303 ? request.method !== 'HEAD' : status < 303 && request.method === 'POST'
  const away = new URL(url).origin !== new URL(request.url).origin
  const dropped = [...(toGet ? ['content-type', 'content-length'] : []), ...(away ? ['authorization', 'cookie'] : [])]
  return {
    method: toGet ? 'GET' : request.method,
    url,
    headers: request.headers.filter(([name]) => !dropped.includes(name.toLowerCase())),
    body: toGet ? null : request.body,
  }
}

function responseOf(answer: ServerResponse, url: string, redirected: boolean, MakeResponse: typeof Response): Response {
  const isNull = NULL_BODY_STATUSES.has(answer.status)
  const response = new MakeResponse(isNull || !answer.body ? null : new Uint8Array(answer.body), {
    status: answer.status,
    statusText: answer.statusText,
    headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
  })
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } })
  return response
}

/** A server has no base URL, so a relative URL is an error. */
function addressOf(text: string): string {
  if (!canParseUrl(text)) throw new TypeError(`Failed to parse URL from ${text}`)
  const url = new URL(text)
  url.hash = ''
  return url.href
}

/** Why server code cannot call another server at the moment. */
export const NOBODY_ASKED = 'A server of this page can call others while it answers a request, and at no other time.'
