/** The calls of a run as something to point at: who called what, how it ended, and which headers came. */
import type { PlaygroundDocument } from '../../document/document.ts'
import { callFacts, outcomeOf } from '../../lessons/call-facts.ts'
import type { CallEvent, PageEvent, ResponseEvent, Trace } from '../../trace/events.ts'
import { hasHeader } from '../../trace/header-list.ts'

export interface PointedCall {
  /** From 1, unique in its run. */
  readonly number: number
  readonly call: CallEvent
  /** The page that called. */
  readonly page: PlaygroundDocument['page']
  /** Its origin as the browser sends it. */
  readonly origin: string
  readonly browser: PlaygroundDocument['browser']
  /** Another call of the run has the same method and URL, or it is not the only one. */
  readonly alone: boolean
  readonly outcome: ReturnType<typeof outcomeOf>
  /** Null where no response came to the script. */
  readonly status: number | null
  /** Why it ended so: a sentence of its explanation; empty where there is none. */
  readonly why: string
  readonly preflighted: boolean
  /** Headers of the response, and whether the script can read them. */
  readonly headers: readonly { readonly name: string; readonly visible: boolean }[]
}

/** @param document that was run */
export function pointedCalls(document: PlaygroundDocument, trace: Trace): readonly PointedCall[] {
  const page = trace.find((event): event is PageEvent => event.type === 'page')
  const calls = trace.filter((event): event is CallEvent => event.type === 'call')
  return calls.map((call) => {
    const facts = callFacts(call, trace)
    const outcome = facts.settled?.outcome
    const response = trace.findLast(
      (event): event is ResponseEvent =>
        event.type === 'response' && event.call === call.call && !isPreflight(trace, event.exchange),
    )
    const visible = outcome?.kind === 'response' ? outcome.headers : []
    return {
      number: call.call,
      call,
      page: document.page,
      origin: page?.origin ?? 'null',
      browser: document.browser,
      alone: calls.length === 1,
      outcome: outcomeOf(facts),
      status: outcome?.kind === 'response' ? outcome.status : null,
      why: facts.why,
      preflighted: facts.preflights > 0,
      headers: [...new Map(response?.headers.map(([name]) => [name.toLowerCase(), name])).values()]
        .filter((name) => !isCorsHeader(name))
        .map((name) => ({ name, visible: hasHeader(visible, name) })),
    }
  })
}

const isPreflight = (trace: Trace, exchange: number) =>
  trace.some((event) => event.type === 'request' && event.exchange === exchange && event.purpose === 'preflight')

/** What the browser reads for itself. */
const isCorsHeader = (name: string) => /^access-control-|^vary$|^set-cookie$/i.test(name)

/** `PUT https://bar.other/data`, with a long address cut. */
export const callName = ({ method, url }: Pick<CallEvent, 'method' | 'url'>) =>
  `${method} ${url.length > 80 ? `${url.slice(0, 79)}…` : url}`

/** Could a script make this call itself, with another method or other headers? */
export const canBeVaried = ({ call }: PointedCall): boolean =>
  (call.api === 'fetch' || call.api === 'xhr') && /^https?:/.test(call.url)
