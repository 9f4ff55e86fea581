/** One request of the trace as a `fetch()` call with which a page sends the same. */
import { documentOfCall } from '../document-of-call.ts'
import type { CallEvent, HeaderList, RequestEvent, Trace, TracedBody } from '../events.ts'
import { firstHeader, hasHeader } from '../header-list.ts'
import { indexTrace, type TraceIndex } from '../trace-index.ts'
import { bodyText } from './body-text.ts'

/** The Content-Type that the browser sets for a body of text when the script sets none. */
const TYPE_OF_TEXT = 'text/plain;charset=UTF-8'

interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/**
 * JavaScript for a page: a `fetch()` call that sends the request of an exchange. Headers that only the browser may
 * set are left to it, and named in a comment. For a preflight, it is the call that needs the preflight.
 * @returns null where the trace has no such request
 */
export function fetchCodeOf(trace: Trace, exchange: number): string | null {
  const index = indexTrace(trace)
  const request = index.requests.get(exchange)
  const call = request && index.calls.get(request.call)
  if (!request || !call) return null
  const written = writtenByScript(trace, call)
  const asked = request.purpose === 'preflight' ? behindPreflight(trace, index, request, call, written) : request
  const headers = headersFor(asked, written, call)
  const added = [...new Set(asked.headers.map(([name]) => name))].filter((name) => !hasHeader(headers, name))
  const page = index.page && documentOfCall(index.page, call)
  const comments = [
    ...(page && page.origin !== 'null' ? [`Run this in a page of ${page.origin}.`] : []),
    ...(request.purpose === 'preflight'
      ? ['No page can send a preflight. This call makes the browser send it, before the request itself.']
      : []),
    ...(request.purpose === 'actual' && added.length > 0 ? [`The browser adds by itself: ${added.join(', ')}.`] : []),
    ...remarksOn(request, call, asked.body),
  ]
  return `${comments.map((line) => `// ${line}\n`).join('')}const response = await fetch(${JSON.stringify(asked.url)}, {
${options(asked, headers, call)
  .map((line) => `  ${line},\n`)
  .join('')}})
`
}

/** The headers that the script set and the browser accepted. */
function writtenByScript(trace: Trace, call: CallEvent): HeaderList {
  const dropped = trace.flatMap((e) =>
    e.type === 'header' && e.call === call.call && e.what === 'dropped' && e.of === 'request' ? [e] : [],
  )
  return call.headers.filter(
    ([name, value]) => !dropped.some((d) => d.name.toLowerCase() === name.toLowerCase() && d.value === value),
  )
}

/** The request that a preflight asked for: the one that followed, or what the trace contains of one that did not. */
function behindPreflight(
  trace: Trace,
  index: TraceIndex,
  preflight: RequestEvent,
  call: CallEvent,
  written: HeaderList,
): Asked {
  const followed = [...index.requests.values()].find(
    (r) => r.exchange > preflight.exchange && r.call === preflight.call && r.url === preflight.url,
  )
  if (followed) return followed
  const type = trace.find(
    (e) => e.type === 'header' && e.call === call.call && e.what === 'added' && e.name.toLowerCase() === 'content-type',
  )
  return {
    method: firstHeader(preflight.headers, 'Access-Control-Request-Method') ?? call.method,
    url: preflight.url,
    headers: type?.type === 'header' ? [...written, [type.name, type.value]] : written,
    body: call.body,
  }
}

function headersFor({ headers, body }: Asked, written: HeaderList, call: CallEvent): HeaderList {
  const names = new Set(written.map(([name]) => name.toLowerCase()))
  const byElement = call.api !== 'fetch' && call.api !== 'xhr'
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase()
    if (lower === 'content-type') return !(body?.text !== undefined && value === TYPE_OF_TEXT)
    // An element accepts the types that it can show; a fetch() call has to set the header.
    if (lower === 'accept' && byElement) return value !== '*/*'
    return names.has(lower)
  })
}

function options({ method, headers: sent, body }: Asked, headers: HeaderList, call: CallEvent): string[] {
  const typed = hasHeader(sent, 'Content-Type')
  const content = bodyText(body)
  const text = content === null ? null : JSON.stringify(content)
  return [
    ...(method === 'GET' ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(headers.length > 0 ? [`headers: ${headersLiteral(headers)}`] : []),
    // The browser sets a Content-Type for text, and none for bytes.
    ...(text === null ? [] : [`body: ${typed ? text : `new TextEncoder().encode(${text})`}`]),
    `mode: ${JSON.stringify(call.mode === 'navigate' ? 'no-cors' : call.mode)}`,
    `credentials: ${JSON.stringify(call.credentials)}`,
    ...(call.redirect && call.redirect !== 'follow' && call.mode !== 'navigate'
      ? [`redirect: ${JSON.stringify(call.redirect)}`]
      : []),
    ...(call.cache && call.cache !== 'default' ? [`cache: ${JSON.stringify(call.cache)}`] : []),
    ...(call.api === 'beacon' ? ['keepalive: true'] : []),
  ]
}

/** An object as people write it, or pairs where an object could not represent the list. */
function headersLiteral(headers: HeaderList): string {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const pairs = headers.map(([name, value]) => [JSON.stringify(name), JSON.stringify(value)] as const)
  return names.size < headers.length || names.has('__proto__')
    ? `[${pairs.map(([name, value]) => `[${name}, ${value}]`).join(', ')}]`
    : `{ ${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')} }`
}

function remarksOn(request: RequestEvent, call: CallEvent, body: TracedBody | null): string[] {
  return [
    ...(request.hop > 0
      ? ['In the trace a redirect led here. Called directly, the Origin header may be another one.']
      : []),
    ...(call.uploadListener
      ? ['The XMLHttpRequest had an upload listener, which alone makes the browser ask first.']
      : []),
    ...(call.mode === 'navigate'
      ? ['The browser opens the answer as a page. fetch() only sends the same request.']
      : []),
    ...(body && body.text === undefined ? [`The body of ${body.size} bytes is not text and is left out.`] : []),
  ]
}
