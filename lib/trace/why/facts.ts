/** The facts that an explanation is made from, read from the trace once. */

import { hostOf, serializedOriginOf } from '../address.ts'
import { BROWSER_TITLES } from '../browser-titles.ts'
import type { ConnectionFailure } from '../connection.ts'
import type { CookieEvent } from '../cookie-event.ts'
import { documentOfCall } from '../document-of-call.ts'
import type {
  CallEvent,
  DecisionEvent,
  FailureEvent,
  HeaderEvent,
  HeaderList,
  PageEvent,
  RedirectEvent,
  RequestEvent,
  ResponseEvent,
  Trace,
} from '../events.ts'
import { getHeader, withoutHeader } from '../header-list.ts'
import type {
  ForwardedEvent,
  ForwardFailedEvent,
  HandlerEvent,
  OwnCorsEvent,
  PassedOverEvent,
  ServerDownEvent,
} from '../server-events.ts'
import { nearest } from '../spelling.ts'
import { answeringServer } from './answering-server.ts'
import { lackingHeader } from './lacking-header.ts'
import { type PreflightCause, preflightCauses } from './preflight-causes.ts'

export interface Facts {
  readonly browser: string
  readonly page: string
  readonly pageUrl: string
  /** The headers that the page itself came with. */
  readonly pageHeaders: HeaderList
  /** The value of `Origin` in the request, else the page's origin. */
  readonly origin: string
  readonly server: string
  readonly url: string
  readonly asked: CallEvent
  readonly method: string
  readonly value: string
  readonly preflight: boolean
  readonly request: RequestEvent | null
  /** Of the response that was refused, or of the last one. */
  readonly response: ResponseEvent | null
  /** The host of the server that made the response: the called one, or one behind it. */
  readonly maker: string
  /** The part of that server that made it. */
  readonly handler: HandlerEvent | null
  /** Responses of other servers that it asked for before it made its own. */
  readonly askedFirst: readonly ForwardedEvent[]
  /** What became of the permission in a server that implements CORS, where its response has none. */
  readonly ownCors: OwnCorsEvent | null
  /** The output of the server’s process while it answered. */
  readonly printed: string
  /** No route of the server answered this request; it said so with this status. */
  readonly noRoute: number | null
  /** The missing header was sent under a misspelled name. */
  readonly misspelled: string | null
  /** Why no response came, as the network reports it. */
  readonly broken: string | null
  /** How the connection failed, where the network told it. */
  readonly how: ConnectionFailure | null
  /** The decision that kept the call from the local network. */
  readonly localNetwork: DecisionEvent | null
  /** The server's process ended at its start: its last output, and the line that caused it. */
  readonly down: ServerDownEvent | null
  /** The redirects that led to the request. */
  readonly hops: readonly RedirectEvent[]
  /** The response to this call's preflight that succeeded. */
  readonly passed: ResponseEvent | null
  readonly cookies: readonly CookieEvent[]
  /** What made the browser ask first; empty where it needed no permission to send. */
  readonly because: readonly PreflightCause[]
  /** Request headers of the script that the browser took away, in order. */
  readonly dropped: readonly HeaderEvent[]
  /** The response of the server behind this one, where this one is a proxy. */
  readonly behind: ForwardedEvent | null
  readonly behindFailed: ForwardFailedEvent | null
  /** What is written for CORS in the texts of the servers that were reached, and has no effect there. */
  readonly passedOver: readonly PassedOverEvent[]
  /** The page comes from a development server of the document, which says what it passes on. */
  readonly pageServed: boolean
  /** The cache that the response came from: it was not made for this request. */
  readonly kept: 'browser' | 'shared' | null
  /** Another response of the same server in this run has the permission. */
  readonly elsewhere: boolean
  /** And one of these is an error. */
  readonly elsewhereInError: boolean
}

/** The facts of one call; null where the call is not in the trace. */
export function factsOf(trace: Trace, call: number, failure: FailureEvent | undefined): Facts | null {
  const first = trace.find((e): e is PageEvent => e.type === 'page')
  const asked = trace.find((e): e is CallEvent => e.type === 'call' && e.call === call)
  if (!first || !asked) return null
  const page = documentOfCall(first, asked)
  const own = trace.filter((e) => 'call' in e && e.call === call)
  const request =
    own.findLast(
      (e): e is RequestEvent =>
        e.type === 'request' && (failure?.exchange === undefined || e.exchange === failure.exchange),
    ) ?? null
  // A response from the browser's own cache has an exchange and no request.
  const exchange = failure ? failure.exchange : own.findLast((e) => e.type === 'response')?.exchange
  const at = own.filter((e) => 'exchange' in e && e.exchange !== undefined && e.exchange === exchange)
  const response = at.find((e): e is ResponseEvent => e.type === 'response') ?? null
  const hops = own.filter((e): e is RedirectEvent => e.type === 'redirect')
  const sent = request && request.exchange === exchange ? request : null
  const url = sent?.url ?? hops.at(-1)?.to ?? asked.url
  const preflight = sent?.purpose === 'preflight'
  const { handler, origin: maker, behind, askedFirst } = answeringServer(at, url)
  const broken = at.find((e) => e.type === 'connection-failed')
  const down = trace.find((e): e is ServerDownEvent => e.type === 'server-down' && e.server === serializedOriginOf(url))
  const shared = at.some((e) => e.type === 'shared-cache' && e.what === 'hit')
  const elsewhere = trace.filter(
    (e): e is ResponseEvent =>
      e.type === 'response' &&
      e.exchange !== exchange &&
      e.from === 'network' &&
      getHeader(e.headers, ALLOW_ORIGIN) !== null &&
      isFrom(trace, e.exchange, serializedOriginOf(url)),
  )
  return {
    browser: BROWSER_TITLES[page.browser],
    page: page.origin === 'null' ? NO_ORIGIN : isWebPage(page) ? hostOf(page.origin) : page.origin,
    pageUrl: page.url,
    pageHeaders: page.headers ?? [],
    origin: (sent && getHeader(sent.headers, 'Origin')) ?? page.origin,
    server: hostOf(url),
    url,
    asked,
    method: asked.method,
    value: failure?.value ?? '',
    preflight,
    request: sent,
    response,
    handler,
    ownCors: at.findLast((e): e is OwnCorsEvent => e.type === 'own-cors') ?? null,
    printed: printedBetween(trace, sent, response, maker),
    noRoute: handler && !handler.ran && !handler.exceeded && response ? response.status : null,
    misspelled: response ? misspelled(response.headers, failure ? lackingHeader(failure.reason) : null) : null,
    broken: broken?.type === 'connection-failed' ? broken.message : null,
    how: (broken?.type === 'connection-failed' && broken.how) || null,
    localNetwork:
      own.findLast(
        (e): e is DecisionEvent => e.type === 'decision' && e.rule === 'local-network-access' && !e.passed,
      ) ?? null,
    down: down ?? null,
    hops,
    passed: preflight ? null : passedPreflight(own),
    cookies: own.filter((e): e is CookieEvent => e.type === 'cookie'),
    because: preflightCauses(own, asked),
    dropped: own.filter((e): e is HeaderEvent => e.type === 'header' && e.what === 'dropped' && e.of === 'request'),
    behind,
    maker: hostOf(maker),
    askedFirst,
    behindFailed: at.findLast((e): e is ForwardFailedEvent => e.type === 'forward-failed') ?? null,
    pageServed: trace.some((e) => e.type === 'proxy-rule'),
    passedOver: trace.filter(
      (e): e is PassedOverEvent =>
        e.type === 'passed-over' && (e.server === serializedOriginOf(url) || e.server === maker),
    ),
    kept: response?.from === 'http-cache' ? 'browser' : shared ? 'shared' : null,
    elsewhere: elsewhere.length > 0,
    elsewhereInError: elsewhere.some((e) => e.status >= 400),
  }
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'

function printedBetween(trace: Trace, from: RequestEvent | null, to: ResponseEvent | null, server: string): string {
  return trace
    .slice(from ? trace.indexOf(from) : 0, to ? trace.indexOf(to) : 0)
    .flatMap((e) => (e.type === 'console' && e.by === 'server' && e.server === server ? [e.text] : []))
    .join('\n')
}

/** `401 Unauthorized` */
export const statusOf = (response: { readonly status: number; readonly statusText: string }): string =>
  `${response.status} ${response.statusText}`.trim()

/** True: the call may carry cookies to another origin. */
export const withCredentials = (f: Facts): boolean => f.asked.credentials === 'include'

/** `Origin` is null because of redirects, and not because of the page. */
export const isTainted = (f: Facts): boolean => f.origin === 'null' && f.hops.length > 0 && f.page !== NO_ORIGIN

/** The host names such a page; the host of an application's page, often `localhost`, does not. */
const isWebPage = ({ origin }: PageEvent): boolean => /^https?:/.test(origin)

const NO_ORIGIN = 'this page (origin null)'

/** The page itself has no origin: a file, or a sandboxed frame. */
export const isOpaquePage = (f: Facts): boolean => f.page === NO_ORIGIN

function misspelled(headers: HeaderList, wanted: string | null): string | null {
  const header = wanted ?? ALLOW_ORIGIN
  const names = withoutHeader(headers, header).map(([name]) => name)
  return nearest(header, names, 3) ?? null
}

function passedPreflight(own: Trace): ResponseEvent | null {
  const asked = new Set(own.flatMap((e) => (e.type === 'request' && e.purpose === 'preflight' ? [e.exchange] : [])))
  return own.findLast((e): e is ResponseEvent => e.type === 'response' && asked.has(e.exchange)) ?? null
}

function isFrom(trace: Trace, exchange: number, origin: string): boolean {
  return trace.some(
    (e) =>
      e.type === 'request' && e.exchange === exchange && e.purpose === 'actual' && serializedOriginOf(e.url) === origin,
  )
}
