/** What pages of other origins may read from the servers of a document: the calls of its own page, made by them. */
import type { PlaygroundDocument } from '../document/document.ts'
import { canParseUrl } from '../trace/address.ts'
import type { CallEvent, Trace } from '../trace/events.ts'
import { readingOf } from '../trace/summary/may-read.ts'

/** A page that makes the calls. */
export interface OtherPage {
  readonly url: string
  /** Its origin is `null`. */
  readonly opaque?: boolean
  /** Nobody has named it: it may get nothing that it did not have. */
  readonly stranger: boolean
}

/** What a page may read and send. */
export interface Readable {
  /** Key of a call → the status that the page reads. A call that it may not read is absent. */
  readonly status: ReadonlyMap<string, number>
  /** Key of a call → the number of requests that were sent for it, without preflights: more than one after a redirect. */
  readonly sent: ReadonlyMap<string, number>
  /** The keys of calls that a preflight has stopped whose answer allows the origin: a method, a header or the status is missing. */
  readonly originAllowed: ReadonlySet<string>
}

interface Probe {
  /** A call of the page itself, and not one beside it. */
  readonly own: boolean
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | null
  readonly credentials: 'omit' | 'include'
}

const MOST_CALLS = 8
const MOST_URLS = 4

/** The origins that are written in the servers' texts, as far as each can be the origin of a page; at most six. */
function originsIn({ servers }: PlaygroundDocument): readonly string[] {
  const found = servers.flatMap(({ text }) => text.match(/https?:\/\/[\w.-]+(:\d+)?/g) ?? [])
  return [...new Set(found.filter((each) => canParseUrl(each)).map((each) => new URL(each).origin))].slice(0, 6)
}

/** The pages whose calls must end as before: those that the servers name, and strangers. */
export function otherPages(document: PlaygroundDocument, trace: Trace): readonly OtherPage[] {
  const own = trace.find((e) => e.type === 'page')
  const insecure = probesOf(trace).some(({ url }) => url.startsWith('http:'))
  const named = originsIn(document).filter((origin) => own?.type === 'page' && origin !== own.origin)
  return [
    { url: 'https://evil.test/', stranger: true },
    // A page on https gets nothing over http, whatever the server says.
    ...(insecure ? [{ url: 'http://evil.test/', stranger: true }] : []),
    ...(own?.type === 'page' && own.origin === 'null'
      ? []
      : [{ url: 'https://evil.test/frame', opaque: true, stranger: true }]),
    ...named.map((origin) => ({ url: `${origin}/`, stranger: false })),
    { url: document.page.url, ...(document.page.opaque ? { opaque: true } : {}), stranger: false },
  ]
}

/**
 * The document with another page, whose script makes the calls of this run with and without credentials, and the calls
 * beside them (other methods, one more header).
 */
function visitedBy(document: PlaygroundDocument, trace: Trace, page: OtherPage): PlaygroundDocument {
  const calls = probesOf(trace).map((probe) => {
    const init = {
      method: probe.method,
      headers: probe.headers,
      credentials: probe.credentials,
      cache: 'no-store',
      ...(probe.body === null ? {} : { body: probe.body }),
    }
    return `  fetch(${JSON.stringify(probe.url)}, ${JSON.stringify(init)}),`
  })
  const { servers, browser, version, cookies, thirdPartyCookies } = document
  return {
    version,
    browser,
    servers,
    // Whether the server opens itself to that page is asked, and not whether a person lets the page reach it.
    page: { url: page.url, addressSpace: 'loopback', ...(page.opaque ? { opaque: true } : {}) },
    client: { language: 'javascript', code: atOnce(calls) },
    // The person may have allowed it: it is the server's answer that is asked about.
    localNetworkAccess: 'allowed',
    ...(cookies ? { cookies } : {}),
    ...(thirdPartyCookies ? { thirdPartyCookies } : {}),
  }
}

/** Several calls at a time: a call after another would make the page wait for each. */
function atOnce(calls: readonly string[]): string {
  const groups = Array.from({ length: Math.ceil(calls.length / 8) }, (_, at) => calls.slice(at * 8, at * 8 + 8))
  return groups.map((group) => ['await Promise.allSettled([', ...group, '])'].join('\n')).join('\n')
}

/** What this page may read and send. */
export async function readableBy(
  page: OtherPage,
  document: PlaygroundDocument,
  trace: Trace,
  run: (document: PlaygroundDocument) => Promise<Trace>,
): Promise<Readable> {
  const after = await run(visitedBy(document, trace, page))
  const status = new Map<string, number>()
  const sent = new Map<string, number>()
  const originAllowed = new Set<string>()
  for (const [index, probe] of probesOf(trace).entries()) {
    const call = index + 1
    const settled = after.find((e) => e.type === 'settled' && e.call === call)
    const failure = after.find((e) => e.type === 'failure' && e.call === call)
    const key = keyOf(probe, index)
    sent.set(key, after.filter((e) => e.type === 'request' && e.call === call && e.purpose !== 'preflight').length)
    if (failure?.type === 'failure' && AFTER_CORS_CHECK.test(failure.reason)) originAllowed.add(key)
    if (settled?.type !== 'settled' || settled.outcome.kind !== 'response') continue
    if (readingOf(after.filter((e) => 'call' in e && e.call === call)).may) status.set(key, settled.outcome.status)
  }
  return { status, sent, originAllowed }
}

/** Reasons of a preflight whose CORS check has passed. */
const AFTER_CORS_CHECK = /^(preflight-status|(preflight-)?(method|header)-not-allowed)$/

const keyOf = ({ own, method, url, credentials }: Probe, index: number) =>
  `${own ? 'own' : 'beside'}-${index} ${method} ${url} ${credentials}`

/** The method and the address in a key of `Readable`. */
export const callOf = (key: string): string => key.split(' ').slice(1, 3).join(' ')

/** Whether a key of `Readable` is a call with credentials. */
export const hasCredentials = (key: string): boolean => key.endsWith(' include')

/** Whether a key of `Readable` is a call that the page itself makes. */
export const isOwn = (key: string): boolean => key.startsWith('own-')

/** A path that no route has. */
const NOWHERE = '/-/no-such-path'

/** Methods that a script's `fetch` refuses. */
const FORBIDDEN = /^(connect|trace|track)$/i

function probesOf(trace: Trace): readonly Probe[] {
  const calls = trace.filter((e): e is CallEvent => e.type === 'call' && /^https?:/.test(e.url) && canParseUrl(e.url))
  const own = calls
    .filter(({ method }) => !FORBIDDEN.test(method))
    .slice(0, MOST_CALLS)
    .map(({ method, url, headers, body }) => ({ method, url, headers, body: bodyFor(method, body?.text ?? null) }))
  const urls = [...new Set(own.map(({ url }) => withoutCredentials(url)))].slice(0, MOST_URLS)
  const beside = urls.flatMap((url) =>
    ['GET', 'POST', 'PUT', 'DELETE'].map((method) => ({
      method,
      url,
      headers: method === 'GET' ? [] : [['Content-Type', 'application/json'] as const],
      body: bodyFor(method, '{}'),
    })),
  )
  // A path that no route has: what every answer of the server says.
  const servers = [...new Set(urls.map((url) => new URL(url).origin))]
  const nowhere = servers.map((origin) => ({ method: 'GET', url: `${origin}${NOWHERE}`, headers: [], body: null }))
  const all = [
    ...own.map((each) => ({ ...each, url: withoutCredentials(each.url), own: true })),
    ...[...beside, ...nowhere].map((each) => ({ ...each, own: false })),
  ]
  return all.flatMap((each) => (['omit', 'include'] as const).map((credentials) => ({ ...each, credentials })))
}

const bodyFor = (method: string, body: string | null) => (/^(get|head)$/i.test(method) ? null : body)

/** `fetch` throws for an address with a user and a password. */
function withoutCredentials(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return url.href
}
