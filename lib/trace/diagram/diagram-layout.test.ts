import { describe, expect, test } from 'vitest'
import { runScene } from '../../testing/scenes/run-scene.ts'
import { SCENES } from '../../testing/scenes/scenes.ts'
import { diagramOf } from './diagram.ts'
import { layOutDiagram, type PlacedMessage } from './diagram-layout.ts'

const MODELS = await Promise.all(SCENES.map(async (scene) => [scene.name, diagramOf(await runScene(scene))] as const))
/** As wide as the wire's type is set. */
const MONO = 7.25

/** From where to where the words of a message go. */
function reach({ textX, anchor, title, lines }: PlacedMessage): [left: number, right: number] {
  const length = Math.max(title.length, ...lines.map(({ text }) => text.length)) * MONO
  const left = anchor === 'start' ? textX : textX - length / 2
  return [left, left + length]
}

test('there are scenes with one server, and with several', () => {
  const lanes = new Set(MODELS.map(([, model]) => model.lanes.length))
  expect([...lanes].sort()).toEqual(expect.arrayContaining([3, 4]))
})

describe.each(MODELS)('%s', (_, model) => {
  test.each([358, 390])('fits a phone of %i px, with up to three servers', (available) => {
    const { width } = layOutDiagram(model, available)
    if (model.lanes.length <= 5) expect(width).toBe(available)
  })

  test('fits a page that is enlarged to 400 %', () => {
    const layout = layOutDiagram(model, 278)
    if (layout.lanes.length <= 3) expect(layout.width).toBe(278)
  })

  test.each([278, 358, 390])('at %i px has no two heads over each other, and none outside the picture', (available) => {
    const { lanes, width } = layOutDiagram(model, available)
    const edges = lanes.flatMap((lane) => [lane.x - lane.width / 2, lane.x + lane.width / 2])
    expect(edges).toEqual([...edges].sort((a, b) => a - b))
    expect(edges[0]).toBeGreaterThanOrEqual(0)
    expect(edges.at(-1)).toBeLessThanOrEqual(width)
  })

  test.each([358, 390, 740])('at %i px says every message inside the picture', (available) => {
    const { rows, width } = layOutDiagram(model, available)
    for (const placed of rows) {
      if (placed.kind !== 'message') continue
      const [left, right] = reach(placed)
      expect(left, placed.title).toBeGreaterThanOrEqual(0)
      if (placed.number) expect(placed.number.x).toBeGreaterThanOrEqual(8)
      expect(right, placed.title).toBeLessThanOrEqual(width + 1)
    }
  })

  test.each([652, 740, 900])('at %i px the words of a message with one server are over its own arrow', (available) => {
    const layout = layOutDiagram(model, available)
    if (layout.lanes.length > 3) return
    for (const placed of layout.rows) {
      if (placed.kind !== 'message') continue
      const [left, right] = reach(placed)
      const [from, to] = [Math.min(placed.fromX, placed.toX), Math.max(placed.fromX, placed.toX)]
      const withScript = placed.row.from === 'script' || placed.row.to === 'script'
      // The arrows of the script are short: their words may go on to the edge of the picture, away from the browser.
      if (!withScript) expect(left, placed.title).toBeGreaterThanOrEqual(from)
      expect(right, placed.title).toBeLessThanOrEqual(to + (withScript ? 8 : 0))
    }
  })
})
