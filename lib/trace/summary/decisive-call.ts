import type { Trace } from '../events.ts'
import { firstBreach } from './breach.ts'

/** The call to show first: a successful attack, else the first that was refused, else the first. Null where the run made no call. */
export function decisiveCall(trace: Trace): number | null {
  const breach = firstBreach(trace)
  if (breach) return breach.call
  const failure = trace.find((e) => e.type === 'failure')
  if (failure?.type === 'failure') return failure.call
  const call = trace.find((e) => e.type === 'call')
  return call?.type === 'call' ? call.call : null
}
