/** Has a stranger's page read the user's data? What a check says of it. */
import { hostOf } from '../trace/address.ts'
import type { CallEvent, PageEvent, Trace } from '../trace/events.ts'
import { dataOf, firstBreach } from '../trace/summary/breach.ts'
import { aboutCookies } from '../trace/why/causes/cookies.ts'
import { explain } from '../trace/why/explanation.ts'
import { quoted, sentences } from '../trace/why/sentences.ts'
import { type CallFacts, callFacts, outcomeOf } from './call-facts.ts'
import type { Probe } from './exercise.ts'
import { findCall, missingCall } from './missing-call.ts'

/** Why the data was not read, as sentences; empty where it was. */
export function secretNotRead(probe: Probe, trace: Trace): readonly string[] {
  if (firstBreach(trace)) return []
  const call = findCall(probe, trace)
  if (!call) return [missingCall(probe, trace)]
  const facts = callFacts(call, trace)
  const elsewhere = elsewhereProblem(call, facts, trace)
  if (elsewhere) return [elsewhere]
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

/** What is missing where the last call opened a document, or was made in one that belongs to others; null elsewhere. */
function elsewhereProblem(call: CallEvent, facts: CallFacts, trace: Trace): string | null {
  const page = trace.find((event): event is PageEvent => event.type === 'page')
  if (!page) return null
  if (['iframe', 'navigation', 'form'].includes(call.api)) {
    if (facts.failure || !facts.facts?.response) return null
    return sentences(
      `Your page has opened ${quoted(hostOf(call.url))}, and cannot read what is in it.`,
      noticeOfScripts(trace) ?? 'No script in that document has made a call.',
    )
  }
  const { document } = call
  if (!document || document.origin === 'null' || document.origin === page.origin) return null
  const host = hostOf(document.origin)
  if (outcomeOf(facts) !== 'readable' || !page.stranger?.wants) return null
  return facts.facts?.response?.body?.text?.includes(page.stranger.wants)
    ? `A script on **${host}** has read ${dataOf(page)}, and has sent it to nobody. Let it send the data to **${hostOf(page.url)}**.`
    : `A script on **${host}** reads the answer of **${facts.facts?.server}**, and ${dataOf(page)} is not in it.`
}

/** Why the scripts of a document did not run, as the browser or the parser says it. */
function noticeOfScripts(trace: Trace): string | null {
  const error = trace.find((event) => event.type === 'script-error')
  if (error) return `A script has an error: ${quoted(`${error.name}: ${error.message}`)}.`
  const line = trace.find((event) => event.type === 'console' && event.by === 'browser')
  return line?.type === 'console' ? `The browser says: ${quoted(line.text.trim())}` : null
}

/** That the data was read, as sentences; null where it was not. */
export function secretRead(trace: Trace): string | null {
  const breach = firstBreach(trace)
  return breach && (explain(trace, breach.call)?.paragraphs[0] ?? null)
}
