import { describe, expect, test } from 'vitest'
import { runScene } from '../testing/scenes/run-scene.ts'
import { SCENES } from '../testing/scenes/scenes.ts'
import { diagramOf } from '../trace/diagram/diagram.ts'
import type { TextShape } from '../trace/diagram/shape.ts'
import { HEADS, LABEL, layOutStage, MONO_ADVANCE, type StageRow, TEXT } from './stage-layout.ts'
import { stageHeads, stageRow } from './stage-shapes.ts'
import { stretchAround } from './stretch.ts'

/** Of a picture of 4:3, of 16:9, of 21:9, and of 16:9 with something beside the exchange. */
const WIDTHS = [960, 1280, 1680, 690]
const texts = (shapes: ReturnType<typeof stageRow>) => shapes.filter((s): s is TextShape => s.kind === 'text')
/** Left and right edge of a text; for the proportional typeface an estimate that is rather too wide. */
function extent({ x, text, size, face, anchor }: TextShape): [left: number, right: number] {
  const wide = text.length * size * (face === 'wire' ? MONO_ADVANCE : 0.5)
  if (anchor === 'middle') return [x - wide / 2, x + wide / 2]
  return anchor === 'end' ? [x - wide, x] : [x, x + wide]
}

for (const scene of SCENES) {
  const model = diagramOf(await runScene(scene))
  describe(`the stage's picture of ${scene.name}`, () => {
    for (const width of WIDTHS)
      test(`at ${width} units every text is large enough, and none leaves the picture`, () => {
        const layout = layOutStage(model, width)
        expect(layout.rows.map(({ row }) => row.id)).toEqual(model.rows.map(({ id }) => id))
        for (const text of [...texts(stageHeads(layout)), ...layout.rows.flatMap((row) => texts(stageRow(row)))]) {
          expect(text.size, text.text).toBeGreaterThanOrEqual(TEXT)
          const [left, right] = extent(text)
          expect(left, text.text).toBeGreaterThanOrEqual(-1)
          expect(right, text.text).toBeLessThanOrEqual(width + 1)
        }
        for (const row of layout.rows)
          if (row.kind === 'message')
            for (const { face, size } of texts(stageRow(row)))
              if (face === 'wire') expect(size).toBeGreaterThanOrEqual(LABEL)
      })

    test('the texts of a row stay between its upper and lower edge, and rows do not overlap', () => {
      const { rows } = layOutStage(model, 1280)
      for (const [index, row] of rows.entries()) {
        expect(row.top).toBe(rows[index - 1]?.bottom ?? 0)
        for (const { y, size } of texts(stageRow(row))) {
          expect(y - size * 0.8).toBeGreaterThanOrEqual(row.top)
          expect(y + size * 0.25).toBeLessThanOrEqual(row.bottom)
        }
      }
    })

    test('names of headers are never abbreviated', () => {
      for (const width of WIDTHS)
        for (const placed of layOutStage(model, width).rows)
          if (placed.kind === 'message' && placed.row.detail?.name) {
            const written = placed.lines.map(({ text }) => text).join('')
            expect(written).toContain(placed.row.detail.name)
          }
    })

    test('the present step is in the stretch that is shown, which fits and leaves out no row that would fit', () => {
      const { rows } = layOutStage(model, 1280)
      for (const height of [200, 430, 560, 4000])
        for (let step = 1; step <= rows.length; step += 1) {
          const { from, to, offset } = stretchAround(rows, step, height)
          expect(from).toBeLessThan(step)
          expect(to).toBeGreaterThanOrEqual(step)
          expect(offset).toBe(rows[from]?.top)
          const used = (last: StageRow | undefined, first: StageRow | undefined) =>
            (last?.bottom ?? 0) - (first?.top ?? 0)
          if (to - from > 1) expect(used(rows[to - 1], rows[from])).toBeLessThanOrEqual(height)
          if (to < rows.length && from > 0) expect(used(rows[to], rows[from - 1])).toBeGreaterThan(height)
        }
    })
  })
}

test('lane headers do not overlap, from two lanes to seven, and stay inside the picture', () => {
  const lane = (id: string, kind: 'script' | 'browser' | 'server') => ({ id, kind, title: id, subtitle: id })
  for (const width of WIDTHS)
    for (let servers = 0; servers <= 5; servers += 1) {
      const lanes = [
        lane('script', 'script'),
        lane('browser', 'browser'),
        ...Array.from({ length: servers }, (_, at) => lane(`https://s${at}.test`, 'server')),
      ]
      const placed = layOutStage({ lanes, rows: [] }, width).lanes
      for (const [at, { x, width: wide }] of placed.entries()) {
        const before = placed[at - 1]
        expect(x - wide / 2).toBeGreaterThanOrEqual(before ? before.x + before.width / 2 : 0)
        expect(x + wide / 2).toBeLessThanOrEqual(width)
      }
    }
  expect(HEADS).toBeLessThan(120)
})
