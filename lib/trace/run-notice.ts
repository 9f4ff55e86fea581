import type { Trace } from './events.ts'

const NOTICES = {
  'time-limit': 'The script did not come to an end, so it was stopped. What it did until then is below.',
  'output-limit': 'The script wrote more to the console than anybody reads, so it was stopped.',
  'call-limit': 'The script made more calls than one picture can hold, so it was stopped.',
} as const

/** What a person must know of how the run ended; null when it simply ended. */
export function runNotice(trace: Trace): string | null {
  const ended = trace.find((e) => e.type === 'ended')
  if (ended?.type !== 'ended') return null
  return ended.why in NOTICES ? NOTICES[ended.why as keyof typeof NOTICES] : null
}
