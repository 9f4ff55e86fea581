/**
 * A run as an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), which browsers' network panels open.
 * Preflights are among the requests, as on the wire; responses that the browser refused have the reason.
 */

import type { Entry, Har, PostData, Response } from 'har-format'
import { canParseUrl } from '../address.ts'
import { BROWSER_TITLES } from '../browser-titles.ts'
import type { Api, ConnectionFailedEvent, FailureEvent, RequestEvent, ResponseEvent, Trace } from '../events.ts'
import { firstHeader } from '../header-list.ts'
import { indexTrace, type TraceIndex } from '../trace-index.ts'
import { explain } from '../why/explanation.ts'
import { bodyText } from './body-text.ts'
import { cookiesSent, cookiesSet } from './har-cookies.ts'
import { plainWords } from './plain-words.ts'
import { requestsOfRun } from './requests-of-run.ts'

const HTTP = 'HTTP/1.1'
const PAGE = 'page_1'
const NO_TIMINGS = { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, receive: 0 }

/** The type that Chromium gives a request. */
export const RESOURCE_TYPES: Record<Api, NonNullable<Entry['_resourceType']>> = {
  fetch: 'fetch',
  xhr: 'xhr',
  img: 'image',
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
  eventsource: 'eventsource',
  beacon: 'ping',
  form: 'document',
  video: 'media',
  audio: 'media',
  manifest: 'manifest',
  iframe: 'document',
  navigation: 'document',
  worker: 'script',
}

type Outcome = ResponseEvent | ConnectionFailedEvent

/**
 * All exchanges of a run, in their order.
 * @param startedAt when the run started; the times of the trace are relative to it
 */
export function harOf(trace: Trace, startedAt: Date): Har {
  const index = indexTrace(trace)
  const { page } = index
  const browser = page ? BROWSER_TITLES[page.browser] : ''
  const time = (at: number) => new Date(startedAt.getTime() + at).toISOString()
  return {
    log: {
      version: '1.2',
      creator: { name: 'Preflight', version: '1' },
      ...(page
        ? {
            browser: {
              name: browser,
              version: 'simulated',
              comment: 'The browser, the servers and the network are simulated.',
            },
          }
        : {}),
      pages: page
        ? [
            {
              id: PAGE,
              startedDateTime: time(page.at),
              title: page.url,
              pageTimings: { onContentLoad: -1, onLoad: -1 },
            },
          ]
        : [],
      entries: requestsOfRun(trace).map((request) => entryOf(trace, index, request, time)),
    },
  }
}

function entryOf(trace: Trace, index: TraceIndex, request: RequestEvent, time: (at: number) => string): Entry {
  const { exchange } = request
  const outcome = trace.find(
    (e): e is Outcome => (e.type === 'response' || e.type === 'connection-failed') && e.exchange === exchange,
  )
  const wait = outcome ? Math.max(0, outcome.at - request.at) : 0
  const comment = commentOn(trace, index, request, outcome)
  return {
    ...(index.page ? { pageref: PAGE } : {}),
    startedDateTime: time(request.at),
    time: wait,
    request: requestOf(request),
    response: responseOf(outcome, index.failures.get(exchange)),
    cache: {},
    timings: { ...NO_TIMINGS, wait },
    ...(comment ? { comment } : {}),
    ...(outcome?.type === 'response' && outcome.from === 'http-cache' ? { _fromCache: 'disk' as const } : {}),
    _resourceType:
      request.purpose === 'preflight' ? 'preflight' : RESOURCE_TYPES[index.calls.get(request.call)?.api ?? 'fetch'],
  }
}

function requestOf({ method, url, headers, body }: RequestEvent): Entry['request'] {
  const address = url.replace(/#.*$/s, '')
  return {
    method,
    url: address,
    httpVersion: HTTP,
    cookies: cookiesSent(headers),
    headers: headers.map(([name, value]) => ({ name, value })),
    queryString: canParseUrl(address)
      ? [...new URL(address).searchParams].map(([name, value]) => ({ name, value }))
      : [],
    ...(body ? { postData: postDataOf(bodyText(body), firstHeader(headers, 'content-type') ?? '') } : {}),
    headersSize: -1,
    bodySize: body?.size ?? 0,
  }
}

function postDataOf(text: string | null, mimeType: string): PostData {
  return text === null ? { mimeType, text: '', comment: 'The body is not text and is left out.' } : { mimeType, text }
}

/** `_error` is the member of Chromium's own archives for entries without a usable response. */
function responseOf(outcome: Outcome | undefined, failure: FailureEvent | undefined): Response & { _error?: string } {
  const error = failure ? errorOf(failure) : outcome?.type === 'response' ? undefined : 'no response'
  if (outcome?.type !== 'response')
    return {
      status: 0,
      statusText: '',
      httpVersion: HTTP,
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 0,
      ...(error ? { _error: error } : {}),
    }
  const { status, statusText, headers, body } = outcome
  const text = bodyText(body)
  const cached = outcome.from === 'http-cache'
  return {
    status,
    statusText,
    httpVersion: HTTP,
    cookies: cookiesSet(headers),
    headers: headers.map(([name, value]) => ({ name, value })),
    content: {
      size: body?.size ?? 0,
      mimeType: firstHeader(headers, 'content-type') ?? 'x-unknown',
      ...(text === null ? {} : { text }),
      ...(body && text === null ? { comment: 'The body is not text and is left out.' } : {}),
    },
    redirectURL: firstHeader(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: cached ? 0 : (body?.size ?? 0),
    _transferSize: cached ? 0 : (body?.size ?? 0),
    ...(error ? { _error: error } : {}),
  }
}

const errorOf = ({ reason, corsError }: FailureEvent) =>
  corsError ? `CORS error: ${corsError}` : reason.replaceAll('-', ' ')

function commentOn(trace: Trace, index: TraceIndex, request: RequestEvent, outcome: Outcome | undefined): string {
  const { exchange } = request
  const refused = index.failures.has(exchange) ? explain(trace, request.call)?.paragraphs[0] : undefined
  const sentOn = trace.flatMap((e) =>
    e.type === 'forward' && e.exchange === exchange ? [`${e.server} sent it on to ${e.url}.`] : [],
  )
  return [
    ...(request.purpose === 'preflight' ? ['Preflight: the browser asks before it sends the real request.'] : []),
    ...(outcome?.type === 'response' && outcome.from === 'http-cache'
      ? ['The response came from the browser’s cache.']
      : []),
    ...sentOn,
    ...(refused ? [plainWords(refused)] : outcome?.type === 'connection-failed' ? [outcome.message] : []),
  ].join(' ')
}
