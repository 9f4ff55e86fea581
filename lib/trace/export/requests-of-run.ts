import type { RequestEvent, ResponseEvent, Trace } from '../events.ts'

/**
 * The requests of a run in their order, with those that the browser's cache answered and that were not sent: the trace
 * has no request event for these, but it has their call, their address and the headers that the browser had set.
 */
export function requestsOfRun(trace: Trace): readonly RequestEvent[] {
  const left = new Set(trace.flatMap((e) => (e.type === 'request' ? [e.exchange] : [])))
  return trace.flatMap((event) => {
    if (event.type === 'request') return [event]
    if (event.type !== 'response' || event.from !== 'http-cache' || left.has(event.exchange)) return []
    return [behindCachedAnswer(trace, event)]
  })
}

function behindCachedAnswer(trace: Trace, { exchange, call, at }: ResponseEvent): RequestEvent {
  const asked = trace.find((e) => e.type === 'call' && e.call === call)
  const hit = trace.find((e) => e.type === 'cache' && e.exchange === exchange && e.what === 'hit')
  const written = asked?.type === 'call' ? asked.headers : []
  const added = trace.flatMap((e) =>
    e.type === 'header' && e.exchange === exchange && e.what === 'added' && e.of === 'request'
      ? [[e.name, e.value] as const]
      : [],
  )
  return {
    type: 'request',
    at,
    call,
    exchange,
    purpose: 'actual',
    method: asked?.type === 'call' ? asked.method : 'GET',
    url: hit?.type === 'cache' ? hit.url : asked?.type === 'call' ? asked.url : '',
    headers: [...written, ...added],
    body: null,
    hop: 0,
  }
}
