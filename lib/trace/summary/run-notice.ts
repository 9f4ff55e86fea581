import { hostOf } from '../address.ts'
import type { CallEvent, EndedEvent, Trace } from '../events.ts'

const NOTICES = {
  'time-limit': 'The script did not come to an end, so it was stopped.',
  'output-limit': 'The script wrote more to the console than anybody reads, so it was stopped.',
  'call-limit': 'The script made more calls than one picture can hold, so it was stopped.',
} as const

/** A notice on how the run ended; null when it ended normally. */
export function runNotice(trace: Trace): string | null {
  const ended = trace.find((e) => e.type === 'ended')
  if (ended?.type !== 'ended') return null
  const notice =
    ended.why === 'hung'
      ? hungNotice(ended, trace)
      : ended.why in NOTICES
        ? NOTICES[ended.why as keyof typeof NOTICES]
        : null
  if (!notice) return null
  const called = trace.some((e) => e.type === 'call')
  return `${notice} ${called ? 'What it did until then is below.' : 'Until then it made no call.'}`
}

/** The script itself is not the cause: parsing or simulating did not end. */
function hungNotice({ busyWith }: EndedEvent, trace: Trace): string {
  if (busyWith?.what === 'client') return 'Reading the script took more than two seconds, so the run was ended.'
  if (busyWith?.what === 'start')
    return `Reading the text of ${hostOf(busyWith.server)} took more than two seconds, so the run was ended.`
  const last = trace.findLast((e): e is CallEvent => e.type === 'call' && e.source !== undefined)?.source
  const where = last ? `, the last one from the call in line ${last.line} of the script,` : ''
  return `Simulating these exchanges${where} took more than two seconds without a pause, so the run was ended.`
}

/** Why a run has no exchange. Only for traces without a call. */
export function noCallReason(trace: Trace): string {
  const error = trace.find((e) => e.type === 'script-error')
  if (error?.type === 'script-error') {
    const where = error.source ? ` in line ${error.source.line}` : ''
    return error.kind === 'syntax'
      ? `The code has a mistake${where}, so nothing ran.`
      : `The script stopped with an error${where} before it made a call.`
  }
  const notice = runNotice(trace)
  if (notice) return notice
  return trace.some((e) => e.type === 'call')
    ? 'The call has no answer yet.'
    : 'The script called neither fetch nor XMLHttpRequest.'
}
