/** A page of a simulated browser, to be used from any program: its script's globals, and the trace of what they did. */
import type { LocalNetworkAccess } from '../trace/address-space.ts'
import type { BrowserName, HeaderList, TraceEvent } from '../trace/events.ts'
import { pageKind } from '../trace/page-address.ts'
import { createScriptApi, type ScriptApi } from './api/script-api.ts'
import type { Send, WireRequest, WireResponse } from './call.ts'
import { createPageElements, type PageElements } from './elements/page-elements.ts'
import { createUserAgent } from './user-agent.ts'

/** One HTTP request that leaves the browser, a preflight included. */
export interface PageRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
}

/** A server's response. Headers keep their case, order and duplicates. */
export interface PageResponse {
  readonly status: number
  readonly statusText?: string
  readonly headers?: Iterable<readonly [name: string, value: string]>
  readonly body?: string | Uint8Array | ReadableStream | null
}

export interface OpenPageOptions {
  /** Where the page is; relative URLs resolve against it. */
  readonly url: string
  /** `null` as a word: an opaque origin, as in a sandboxed frame. Absent: the origin of `url`. */
  readonly origin?: 'null'
  /** The headers that the page itself came with, such as `Content-Security-Policy`. */
  readonly headers?: HeaderList
  /** Chromium when absent. */
  readonly browser?: BrowserName
  /** Carries a request to its server. A rejected promise is a failed connection. */
  readonly send: (request: PageRequest) => PageResponse | Promise<PageResponse>
  /** Milliseconds: the page's clock, by which caches grow old. `Date.now` when absent. */
  readonly now?: () => number
  /** Origin → `name=value`: cookies that are there already, as `Secure; SameSite=None`. */
  readonly cookies?: Readonly<Record<string, string>>
  /** What the person answers where the browser asks about the local network; `ask`, nothing yet, when absent. */
  readonly localNetworkAccess?: LocalNetworkAccess
}

export interface Page extends ScriptApi {
  readonly location: URL
  /** Serialized; `null` for an opaque one. */
  readonly origin: string
  /** Everything that happened so far, in order. It grows while the page is open. */
  readonly trace: readonly TraceEvent[]
  /** Images, scripts, style sheets and forms: what a page asks for without `fetch`. */
  readonly elements: PageElements
  /** Ends the page: what is under way is aborted, and every later call fails. */
  close(): void
}

/** A page from a file has an opaque origin. Throws a TypeError for a `url` at which no page can be, such as `ftp:`. */
export function openPage(options: OpenPageOptions): Page {
  const { url, origin, headers, browser = 'chromium', send, now = Date.now, cookies, localNetworkAccess } = options
  const location = new URL(url)
  if (pageKind(url) === null) throw new TypeError(`No page can be at this URL: ${url}`)
  const trace: TraceEvent[] = []
  const started = now()
  const userAgent = createUserAgent({
    browser,
    send: wireSend(send),
    emit: (event) => trace.push(event),
    now,
    started,
    cookies,
    localNetworkAccess,
  })
  const document = userAgent.openDocument({ url, ...(origin ? { origin } : {}), ...(headers ? { headers } : {}) })
  const page = { url: location.href, origin: document.origin, browser, ...(headers ? { headers } : {}) }
  trace.push({ type: 'page', at: 0, ...page })
  for (const line of document.remarks) trace.push({ type: 'console', at: 0, by: 'browser', ...line })
  const life = new AbortController()
  const whileOpen: typeof document.carryOut = async (call, signal) => {
    if (life.signal.aborted) return { outcome: 'network-error', message: 'The page is closed.' }
    const signals = signal ? AbortSignal.any([signal, life.signal]) : life.signal
    return document.carryOut(call, signals)
  }
  return {
    ...createScriptApi({
      pageUrl: location.href,
      origin: document.origin,
      browser,
      pageHeaders: headers,
      carryOut: whileOpen,
      onHeaderNotFound: (call, name) => trace.push({ type: 'header-not-found', at: now() - started, call, name }),
    }),
    location,
    origin: document.origin,
    trace,
    elements: createPageElements({ ...document, carryOut: whileOpen }, browser),
    close() {
      if (life.signal.aborted) return
      life.abort()
      trace.push({ type: 'ended', at: now() - started, why: 'finished' })
    },
  }
}

/** Responses with these statuses, and responses to HEAD, have no body. */
const WITHOUT_BODY = new Set([204, 304])

function wireSend(send: OpenPageOptions['send']): Send {
  return async ({ method, url, headers, body }: WireRequest): Promise<WireResponse> => {
    const response = await send({ method, url, headers, body })
    const bytes = await bytesOf(response.body ?? null)
    return {
      status: response.status,
      statusText: response.statusText ?? '',
      headers: [...(response.headers ?? [])].map(([name, value]) => [name, value]),
      body: method === 'HEAD' || WITHOUT_BODY.has(response.status) ? null : bytes,
    }
  }
}

async function bytesOf(body: string | Uint8Array | ReadableStream | null): Promise<Uint8Array> {
  if (body === null) return new Uint8Array(0)
  if (typeof body === 'string') return new TextEncoder().encode(body)
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer())
}
