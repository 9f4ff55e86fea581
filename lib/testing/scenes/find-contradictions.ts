import { diagramOf } from '../../trace/diagram/diagram.ts'
import type { FailureEvent, SettledEvent, Trace } from '../../trace/events.ts'
import { breachOf } from '../../trace/summary/breach.ts'
import { threeQuestions } from '../../trace/summary/questions.ts'
import { explain } from '../../trace/why/explanation.ts'

const REFUSES =
  /keeps it from|never sends the real request|Nothing was sent|[Nn]o answer came|script gets no answer|script aborted/
const HANDS = /hands (it|the answer) to the script|page’s own origin/

/** The statements of the views about one call that contradict its outcome. */
export function findContradictions(trace: Trace, { call, outcome }: SettledEvent): string[] {
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  const { rows } = diagramOf(trace)
  const stop = rows.some((row) => row.kind === 'mark' && row.shape === 'stop' && row.call === call)
  const result = rows.find((row) => row.kind === 'message' && row.what === 'result' && row.call === call)
  const tone = result?.kind === 'message' ? result.tone : null
  const opaque = outcome.kind === 'response' && /^opaque/.test(outcome.responseType)
  const readable = outcome.kind === 'response' && !opaque
  const good = ['response', 'load', 'open', 'queued', 'submitted'].includes(outcome.kind)
  const [first = ''] = explain(trace, call)?.paragraphs ?? []
  const { read } = threeQuestions(trace, call)
  const found: string[] = []
  const check = (holds: boolean, what: string) => holds || found.push(what)
  check(stop === (failure !== undefined && outcome.kind !== 'invalid-request'), 'the stop sign')
  const breach = breachOf(trace, call) !== null
  check(tone === (breach ? 'danger' : good ? (opaque ? 'soft' : 'go') : 'stop'), `the result’s tone, ${tone}`)
  check((read.tone === 'danger') === breach, `a stolen answer, ${read.answer}`)
  check((read.tone === 'go' || breach) === (readable || isUsable(outcome)), `the third question, ${read.answer}`)
  check(
    HANDS.test(first) === readable,
    `the explanation of a call that ${readable ? 'is' : 'is not'} readable: ${first}`,
  )
  check(
    REFUSES.test(first) === (failure !== undefined && outcome.kind !== 'invalid-request'),
    `the refusal in: ${first}`,
  )
  check(explain(trace, call)?.remedy === null || failure !== undefined, 'a remedy for what was not refused')
  return found
}

/** An element whose page has full access to it. */
const isUsable = (outcome: SettledEvent['outcome']) =>
  (outcome.kind === 'load' && !outcome.tainted && !outcome.muted && outcome.readable !== false) ||
  outcome.kind === 'open'
