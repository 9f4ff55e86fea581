import { describe, expect, test } from 'vitest'
import { runScene } from '../../testing/scenes/run-scene.ts'
import { SCENES } from '../../testing/scenes/scenes.ts'
import { diagramOf } from './diagram.ts'
import { layOutDiagram } from './diagram-layout.ts'
import { diagramShapes, headShapes, laneShapes, rowShapes } from './diagram-shapes.ts'
import type { Shape } from './shape.ts'

const MODELS = await Promise.all(SCENES.map(async (scene) => [scene.name, diagramOf(await runScene(scene))] as const))
const textsOf = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))

describe.each(MODELS)('%s', (_, model) => {
  describe.each([358, 390, 740])('at %i px', (available) => {
    const layout = layOutDiagram(model, available)

    test('a row has every word of its layout: badge, title, header lines and number, or text and note', () => {
      for (const placed of layout.rows) {
        const words =
          placed.kind === 'mark'
            ? [placed.row.text, ...placed.notes]
            : [
                ...(placed.badge ? ['PREFLIGHT'] : []),
                placed.title,
                ...placed.lines.map(({ text }) => text),
                ...(placed.number ? [String(placed.number.of)] : []),
              ]
        expect(textsOf(rowShapes(placed, layout.compact))).toEqual(words)
      }
    })

    test('a message of a call with a number has that number in a circle, where it has it in no title', () => {
      for (const placed of layout.rows) {
        const circles = rowShapes(placed, layout.compact).filter((shape) => shape.kind === 'circle')
        const { row } = placed
        const inCircle = row.kind === 'message' && row.number !== undefined && !row.title.startsWith(`${row.number}. `)
        expect(circles).toHaveLength(inCircle ? 1 : 0)
      }
    })

    test('an arrow is dashed where it belongs to a preflight, and only there', () => {
      for (const placed of layout.rows) {
        const dashed = rowShapes(placed, layout.compact).some((shape) => shape.kind === 'path' && shape.dashes)
        expect(dashed).toBe(placed.kind === 'message' && placed.row.preflight)
      }
    })

    test('a lane has its head, and a line unless it is the browser’s', () => {
      expect(headShapes(layout).filter((shape) => shape.kind === 'rect')).toHaveLength(model.lanes.length)
      expect(laneShapes(layout).filter((shape) => shape.kind === 'path')).toHaveLength(model.lanes.length - 1)
    })

    test('all shapes are inside the picture, and no number has more than two decimals', () => {
      for (const shape of diagramShapes(layout)) {
        const numbers = Object.values(shape).filter((value) => typeof value === 'number')
        for (const number of [...numbers, ...(shape.kind === 'path' ? (shape.d.match(/[\d.]+/g) ?? []) : [])])
          expect(String(number)).toMatch(/^-?\d+(\.\d{1,2})?$/)
        if (shape.kind === 'path') continue
        expect(shape.x).toBeGreaterThanOrEqual(0)
        expect(shape.x).toBeLessThanOrEqual(layout.width)
        expect(shape.y).toBeGreaterThanOrEqual(0)
        expect(shape.y).toBeLessThanOrEqual(layout.height)
      }
    })
  })
})

test('a row that differs from the run before has a bar at its edge, and the word for it where there is room', () => {
  const [, model] = MODELS[0] ?? []
  const [wide, narrow] = [740, 358].map((width) => layOutDiagram(model ?? { lanes: [], rows: [] }, width))
  const [row] = wide?.rows ?? []
  if (!wide || !narrow || !row) throw new Error('The first scene has no rows.')
  const added = (compact: boolean) => rowShapes(row, compact, 'changed').slice(rowShapes(row, compact).length)
  expect(added(true)).toMatchObject([{ kind: 'rect', fill: 'gate', x: 2 }])
  expect(textsOf(added(false))).toEqual(['changed'])
})
