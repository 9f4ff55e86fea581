import { hostOf } from '../address.ts'
import type { HeaderList, Trace, TracedBody } from '../events.ts'

/** Details of a step that is not an HTTP message. */
export interface StepFacts {
  readonly title: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly headers: HeaderList
  readonly body: TracedBody | null
  /** The output of a process, or why a connection failed. */
  readonly text: string | null
}

/**
 * The facts of a call as its script wrote it, of a server that is down, or of a connection that failed.
 * @param at an index into the trace
 * @returns null for any other event
 */
export function stepFacts(trace: Trace, at: number): StepFacts | null {
  const event = trace[at]
  const nothing = { facts: [], headers: [], body: null, text: null }
  switch (event?.type) {
    case 'call':
      return {
        ...nothing,
        title: 'What the script asked for',
        facts: [
          ['method', event.method],
          ['url', event.url],
          ['mode', event.mode],
          ['credentials', event.credentials],
          ...(event.redirect ? ([['redirect', event.redirect]] as const) : []),
          ...(event.cache ? ([['cache', event.cache]] as const) : []),
          ...(event.document
            ? ([
                ['script of', event.document.url],
                ['its origin', event.document.origin],
              ] as const)
            : []),
        ],
        headers: event.headers,
        body: event.body,
      }
    case 'server-down':
      return { ...nothing, title: `What the process of ${hostOf(event.server)} printed`, text: event.text }
    case 'connection-failed':
      return { ...nothing, title: 'Why no answer came', text: event.message }
    case 'forward-failed':
      return { ...nothing, title: `Why ${hostOf(event.server)} got no answer`, text: event.message }
    default:
      return null
  }
}
