/**
 * The sequence diagram as data: who takes part, and what passed between them in which order.
 * A pure function of the trace, so that the picture cannot say anything that the trace does not.
 */
import { hostOf, originOf } from './address.ts'
import { BROWSER_TITLES } from './browser-titles.ts'
import { rowsOf } from './diagram-rows.ts'
import type { Trace } from './events.ts'
import { indexTrace } from './trace-index.ts'

/** What a colour means; every tone also has a shape or a word of its own. */
export type Tone = 'plain' | 'go' | 'stop' | 'pre' | 'gate' | 'soft'

export interface Lane {
  readonly id: string
  readonly kind: 'script' | 'browser' | 'server'
  readonly title: string
  readonly subtitle: string
}

interface RowBase {
  readonly id: string
  readonly call: number
  readonly exchange?: number
  /** Position of its event in the trace. */
  readonly event: number
  /** The row in words, for those who do not see the picture. */
  readonly says: string
}

export interface MessageRow extends RowBase {
  readonly kind: 'message'
  readonly from: string
  readonly to: string
  readonly what: 'call' | 'request' | 'response' | 'result'
  readonly preflight: boolean
  readonly tone: Tone
  readonly title: string
  readonly detail: { readonly name: string; readonly value: string; readonly tone: Tone } | null
}

export interface MarkRow extends RowBase {
  readonly kind: 'mark'
  readonly lane: string
  readonly shape: 'pill' | 'stop'
  readonly tone: Tone
  readonly text: string
  readonly note: string
}

export type Row = MessageRow | MarkRow

export interface DiagramModel {
  readonly lanes: readonly Lane[]
  readonly rows: readonly Row[]
}

/** Draws up the diagram of a run. A trace without a page gives no lanes and no rows. */
export function diagramOf(trace: Trace): DiagramModel {
  const index = indexTrace(trace)
  const { page } = index
  if (!page) return { lanes: [], rows: [] }
  const servers = [...new Set([...index.requests.values()].map((r) => originOf(r.url)))]
  return {
    lanes: [
      {
        id: 'script',
        kind: 'script',
        title: 'Your script',
        subtitle: page.origin === 'null' ? 'origin null' : hostOf(page.origin),
      },
      { id: 'browser', kind: 'browser', title: 'Browser', subtitle: BROWSER_TITLES[page.browser] },
      ...servers.map((id) => ({ id, kind: 'server' as const, title: 'Server', subtitle: hostOf(id) })),
    ],
    rows: trace.flatMap((event, at) => rowsOf(event, at, index, BROWSER_TITLES[page.browser])),
  }
}
