/** Compares two runs of a page: whether a call of the first one failed in the second one. */
import type { CallEvent, Trace } from '../trace/events.ts'

/** Whether a call of this number ended in a failure or with what its element cannot use, or did not end. */
export function didFail(trace: Trace, call: number): boolean {
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  return (
    trace.some((e) => e.type === 'failure' && e.call === call) ||
    settled?.type !== 'settled' ||
    settled.outcome.kind === 'error'
  )
}

/**
 * The number, in another run, of the call that has this number in the first run: after a call that no longer fails, a
 * script may make more calls. Its own number where there is none.
 */
export function sameCall(first: Trace, other: Trace, call: number): number {
  const key = keyOf(callsOf(first).find((each) => each.call === call))
  const place = callsOf(first).filter((each) => keyOf(each) === key && each.call < call).length
  return callsOf(other).filter((each) => keyOf(each) === key)[place]?.call ?? call
}

/** Whether every call that worked in the first run works in the second one too, with the same status. */
export function keepsWhatWorked(first: Trace, second: Trace): boolean {
  return callsOf(first).every(({ call }) => {
    if (didFail(first, call)) return true
    const now = sameCall(first, second, call)
    return !didFail(second, now) && statusSeen(second, now) === statusSeen(first, call)
  })
}

/** The status that the script sees; null where it sees none. */
function statusSeen(trace: Trace, call: number): number | null {
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  return settled?.type === 'settled' && settled.outcome.kind === 'response' ? settled.outcome.status : null
}

const callsOf = (trace: Trace): readonly CallEvent[] => trace.filter((e): e is CallEvent => e.type === 'call')

const keyOf = (call: CallEvent | undefined): string => (call ? `${call.api} ${call.method} ${call.url}` : '')
