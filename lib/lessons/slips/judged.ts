import type { PlaygroundDocument } from '../../document/document.ts'
import type { Diagnostic } from '../../servers/dialect.ts'
import { serializedOriginOf } from '../../trace/address.ts'
import type { DecisionEvent, HeaderList, Trace } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import type { Exercise, ProbeResult, RemarkPlace } from '../exercise.ts'

/** The remarks of a server's dialect on its text. */
export type ReadServer = (server: PlaygroundDocument['servers'][number]) => Promise<readonly Diagnostic[]>

/** A check that was made, from which remarks are found. */
export interface Judged {
  readonly exercise: Exercise
  /** What the learner wrote. */
  readonly document: PlaygroundDocument
  readonly results: readonly ProbeResult[]
  readonly read: ReadServer
}

/** An answer of a server, as it was sent over the wire. */
export interface Answer {
  readonly server: string
  readonly method: string
  readonly url: string
  readonly preflight: boolean
  /** The `Origin` of the request. */
  readonly origin: string | null
  readonly status: number
  readonly headers: HeaderList
  /** The route as it is written, and its 1-based line. */
  readonly route: string | null
  readonly line: number | null
  readonly exchange: number
}

/** Every answer in a run, in order. */
export function answersIn(trace: Trace): readonly Answer[] {
  return trace.flatMap((event) => {
    if (event.type !== 'response') return []
    const request = trace.find((e) => e.type === 'request' && e.exchange === event.exchange)
    const handler = trace.find((e) => e.type === 'handler' && e.exchange === event.exchange)
    if (request?.type !== 'request') return []
    return [
      {
        server: handler?.type === 'handler' ? handler.server : serializedOriginOf(request.url),
        method: request.method,
        url: request.url,
        preflight: request.purpose === 'preflight',
        origin: getHeader(request.headers, 'Origin'),
        status: event.status,
        headers: event.headers,
        route: (handler?.type === 'handler' && handler.route) || null,
        line: (handler?.type === 'handler' && handler.line) || null,
        exchange: event.exchange,
      },
    ]
  })
}

/** A header of an answer that decided against a call which a probe wants to succeed. */
export interface Refusal {
  readonly header: string
  /** The value that came; null: the header is missing. */
  readonly observed: string | null
  /** The value that would have passed, where there is a single one. */
  readonly expected: string | null
  readonly answer: Answer
  readonly result: ProbeResult
}

/** Probes that failed although they want the script to read, or a request to arrive. */
const wantsMore = ({ passed, probe }: ProbeResult) => !passed && probe.expect.outcome !== 'refused'

export function refusalsIn({ results }: Judged): readonly Refusal[] {
  return results.filter(wantsMore).flatMap((result) => [...decided(result), ...unexposed(result)])
}

function decided(result: ProbeResult): readonly Refusal[] {
  const answers = answersIn(result.trace)
  return result.trace.flatMap((event) => {
    if (event.type !== 'decision' || event.passed || event.header?.of !== 'response') return []
    if (!isFinal(result.trace, event)) return []
    const answer = answers.find(({ exchange }) => exchange === event.exchange)
    return answer
      ? [{ header: event.header.name, observed: event.observed, expected: event.expected, answer, result }]
      : []
  })
}

/** It is the decision that the call failed by: others state a fact, and refuse nothing. */
const isFinal = (trace: Trace, { call, exchange }: DecisionEvent) =>
  trace.some((event) => event.type === 'failure' && event.call === call && event.exchange === exchange)

/** Headers that a probe wants to be visible, and that came and are hidden. */
function unexposed(result: ProbeResult): readonly Refusal[] {
  const answers = answersIn(result.trace)
  const wanted = new Set((result.probe.expect.visibleHeaders ?? []).map((name) => name.toLowerCase()))
  return result.trace.flatMap((event) => {
    if (event.type !== 'header' || event.what !== 'hidden' || !wanted.has(event.name.toLowerCase())) return []
    const answer = answers.find(({ exchange }) => exchange === event.exchange)
    if (!answer) return []
    const header = 'Access-Control-Expose-Headers'
    return [{ header, observed: getHeader(answer.headers, header), expected: event.name, answer, result }]
  })
}

/**
 * Where a value is written in the server's text: the first line from the answer's route on that has it, else the first
 * in the whole text, else the route itself.
 */
export function placeOf({ document }: Judged, { server, line }: Answer, written: string | null): RemarkPlace {
  const lines = (document.servers.find(({ origin }) => origin === server)?.text ?? '').split(/\r\n|\n|\r/)
  const has = (text: string) => written !== null && written !== '' && text.includes(written)
  const after = lines.findIndex((text, index) => index >= (line ?? 1) - 1 && has(text))
  const at = after >= 0 ? after : lines.findIndex(has)
  return { server, line: at >= 0 ? at + 1 : (line ?? 1) }
}
