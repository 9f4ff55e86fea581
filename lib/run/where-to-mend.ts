/** Which servers a change can be made in, for a call that failed. */
import { canParseUrl, serializedOriginOf } from '../trace/address.ts'
import { documentOfCall } from '../trace/document-of-call.ts'
import type { CallEvent, RequestEvent, Trace } from '../trace/events.ts'
import { CORS_CHECK_REASONS, REFUSED_PREFLIGHT_REASONS } from '../trace/failure-reasons.ts'
import type { Remedy } from '../trace/why/explanation.ts'

/** Failures that a server's text can be the cause of. */
const OF_SERVERS: ReadonlySet<string> = new Set([
  ...CORS_CHECK_REASONS,
  ...REFUSED_PREFLIGHT_REASONS,
  'connection-failed',
  'preflight-connection-failed',
])

const lastRequest = (trace: Trace, call: number): RequestEvent | undefined =>
  trace.findLast((e): e is RequestEvent => e.type === 'request' && e.call === call)

/** The server of the request that failed, and those that it passed the request on to; none for a failure of the page. */
export function serversOf(trace: Trace, call: number): readonly string[] {
  const failure = trace.find((e) => e.type === 'failure' && e.call === call)
  if (failure?.type === 'failure' && !OF_SERVERS.has(failure.reason)) return []
  const request = lastRequest(trace, call)
  if (!request || !canParseUrl(request.url)) return []
  const behind = trace.flatMap((e) => (e.type === 'forward' && e.exchange === request.exchange ? [e.to] : []))
  return [...new Set([serializedOriginOf(request.url), ...behind])]
}

/** What the call will need from a server that did not start: the page's permission. Null where it runs, or is the page's own. */
export function remedyForStart(trace: Trace, call: number): Remedy | null {
  const request = lastRequest(trace, call)
  const first = trace.find((e) => e.type === 'page')
  if (!request || first?.type !== 'page' || !canParseUrl(request.url)) return null
  const page = documentOfCall(
    first,
    trace.find((e): e is CallEvent => e.type === 'call' && e.call === call),
  )
  if (page.origin === 'null') return null
  const server = serializedOriginOf(request.url)
  if (server === page.origin || !trace.some((e) => e.type === 'server-down' && e.server === server)) return null
  return {
    server,
    exchange: request.exchange,
    header: 'Access-Control-Allow-Origin',
    value: page.origin,
    preflight: request.purpose === 'preflight',
  }
}
