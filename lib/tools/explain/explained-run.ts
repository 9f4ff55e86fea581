/** One run as `npm run -s explain` prints it: a function of the document and its trace. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Diagnostic } from '../../servers/dialect.ts'
import type {
  CallEvent,
  EndedEvent,
  FailureEvent,
  Outcome,
  ResponseEvent,
  Trace,
  TraceEvent,
} from '../../trace/events.ts'
import { plainWords } from '../../trace/export/plain-words.ts'
import type { FailureReason } from '../../trace/failure-reasons.ts'
import { consoleOf } from '../../trace/inspect/console-view.ts'
import { explain } from '../../trace/why/explanation.ts'

/** The fix that is offered for a call. */
export interface Fix {
  readonly server: string
  /** The server's whole text with the fix in it; null where the fix is only described. */
  readonly text: string | null
  readonly summary: string
  readonly written: boolean
}

export interface ExplainedCall {
  readonly method: string
  readonly url: string
  readonly crossOrigin: boolean
  readonly sent: 'at-once' | 'after-preflight' | 'from-preflight-cache' | 'refused-preflight' | 'not-sent'
  readonly outcome: 'response' | 'network-error' | 'invalid-request' | 'aborted' | 'pending'
  /** May the script read it? */
  readonly readable: boolean
  /** As the script sees it: 0 for an opaque response. Null where there is none to see. */
  readonly status: number | null
  readonly reason: FailureReason | null
  readonly why: readonly string[]
  readonly fix: Fix | null
}

export interface ExplainedRun {
  readonly ended: EndedEvent['why']
  readonly calls: readonly ExplainedCall[]
  readonly console: readonly string[]
  readonly servers: readonly {
    readonly origin: string
    readonly started: boolean
    readonly diagnostics: readonly {
      readonly line: number
      readonly severity: Diagnostic['severity']
      readonly message: string
    }[]
  }[]
  readonly wire: readonly {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly status: number | null
  }[]
}

/** @param fixes call number → the fix that is offered for it */
export function explainedRun(
  document: PlaygroundDocument,
  trace: Trace,
  diagnostics: ReadonlyMap<string, readonly Diagnostic[]>,
  fixes: ReadonlyMap<number, Fix>,
): ExplainedRun {
  const down = new Set(trace.flatMap((e) => (e.type === 'server-down' ? [e.server] : [])))
  return {
    ended: trace.find((e) => e.type === 'ended')?.why ?? 'stopped',
    calls: trace.flatMap((e) => (e.type === 'call' ? [explainedCall(trace, e, fixes.get(e.call) ?? null)] : [])),
    console: consoleOf(trace).flatMap(({ by, text, times }) =>
      by === 'browser' ? Array.from({ length: times }, () => text.trim()) : [],
    ),
    servers: document.servers.map(({ origin }) => ({
      origin,
      started: !down.has(origin),
      diagnostics: (diagnostics.get(origin) ?? []).map(({ from, severity, message }) => ({
        line: from.line,
        severity,
        message,
      })),
    })),
    wire: trace.flatMap((e) =>
      e.type === 'request'
        ? [{ method: e.method, url: e.url, headers: e.headers, status: statusOf(trace, e.exchange) }]
        : [],
    ),
  }
}

function statusOf(trace: Trace, exchange: number): number | null {
  const isIts = (e: TraceEvent): e is ResponseEvent => e.type === 'response' && e.exchange === exchange
  return trace.find(isIts)?.status ?? null
}

function explainedCall(trace: Trace, call: CallEvent, fix: Fix | null): ExplainedCall {
  const events = trace.filter((e) => 'call' in e && e.call === call.call)
  const settled = events.find((e) => e.type === 'settled')
  const outcome = settled?.type === 'settled' ? settled.outcome : null
  const failure = events.find((e): e is FailureEvent => e.type === 'failure')
  return {
    method: call.method,
    url: call.url,
    crossOrigin: events.some((e) => e.type === 'decision' && e.rule === 'same-origin' && !e.passed),
    sent: sentOf(events),
    ...outcomeOf(outcome),
    reason: failure?.reason ?? null,
    why: (explain(trace, call.call)?.paragraphs ?? []).map(plainWords),
    fix,
  }
}

function sentOf(events: Trace): ExplainedCall['sent'] {
  const requests = events.filter((e) => e.type === 'request')
  const actual = requests.findIndex(({ purpose }) => purpose === 'actual')
  const failed = events.some((e) => e.type === 'failure')
  // After a redirect, the next request may have a preflight of its own.
  if (failed && requests.at(-1)?.purpose === 'preflight') return 'refused-preflight'
  if (actual < 0) return 'not-sent'
  if (requests.some(({ purpose }) => purpose === 'preflight')) return 'after-preflight'
  const remembered = events.some((e) => e.type === 'cache' && e.cache === 'preflight' && e.what === 'hit')
  return remembered ? 'from-preflight-cache' : 'at-once'
}

function outcomeOf(outcome: Outcome | null): Pick<ExplainedCall, 'outcome' | 'readable' | 'status'> {
  const nothing = { readable: false, status: null }
  switch (outcome?.kind) {
    case undefined:
      return { outcome: 'pending', ...nothing }
    case 'network-error':
    case 'invalid-request':
    case 'aborted':
      return { outcome: outcome.kind, ...nothing }
    case 'response': {
      const readable = outcome.responseType !== 'opaque' && outcome.responseType !== 'opaqueredirect'
      return { outcome: 'response', readable, status: outcome.status }
    }
    case 'load':
    case 'open': {
      const readable = !outcome.tainted && !outcome.muted && outcome.readable !== false
      return { outcome: 'response', readable, status: null }
    }
    case 'queued':
    case 'submitted':
      return { outcome: 'response', ...nothing }
    case 'error':
    case 'refused':
      return { outcome: 'network-error', ...nothing }
  }
}
