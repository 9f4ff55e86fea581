import { describe, expect, test } from 'vitest'
import { runScene } from '../playground/scenes/scene.ts'
import { SCENES } from '../playground/scenes/scenes.ts'
import { hostOf } from './address.ts'
import { diagramOf, type Row } from './diagram.ts'
import type { FailureEvent, SettledEvent, Trace } from './events.ts'
import { explain } from './explanation.ts'
import { threeQuestions } from './questions.ts'

const lane = (id: string) => (id.includes('://') ? hostOf(id) : id)
const described = (row: Row) =>
  row.kind === 'message'
    ? `${lane(row.from)} → ${lane(row.to)}: ${row.title}`
    : `${lane(row.lane)}: ${row.shape === 'stop' ? 'STOP' : row.text}`

/** The first of `wanted` that does not follow the one before it; null where all stand there in this order. */
function outOfOrder(all: readonly string[], wanted: readonly string[]): string | null {
  let from = 0
  for (const each of wanted) {
    const at = all.indexOf(each, from)
    if (at < 0) return each
    from = at + 1
  }
  return null
}

for (const scene of SCENES) {
  const trace = await runScene(scene)
  const call = scene.call ?? 1
  const { rows } = diagramOf(trace)

  describe(scene.name, () => {
    test('is drawn in the order in which it happened', () => {
      const all = rows.map(described)
      expect(outOfOrder(all, scene.rows), all.join('\n')).toBe(null)
    })
    test('has its stop sign where the browser stopped, and nowhere else', () => {
      const stops = rows.flatMap((row) =>
        row.kind === 'mark' && row.shape === 'stop' && row.call === call ? [row] : [],
      )
      expect(stops.map((row) => row.note)).toEqual(scene.stop === null ? [] : [scene.stop])
      expect(stops.every((row) => row.lane === 'browser')).toBe(true)
    })
    test('answers the three questions', () => {
      const { crossOrigin, sent, read } = threeQuestions(trace, call)
      expect([crossOrigin.answer, sent.answer, read.answer]).toEqual(scene.answers)
    })
    test('is explained', () => {
      const paragraphs = explain(trace, call)?.paragraphs ?? []
      let from = 0
      for (const sentence of scene.why) {
        const at = paragraphs.findIndex((p, index) => index >= from && sentence.test(p))
        expect(at, `${sentence}\n${paragraphs.join('\n')}`).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    })
    test('no view of any of its calls contradicts how that call ended', () => {
      for (const event of trace) if (event.type === 'settled') expect(contradictions(trace, event)).toEqual([])
    })
    test('every event of its diagram belongs to a call, and its rows follow the trace', () => {
      for (const [index, row] of rows.entries()) {
        expect(trace.some((e) => e.type === 'call' && e.call === row.call)).toBe(true)
        expect(row.event).toBeGreaterThanOrEqual(rows[index - 1]?.event ?? 0)
        expect(row.says.trim().length).toBeGreaterThan(0)
      }
    })
  })
}

test('there are at least thirty scenes, and no two have the same name', () => {
  expect(SCENES.length).toBeGreaterThanOrEqual(30)
  expect(new Set(SCENES.map((scene) => scene.name)).size).toBe(SCENES.length)
})

const REFUSES =
  /keeps it from|never sends the real request|Nothing was sent|[Nn]o answer came|script gets no answer|script aborted/
const HANDS = /hands (it|the answer) to the script|page’s own origin/

/** What the views say of one call that its outcome does not. */
function contradictions(trace: Trace, { call, outcome }: SettledEvent): string[] {
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
  const hold = (truth: boolean, what: string) => truth || found.push(what)
  hold(stop === (failure !== undefined && outcome.kind !== 'invalid-request'), 'the stop sign')
  hold(tone === (good ? (opaque ? 'soft' : 'go') : 'stop'), `the result’s tone, ${tone}`)
  hold((read.tone === 'go') === (readable || isUsable(outcome)), `the third question, ${read.answer}`)
  hold(
    HANDS.test(first) === readable,
    `the explanation of a call that ${readable ? 'is' : 'is not'} readable: ${first}`,
  )
  hold(
    REFUSES.test(first) === (failure !== undefined && outcome.kind !== 'invalid-request'),
    `the refusal in: ${first}`,
  )
  hold(explain(trace, call)?.remedy === null || failure !== undefined, 'a remedy for what was not refused')
  return found
}

/** An element whose page may do with it what it wants. */
const isUsable = (outcome: SettledEvent['outcome']) =>
  (outcome.kind === 'load' && !outcome.tainted && !outcome.muted && outcome.readable !== false) ||
  outcome.kind === 'open'
