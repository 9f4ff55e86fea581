import { describe, expect, test } from 'vitest'
import { hostOf } from '../../trace/address.ts'
import { diagramOf } from '../../trace/diagram/diagram.ts'
import type { Row } from '../../trace/diagram/diagram-model.ts'
import { threeQuestions } from '../../trace/summary/questions.ts'
import { explain } from '../../trace/why/explanation.ts'
import { findContradictions } from '../scenes/find-contradictions.ts'
import { runScene } from '../scenes/run-scene.ts'
import { SCENES } from '../scenes/scenes.ts'

const lane = (id: string) => (id.includes('://') ? hostOf(id) : id)
/** A row in the notation of `Scene.rows`; in a run of several calls with its call’s number. */
const described = (row: Row, several: boolean) =>
  row.kind === 'message'
    ? `${lane(row.from)} → ${lane(row.to)}: ${several ? `${row.call}. ` : ''}${row.title.replace(/^\d+\. /, '')}`
    : `${lane(row.lane)}: ${row.shape === 'stop' ? 'STOP' : row.text}`

/** The first of `wanted` that does not come after the previous one; null where all are there in this order. */
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
    test('the scene is drawn in the order of its events', () => {
      const several = trace.filter((e) => e.type === 'call').length > 1
      const all = rows.map((row) => described(row, several))
      expect(outOfOrder(all, scene.rows), all.join('\n')).toBe(null)
    })
    test('the scene has one stop sign, where the browser stopped', () => {
      const stops = rows.flatMap((row) =>
        row.kind === 'mark' && row.shape === 'stop' && row.call === call ? [row] : [],
      )
      expect(stops.map((row) => row.note)).toEqual(scene.stop === null ? [] : [scene.stop])
      expect(stops.every((row) => row.lane === 'browser')).toBe(true)
    })
    test('the scene answers the three questions', () => {
      const { crossOrigin, sent, read } = threeQuestions(trace, call)
      expect([crossOrigin.answer, sent.answer, read.answer]).toEqual(scene.answers)
    })
    test('the scene is explained', () => {
      const paragraphs = explain(trace, call)?.paragraphs ?? []
      let from = 0
      for (const sentence of scene.why) {
        const at = paragraphs.findIndex((p, index) => index >= from && sentence.test(p))
        expect(at, `${sentence}\n${paragraphs.join('\n')}`).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    })
    test('no view of a call contradicts how that call ended', () => {
      for (const event of trace) if (event.type === 'settled') expect(findContradictions(trace, event)).toEqual([])
    })
    test('every event of the diagram belongs to a call, and the rows follow the trace', () => {
      for (const [index, row] of rows.entries()) {
        // A server that did not start was down before any call.
        if (row.call > 0) expect(trace.some((e) => e.type === 'call' && e.call === row.call)).toBe(true)
        else expect(trace[row.event]?.type).toBe('server-down')
        expect(row.event).toBeGreaterThanOrEqual(rows[index - 1]?.event ?? 0)
        expect(row.says.trim().length).toBeGreaterThan(0)
      }
    })
  })
}

test('no two scenes have the same name', () => {
  expect(new Set(SCENES.map((scene) => scene.name)).size).toBe(SCENES.length)
})
