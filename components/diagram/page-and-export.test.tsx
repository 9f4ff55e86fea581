import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type MarkupElement, readMarkup } from '@/lib/testing/read-markup.ts'
import { runScene } from '@/lib/testing/scenes/run-scene.ts'
import { SCENES } from '@/lib/testing/scenes/scenes.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { svgOf } from '@/lib/trace/export/svg.ts'
import { PALETTES } from '@/lib/trace/export/svg-theme.ts'
import { ExchangeDiagram } from './exchange-diagram.tsx'

const SHAPES = new Set(['path', 'rect', 'circle', 'text'])
/** Attributes that only style a text; they are compared as `face` and `halo`. */
const HOW_TEXT_IS_DRAWN = new Set([
  'class',
  'style',
  'xml:space',
  'font-family',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'paint-order',
])

/** Each shape as one line of text: its element, its attributes sorted by name, and its text. */
function linesOf(elements: readonly MarkupElement[], colourName: (value: string) => string): string[] {
  return elements.flatMap(({ name, attributes, text }) => {
    if (!SHAPES.has(name)) return []
    const isText = name === 'text'
    const kept = [...attributes].filter(([key]) => !isText || !HOW_TEXT_IS_DRAWN.has(key))
    const written = kept.map(([key, value]) => `${key}=${/^(fill|stroke)$/.test(key) ? colourName(value) : value}`)
    const classes = (attributes.get('class') ?? '').split(' ')
    const drawnAs = isText
      ? [
          `face=${classes.includes('wire') || attributes.get('font-family')?.includes('JetBrains Mono') ? 'wire' : 'sans'}`,
          `halo=${classes.includes('halo') || attributes.has('paint-order')}`,
        ]
      : []
    return [[name, ...[...written, ...drawnAs].sort(), JSON.stringify(text)].join(' ')]
  })
}

function shapesOfPage(trace: Trace, width: number, changes?: ReadonlyMap<string, RowChange>): string[] {
  const model = diagramOf(trace)
  const html = renderToStaticMarkup(
    <ExchangeDiagram
      model={model}
      shown={model.rows.length}
      selected={null}
      onSelect={() => {}}
      initialWidth={width}
      changes={changes}
    />,
  )
  const drawn = readMarkup(html).filter(
    ({ inside, attributes }) =>
      inside.some(({ name }) => name === 'svg') &&
      // The clickable area is invisible.
      attributes.get('class') !== 'hit',
  )
  return linesOf(drawn, (value) => value.replace(/^var\(--(.*)\)$/, '$1'))
}

function shapesOfExport(trace: Trace, width: number, changes?: ReadonlyMap<string, RowChange>): string[] {
  const names = new Map(Object.entries(PALETTES.light).map(([name, colour]) => [colour, name]))
  const drawn = readMarkup(svgOf(trace, { width, changes }).text).filter(({ inside }) =>
    inside.some(({ name }) => name === 'g'),
  )
  return linesOf(drawn, (value) => names.get(value) ?? value)
}

describe.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', async (_, scene) => {
  const trace = await runScene(scene)
  const { rows } = diagramOf(trace)

  test.each([358, 390, 740])('the export has the shapes and texts of the page at %i px', (width) => {
    const page = shapesOfPage(trace, width)
    expect(page.length).toBeGreaterThan(rows.length * 2)
    expect(shapesOfExport(trace, width)).toEqual(page)
  })

  test.each([358, 740])('at %i px the export marks the same differences from the previous run as the page', (width) => {
    const changes = new Map(rows.map(({ id }, index): [string, RowChange] => [id, index % 2 ? 'new' : 'changed']))
    const page = shapesOfPage(trace, width, changes)
    expect(page.length).toBeGreaterThan(shapesOfPage(trace, width).length)
    expect(shapesOfExport(trace, width, changes)).toEqual(page)
  })
})
