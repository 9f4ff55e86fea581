import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import { proveFix } from '@/lib/run/prove-fix.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { TRUE_CAUSES } from '@/lib/testing/true-causes.ts'
import type { FailureEvent, Trace } from '@/lib/trace/events.ts'
import { breachOf, firstBreach } from '@/lib/trace/summary/breach.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { explain } from '@/lib/trace/why/explanation.ts'
import { gallery } from '../gallery.ts'
import type { Problem } from './problem.ts'
import { PROBLEMS } from './problems.ts'

const traces = new Map<string, Trace>()
for (const { slug, document } of PROBLEMS) traces.set(slug, await runInNode(document))
const traceOf = ({ slug }: Problem): Trace => traces.get(slug) ?? []
const call = (problem: Problem) => problem.call ?? 1

/** How a call ended, as in `Problem.ends`. */
function endOf(trace: Trace, call: number): Problem['ends'] | 'nothing' {
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  if (failure) return failure.reason
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  if (settled?.type !== 'settled') return 'nothing'
  const { outcome } = settled
  if (outcome.kind === 'submitted') return 'sent'
  if (outcome.kind === 'load') return outcome.tainted ? 'opaque' : 'readable'
  if (outcome.kind !== 'response') return 'nothing'
  return outcome.responseType === 'opaque' ? 'opaque' : 'readable'
}

/** Any call that the browser refused. */
const refusals = (trace: Trace) => trace.flatMap((e) => (e.type === 'failure' ? [`${e.call}: ${e.reason}`] : []))

const statuses = (trace: Trace) => trace.flatMap((e) => (e.type === 'response' ? [e.status] : []))

test('no two problems have the same name, and each has a true cause for its explanation to name', () => {
  expect(new Set(PROBLEMS.map((p) => p.slug)).size).toBe(PROBLEMS.length)
  expect(Object.keys(TRUE_CAUSES).sort()).toEqual(PROBLEMS.map((p) => p.slug).sort())
})

test('the gallery marks the problems that are successful attacks, and no others', async () => {
  const marked = (await gallery()).flatMap(({ entries }) => entries.filter(({ attack }) => attack).map(({ id }) => id))
  const attacks = PROBLEMS.filter((problem) => firstBreach(traceOf(problem)))
  expect(marked.sort()).toEqual(attacks.map(({ slug }) => `problem-${slug}`).sort())
  expect(marked).toContain('problem-reflected-origin')
})

for (const problem of PROBLEMS)
  describe(`${problem.number ?? '–'} ${problem.title} (${problem.slug})`, () => {
    const trace = traceOf(problem)
    const { [problem.slug]: says = [] } = TRUE_CAUSES

    test('the document can be shared, and its run ends as the problem says', () => {
      expect(parseDocument(problem.document)).toMatchObject({ ok: true })
      expect(endOf(trace, call(problem))).toBe(problem.ends)
      expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
    })

    test('the explanation names the true cause', () => {
      const paragraphs = explain(trace, call(problem))?.paragraphs ?? []
      for (const sentence of says)
        expect(
          paragraphs.some((p) => sentence.test(p)),
          `${sentence}\n${paragraphs.join('\n')}`,
        ).toBe(true)
    })

    test('the three questions, the explanation and the outcome agree for every call', () => {
      for (const event of trace) if (event.type === 'settled') expect(disagreement(trace, event.call)).toBe(null)
    })

    if (problem.fixed) {
      const { fixed } = problem
      test('the problem’s own change fixes it', async () => {
        const after = await runInNode(fixed)
        expect(refusals(after)).toEqual([])
        expect(endOf(after, call(problem))).toBe(problem.ends === 'sent' ? 'sent' : 'readable')
        if (problem.ends === 'sent') expect(statuses(after)).toEqual([200])
      })
    }

    test('a fix that is written makes the response readable', async () => {
      const fix = await proveFix(problem.document, trace, call(problem), runInNode)
      if (fix?.document) expect(endOf(await runInNode(fix.document), call(problem))).toBe('readable')
      else if (fix) expect(fix.summary).not.toBe('')
      else expect(explain(trace, call(problem))?.remedy ?? null).toBe(null)
    })
  })

/** How the questions, the outcome and the explanation of one call contradict each other; null if they agree. */
function disagreement(trace: Trace, call: number): string | null {
  const end = endOf(trace, call)
  const { read } = threeQuestions(trace, call)
  const text = explain(trace, call)?.paragraphs[0] ?? ''
  const refuses = /keeps it from|never sends the real request|Nothing was sent|no answer came|No answer came/.test(text)
  const hands = /hands (it|the answer) to the script|may use what came|the page’s own origin/.test(text)
  const readable = read.tone === (breachOf(trace, call) ? 'danger' : 'go')
  if (end === 'readable') return readable && hands && !refuses ? null : `readable: ${read.answer}; ${text}`
  if (end === 'sent') return read.tone === 'neutral' && !refuses ? null : `sent: ${read.answer}; ${text}`
  if (end === 'opaque')
    return read.tone === 'stop' && /opaque|tainted/.test(text) ? null : `opaque: ${read.answer}; ${text}`
  return read.tone === 'stop' && refuses && !hands ? null : `${end}: ${read.answer}; ${text}`
}
