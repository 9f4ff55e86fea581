import type { Trace } from '../trace/events.ts'
import type { Attempt } from './attempts.ts'
import type { NetworkPanel } from './panel-model.ts'

/** The run that a panel is drawn for. */
export interface ShownRun {
  readonly trace: Trace
  /** In the order in which they began. */
  readonly attempts: readonly Attempt[]
  /** File name of the page's script. */
  readonly file: string
}

/** How one browser draws a run. */
export type DrawPanel = (run: ShownRun) => Omit<NetworkPanel, 'browser'>

/** Whether the filter for `fetch` and `XMLHttpRequest` keeps it. */
export const isByScript = ({ call }: Attempt): boolean =>
  call.api === 'fetch' || call.api === 'xhr' || call.api === 'eventsource'

/** Position of the call in the script, where the trace has it: `client.js:5`. */
export const placeOf = ({ call }: Attempt, file: string): string | null =>
  call.source ? `${file}:${call.source.line}` : null

/** The network error that the browser's console names for a call, such as `net::ERR_CONNECTION_REFUSED`. */
export function netErrorOf(trace: Trace, call: number): string | null {
  for (const e of trace) {
    const named = e.type === 'console' && e.call === call && e.by === 'browser' ? /net::ERR_\w+/.exec(e.text) : null
    if (named) return named[0]
  }
  return null
}
