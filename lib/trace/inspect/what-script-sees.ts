import type { HeaderList, Outcome, Trace } from '../events.ts'

/** What the script can read after a call. */
export interface ScriptView {
  readonly call: number
  readonly what: string
  /** Property and value, as the script would read them. */
  readonly properties: readonly (readonly [name: string, value: string])[]
  readonly headers: HeaderList
  readonly body: string | null
  /** Response headers that the script cannot read. */
  readonly hidden: readonly string[]
}

/** For every call that ended, all that its script can read. */
export function whatScriptSees(trace: Trace): readonly ScriptView[] {
  return trace.flatMap((event) => {
    if (event.type !== 'settled') return []
    const asked = trace.find((e) => e.type === 'call' && e.call === event.call)
    const xhr = asked?.type === 'call' && asked.api === 'xhr'
    const last = trace.findLast((e) => e.type === 'response' && e.call === event.call)
    const came = last?.type === 'response' ? last.headers.map(([n]) => n.toLowerCase()) : []
    return [view(event.call, event.outcome, xhr, came)]
  })
}

function view(call: number, outcome: Outcome, xhr: boolean, came: readonly string[]): ScriptView {
  const base = { call, headers: [], body: null, hidden: [] }
  switch (outcome.kind) {
    case 'response': {
      const readable = new Set(outcome.headers.map(([n]) => n.toLowerCase()))
      return {
        call,
        what: xhr ? 'load event' : `Response, type "${outcome.responseType}"`,
        properties: [
          ['status', String(outcome.status)],
          ['statusText', JSON.stringify(outcome.statusText)],
          [xhr ? 'responseURL' : 'url', JSON.stringify(outcome.url)],
          ...(xhr ? [] : ([['redirected', String(outcome.redirected)]] as const)),
        ],
        headers: outcome.headers,
        body: outcome.body?.text ?? null,
        hidden: [...new Set(came)].filter((n) => !readable.has(n)),
      }
    }
    case 'network-error':
      return xhr
        ? {
            ...base,
            what: 'error event',
            properties: [
              ['status', '0'],
              ['statusText', '""'],
              ['responseURL', '""'],
            ],
          }
        : { ...base, what: `${outcome.name}: ${outcome.message}`, properties: [] }
    case 'invalid-request':
    case 'aborted':
      return { ...base, what: `${outcome.name}: ${outcome.message}`, properties: [] }
    case 'queued':
      return { ...base, what: 'true, as soon as sendBeacon() was called, and nothing after that', properties: [] }
    case 'submitted':
      return { ...base, what: 'nothing: the answer is a separate page', properties: [] }
    default:
      return { ...base, what: `${outcome.kind} event`, properties: [] }
  }
}
