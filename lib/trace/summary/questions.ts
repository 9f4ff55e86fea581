import { hostOf, serializedOriginOf } from '../address.ts'
import { documentOfCall } from '../document-of-call.ts'
import type { DecisionEvent, Trace } from '../events.ts'
import { breachOf } from './breach.ts'
import { readingOf } from './may-read.ts'

/** One of the three questions with its answer. `tone` repeats the meaning of the words; `danger`: an attack has succeeded. */
export interface Answer {
  readonly question: string
  readonly answer: string
  readonly tone: 'neutral' | 'go' | 'stop' | 'danger'
}

export interface ThreeQuestions {
  readonly crossOrigin: Answer
  readonly sent: Answer
  readonly read: Answer
}

const CROSS = 'Is it cross-origin?'
const SENT = 'May it be sent?'
const READ = 'May the script read it?'

/** The questions before anything ran. */
export const UNANSWERED: ThreeQuestions = {
  crossOrigin: { question: CROSS, answer: '–', tone: 'neutral' },
  sent: { question: SENT, answer: '–', tone: 'neutral' },
  read: { question: READ, answer: '–', tone: 'neutral' },
}

/**
 * The three questions for one call, answered from the trace alone.
 * @param call the call's number; a call that is not in the trace leaves them unanswered
 */
export function threeQuestions(trace: Trace, call: number): ThreeQuestions {
  const events = trace.filter((e) => 'call' in e && e.call === call)
  if (events.length === 0) return UNANSWERED
  return {
    crossOrigin: { question: CROSS, ...crossOrigin(trace, events) },
    sent: { question: SENT, ...sent(events) },
    read: { question: READ, ...read(trace, events, call) },
  }
}

function crossOrigin(trace: Trace, events: Trace): Omit<Answer, 'question'> {
  const decisions = events.filter((e): e is DecisionEvent => e.type === 'decision' && e.rule === 'same-origin')
  const other = decisions.find((d) => !d.passed)
  if (decisions.length === 0) return { answer: 'It did not come to that', tone: 'neutral' }
  if (!other) return { answer: 'No, the same origin', tone: 'neutral' }
  const page = trace.find((e) => e.type === 'page')
  const call = events.find((e) => e.type === 'call')
  const way =
    page && call?.type === 'call'
      ? difference(documentOfCall(page, call).origin, call.url, call.document ? 'frame' : 'page')
      : ''
  return { answer: way ? `Yes, ${way}` : 'Yes', tone: 'neutral' }
}

/** The first part of the origin that differs: host, scheme, port. Empty where a redirect made it cross-origin. */
function difference(origin: string, url: string, who: 'frame' | 'page'): string {
  if (origin === 'null') return `the ${who} has no origin of its own`
  try {
    const a = new URL(origin)
    const b = new URL(url)
    if (a.hostname !== b.hostname) return 'another host'
    if (a.protocol !== b.protocol) return 'another scheme'
    if (a.port !== b.port) return 'another port'
  } catch {
    // A URL that does not parse has no parts to compare.
  }
  return ''
}

function sent(events: Trace): Omit<Answer, 'question'> {
  const requests = events.filter((e) => e.type === 'request')
  const preflights = requests.filter((r) => r.type === 'request' && r.purpose === 'preflight')
  const actual = requests.some((r) => r.type === 'request' && r.purpose === 'actual')
  const failed = events.find((e) => e.type === 'failure')
  if (actual) {
    const stopped = failed ? notSentOn(events) : null
    if (stopped) return { answer: stopped, tone: 'stop' }
    const remembered = events.some((e) => e.type === 'cache' && e.cache === 'preflight' && e.what === 'hit')
    if (preflights.length > 0) return { answer: 'Yes, after asking', tone: 'go' }
    if (remembered) return { answer: 'Yes, it asked before', tone: 'go' }
    const cross = events.some((e) => e.type === 'decision' && e.rule === 'same-origin' && !e.passed)
    return { answer: cross ? 'Yes, without asking first' : 'Yes', tone: 'go' }
  }
  if (failed?.type === 'failure' && failed.reason === 'aborted')
    return { answer: 'It was aborted before', tone: 'neutral' }
  if (preflights.length > 0)
    return { answer: failed ? 'No, the preflight failed' : 'It is asking', tone: failed ? 'stop' : 'neutral' }
  if (events.some((e) => e.type === 'cache' && e.cache === 'http' && e.what === 'hit'))
    return { answer: 'No need: it was cached', tone: 'neutral' }
  const settled = events.find((e) => e.type === 'settled')
  if (settled?.type === 'settled' && settled.outcome.kind === 'response') return { answer: 'No need', tone: 'neutral' }
  return { answer: failed || settled ? 'No' : 'Not yet', tone: failed || settled ? 'stop' : 'neutral' }
}

/** The first server got the request, and after a redirect it was not sent on. Null where every server got it. */
function notSentOn(events: Trace): string | null {
  const at = events.findLastIndex((e) => e.type === 'redirect')
  const redirect = events[at]
  if (redirect?.type !== 'redirect') return null
  const arrived = events
    .slice(at)
    .some((e) => (e.type === 'request' && e.purpose === 'actual') || (e.type === 'response' && e.from === 'http-cache'))
  if (arrived) return null
  return serializedOriginOf(redirect.from) === serializedOriginOf(redirect.to)
    ? 'Yes, but not after the redirect'
    : `Yes, but not on to ${hostOf(redirect.to)}`
}

function read(trace: Trace, events: Trace, call: number): Omit<Answer, 'question'> {
  const reading = readingOf(events)
  const breach = breachOf(trace, call)
  if (breach)
    return {
      answer: breach.how === 'read' ? `Yes: ${breach.data} is stolen` : `No need: it carries ${breach.data}`,
      tone: 'danger',
    }
  if (reading.may) return { answer: 'Yes', tone: 'go' }
  if (reading.may === null)
    return {
      answer: { unsettled: 'Not yet', aborted: 'It was aborted', nothing: 'There is nothing to read' }[reading.because],
      tone: 'neutral',
    }
  if (reading.because)
    return { answer: reading.because === 'opaque' ? 'No, it is opaque' : `No, ${reading.because}`, tone: 'stop' }
  const answered = events.some((e) => e.type === 'response')
  return { answer: answered ? 'No' : 'There is nothing to read', tone: 'stop' }
}
