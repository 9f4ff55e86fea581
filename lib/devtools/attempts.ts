/** The requests of a run as a Network panel lists them: those that were sent, and those that were not. */
import type {
  CallEvent,
  ConnectionFailedEvent,
  FailureEvent,
  RedirectEvent,
  RequestEvent,
  ResponseEvent,
  Trace,
} from '../trace/events.ts'
import { requestsOfRun } from '../trace/export/requests-of-run.ts'
import { firstHeader } from '../trace/header-list.ts'

export interface Attempt {
  readonly id: string
  readonly call: CallEvent
  readonly preflight: boolean
  readonly method: string
  readonly url: string
  /** How many redirects led here. */
  readonly hop: number
  /** Null: nothing of it was sent. */
  readonly request: RequestEvent | null
  readonly response: ResponseEvent | null
  readonly connectionFailed: ConnectionFailedEvent | null
  readonly redirect: RedirectEvent | null
  /** Why the call failed, where it is about this attempt, or about its preflight. */
  readonly failure: FailureEvent | null
  /** The call has ended: what is not there will not come. */
  readonly ended: boolean
  /** Its simulated time in milliseconds; null where nothing came. */
  readonly time: number | null
  /** The request that this preflight was sent for, or the preflight of this request. */
  readonly partner: string | null
  /** The attempt whose redirect led here. */
  readonly from: string | null
}

/**
 * In the order in which they began. A request for which a preflight was sent is one attempt before the preflight, also
 * where it is never sent itself.
 */
export function attemptsOf(trace: Trace): readonly Attempt[] {
  const requests = requestsOfRun(trace)
  const place = new Map(trace.map((event, at) => [event, at]))
  const legs = trace.flatMap((event) => (event.type === 'call' ? legsOf(trace, event, requests) : []))
  return legs.sort((a, b) => (place.get(a.began) ?? 0) - (place.get(b.began) ?? 0)).flatMap(({ attempts }) => attempts)
}

interface Leg {
  readonly began: Trace[number]
  readonly attempts: readonly Attempt[]
}

/** One for the call's own address, and one for each redirect that it followed. */
function legsOf(trace: Trace, call: CallEvent, all: readonly RequestEvent[]): readonly Leg[] {
  const requests = all.filter((r) => r.call === call.call)
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call.call) ?? null
  const ended = failure !== null || trace.some((e) => e.type === 'settled' && e.call === call.call)
  const pairs: { preflight: RequestEvent | null; actual: RequestEvent | null }[] = []
  for (const request of requests) {
    const last = pairs.at(-1)
    if (request.purpose === 'preflight') pairs.push({ preflight: request, actual: null })
    else if (last && !last.actual) last.actual = request
    else pairs.push({ preflight: null, actual: request })
  }
  if (pairs.length === 0) pairs.push({ preflight: null, actual: null })
  let from: string | null = null
  return pairs.map(({ preflight, actual }, leg): Leg => {
    const ids = { actual: `call-${call.call}-${leg}`, preflight: `call-${call.call}-${leg}-preflight` }
    const about = failureAbout(failure, preflight, actual, leg === pairs.length - 1)
    const base = { call, hop: leg, ended, failure: about }
    const sent: Attempt = {
      ...base,
      ...messagesOf(trace, actual),
      id: ids.actual,
      preflight: false,
      method: actual?.method ?? asked(call, preflight),
      url: actual?.url ?? preflight?.url ?? call.url,
      partner: preflight ? ids.preflight : null,
      from,
    }
    from = ids.actual
    // A request that the cache answered is not in the trace; its response is.
    if (!preflight) return { began: sent.response ?? actual ?? call, attempts: [sent] }
    const before: Attempt = {
      ...base,
      ...messagesOf(trace, preflight),
      id: ids.preflight,
      preflight: true,
      method: preflight.method,
      url: preflight.url,
      failure: about?.exchange === preflight.exchange ? about : null,
      partner: ids.actual,
      from: null,
    }
    return { began: preflight, attempts: [sent, before] }
  })
}

/** The method of a request that is not sent: the one that its preflight asks for. */
function asked(call: CallEvent, preflight: RequestEvent | null): string {
  if (!preflight) return call.method
  return firstHeader(preflight.headers, 'access-control-request-method') ?? call.method
}

function failureAbout(
  failure: FailureEvent | null,
  preflight: RequestEvent | null,
  actual: RequestEvent | null,
  isLast: boolean,
): FailureEvent | null {
  if (!failure) return null
  if (failure.exchange === undefined) return isLast ? failure : null
  return failure.exchange === preflight?.exchange || failure.exchange === actual?.exchange ? failure : null
}

function messagesOf(trace: Trace, request: RequestEvent | null) {
  if (!request) return { request, response: null, connectionFailed: null, redirect: null, time: null }
  const { exchange } = request
  const response = trace.find((e): e is ResponseEvent => e.type === 'response' && e.exchange === exchange) ?? null
  const connectionFailed =
    trace.find((e): e is ConnectionFailedEvent => e.type === 'connection-failed' && e.exchange === exchange) ?? null
  const redirect = trace.find((e): e is RedirectEvent => e.type === 'redirect' && e.exchange === exchange) ?? null
  const came = response ?? connectionFailed
  return { request, response, connectionFailed, redirect, time: came ? Math.max(0, came.at - request.at) : null }
}
