/**
 * Compares what a learner expected of a call with the trace. Nothing is decided here: the answers are those of
 * the three questions and of the decisions in the trace.
 */

import { hostOf } from '../trace/address.ts'
import type { RequestEvent, Trace } from '../trace/events.ts'
import { threeQuestions } from '../trace/summary/questions.ts'

/** `sent`: `yes` sent at once, `asked` after a preflight, `no` not sent. A question that is absent was skipped. */
export interface PredictedAnswers {
  readonly crossOrigin?: 'yes' | 'no'
  readonly sent?: 'yes' | 'asked' | 'no'
  readonly read?: 'yes' | 'no'
}

export type PredictionQuestion = keyof PredictedAnswers

export interface Comparison {
  readonly question: PredictionQuestion
  /** Null: the run does not answer the question. */
  readonly right: boolean | null
  /** One or two sentences. */
  readonly says: string
}

/** As progress stores it: `yes asked no`, with `-` for what was skipped. */
export function predictionText({
  crossOrigin = '-',
  sent = '-',
  read = '-',
}: Partial<Record<PredictionQuestion, string>>) {
  return `${crossOrigin} ${sent} ${read}`
}

/** The call that a prediction is about: the first that was refused, else the first. Null where none was made. */
export function predictedCall(trace: Trace): number | null {
  const failure = trace.find((e) => e.type === 'failure')
  const call = trace.find((e) => e.type === 'call')
  if (failure?.type === 'failure') return failure.call
  return call?.type === 'call' ? call.call : null
}

/** `Call 2 of 3`, where the run has several calls; empty for the only one. */
export function callNumber(trace: Trace, call: number): string {
  const calls = trace.flatMap((e) => (e.type === 'call' ? [e.call] : []))
  return calls.length > 1 && calls.includes(call) ? `Call ${calls.indexOf(call) + 1} of ${calls.length}` : ''
}

/**
 * The answers against one call of the trace, in the order of the questions; skipped ones are left out.
 * @returns an empty list for a call that is not in the trace
 */
export function comparePrediction(trace: Trace, call: number, answers: PredictedAnswers): readonly Comparison[] {
  const facts = factsOf(trace, call)
  if (!facts) return []
  const { crossOrigin, sent, read } = answers
  return [
    ...(crossOrigin ? [compareCrossOrigin(facts, crossOrigin)] : []),
    ...(sent ? [compareSent(facts, sent)] : []),
    ...(read ? [compareRead(facts, read)] : []),
  ]
}

interface Facts {
  /** Null: the browser did not get to this question. */
  readonly crossOrigin: boolean | null
  /** Which part of the origins differs, in the words of the question bar. */
  readonly crossOriginSays: string
  /** Null: no request was needed. `refused`: the preflight was sent, and refused. */
  readonly sent: 'yes' | 'asked' | 'refused' | 'no' | null
  readonly remembered: boolean
  readonly handlerRan: boolean
  readonly server: string
  readonly read: boolean | null
  readonly answered: boolean
  readonly opaque: boolean
}

function factsOf(trace: Trace, call: number): Facts | null {
  const events = trace.filter((e) => 'call' in e && e.call === call)
  const asked = events.find((e) => e.type === 'call')
  if (asked?.type !== 'call') return null
  const questions = threeQuestions(trace, call)
  const requests = events.filter((e): e is RequestEvent => e.type === 'request')
  const preflights = requests.some((r) => r.purpose === 'preflight')
  const actual = requests.filter((r) => r.purpose === 'actual')
  const own = new Set(actual.map((r) => r.exchange))
  const decisions = events.filter((e) => e.type === 'decision' && e.rule === 'same-origin')
  const outcome = events.find((e) => e.type === 'settled')
  return {
    crossOrigin: decisions.length === 0 ? null : decisions.some((d) => d.type === 'decision' && !d.passed),
    crossOriginSays: questions.crossOrigin.answer.replace(/^\w+,?\s*/, ''),
    sent:
      actual.length > 0
        ? preflights
          ? 'asked'
          : 'yes'
        : preflights
          ? 'refused'
          : questions.sent.tone === 'stop'
            ? 'no'
            : null,
    remembered: events.some((e) => e.type === 'cache' && e.cache === 'preflight' && e.what === 'hit'),
    handlerRan: events.some((e) => e.type === 'handler' && e.ran && own.has(e.exchange)),
    server: hostOf(requests.at(-1)?.url ?? asked.url),
    read: questions.read.tone === 'neutral' ? null : questions.read.tone !== 'stop',
    answered: events.some((e) => e.type === 'response' && own.has(e.exchange)),
    opaque:
      outcome?.type === 'settled' &&
      outcome.outcome.kind === 'response' &&
      outcome.outcome.responseType.startsWith('opaque'),
  }
}

function compareCrossOrigin(facts: Facts, said: 'yes' | 'no'): Comparison {
  const question = 'crossOrigin'
  if (facts.crossOrigin === null) return { question, right: null, says: 'The call ended before origins were compared.' }
  const right = facts.crossOrigin === (said === 'yes')
  const part = facts.crossOrigin && facts.crossOriginSays ? `: ${facts.crossOriginSays}` : ''
  const is = facts.crossOrigin ? `It is cross-origin${part}.` : 'It is the page’s own origin.'
  return {
    question,
    right,
    says: right ? is : `You said: ${said}. ${is}`,
  }
}

const SENT_SAID = {
  yes: 'You said: at once.',
  asked: 'You said: after asking.',
  no: 'You said: no.',
} as const

function compareSent(facts: Facts, said: 'yes' | 'asked' | 'no'): Comparison {
  const question = 'sent'
  const { sent, server, remembered, handlerRan } = facts
  const got = handlerRan ? `${server} got it, and its handler ran` : `${server} got it`
  const is =
    sent === null
      ? 'No request was needed.'
      : sent === 'yes'
        ? `It was sent at once${remembered ? ', as an earlier preflight is remembered' : ''}: ${got}.`
        : sent === 'asked'
          ? `It was sent after asking, which is the preflight: ${got}.`
          : sent === 'refused'
            ? 'The browser asked first, and the preflight was refused: the request itself was not sent.'
            : 'It was not sent, and no preflight either.'
  if (sent === null) return { question, right: null, says: is }
  if (sent === 'refused')
    return said === 'yes'
      ? { question, right: false, says: `${SENT_SAID.yes} ${is}` }
      : { question, right: true, says: is }
  return { question, right: said === sent, says: said === sent ? is : `${SENT_SAID[said]} ${is}` }
}

function compareRead(facts: Facts, said: 'yes' | 'no'): Comparison {
  const question = 'read'
  if (facts.read === null) return { question, right: null, says: 'There is nothing that the script could read.' }
  const right = facts.read === (said === 'yes')
  const is = facts.read
    ? 'The script can read the answer.'
    : facts.opaque
      ? 'The script gets a response that holds nothing.'
      : facts.answered
        ? 'The answer came, and the browser kept it from the script.'
        : 'No answer came that it could read.'
  return { question, right, says: right ? is : `You said: ${said}. ${is}` }
}
