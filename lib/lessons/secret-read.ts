/** Has a stranger's page read the user's data? What a check says of it. */
import { hostOf } from '../trace/address.ts'
import type { PageEvent, Trace } from '../trace/events.ts'
import { dataOf, firstBreach } from '../trace/summary/breach.ts'
import { aboutCookies } from '../trace/why/causes/cookies.ts'
import { explain } from '../trace/why/explanation.ts'
import { sentences } from '../trace/why/sentences.ts'
import { callFacts, outcomeOf } from './call-facts.ts'
import type { Probe } from './exercise.ts'
import { findCall, missingCall } from './missing-call.ts'

/** Why the data was not read, as sentences; empty where it was. */
export function secretNotRead(probe: Probe, trace: Trace): readonly string[] {
  if (firstBreach(trace)) return []
  const call = findCall(probe, trace)
  if (!call) return [missingCall(probe, trace)]
  const facts = callFacts(call, trace)
  if (outcomeOf(facts) !== 'readable') return [facts.why || 'The run ended before the call had an answer.']
  const page = trace.find((event): event is PageEvent => event.type === 'page')
  const data = page ? dataOf(page) : 'the data'
  const answer = facts.facts ? `the answer of **${facts.facts.server}**` : 'the answer'
  const sent = page?.stranger?.wants !== undefined && JSON.stringify(call).includes(page.stranger.wants)
  return [
    sentences(
      `**${hostOf(page?.url ?? '')}** reads ${answer}, and ${data} is not in it.`,
      sent ? 'What you send yourself does not count.' : '',
      facts.facts && !facts.cookieSent ? (aboutCookies(trace, facts.facts)[0] ?? '') : '',
    ),
  ]
}

/** That the data was read, as sentences; null where it was not. */
export function secretRead(trace: Trace): string | null {
  const breach = firstBreach(trace)
  return breach && (explain(trace, breach.call)?.paragraphs.slice(0, 2).join(' ') ?? null)
}
