import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { runScene } from '@/lib/testing/scenes/run-scene.ts'
import { SCENES } from '@/lib/testing/scenes/scenes.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Row } from '@/lib/trace/diagram/diagram-model.ts'
import { ExchangeDiagram } from './exchange-diagram.tsx'

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const between = (html: string, from: string, to: string) => {
  const start = html.indexOf(from)
  return html.slice(start, html.indexOf(to, start))
}
/** The drawn rows, by row id. */
const drawnRows = (html: string) =>
  [...html.matchAll(/data-row="([^"]+)"/g)].map((match, index, all) => ({
    id: match[1] ?? '',
    text: plain(html.slice(match.index, all[index + 1]?.index ?? html.lastIndexOf('</svg>'))),
  }))
/** Long titles are cut to the available width. */
const beginningOf = (row: Row) => (row.kind === 'message' ? row.title : row.text).slice(0, 6)

for (const scene of SCENES) {
  const trace = await runScene(scene)
  const model = diagramOf(trace)
  const render = (width: number, shown = model.rows.length) =>
    renderToStaticMarkup(
      <ExchangeDiagram model={model} shown={shown} selected={null} onSelect={() => {}} initialWidth={width} />,
    )

  describe(`diagram of ${scene.name}`, () => {
    for (const width of [358, 740])
      test(`at ${width} px the diagram shows every row with its title, in the order of the exchange`, () => {
        const drawn = drawnRows(render(width))
        expect(drawn.map(({ id }) => id)).toEqual(model.rows.map((row) => row.id))
        for (const [index, row] of model.rows.entries())
          expect(drawn[index]?.text.replace(/\s+/g, ' ')).toContain(beginningOf(row))
      })

    test('the diagram has a lane for the script, the browser and every server that was called', () => {
      const text = plain(render(740))
      for (const lane of model.lanes) expect(text).toContain(lane.title)
      const asked = new Set(trace.flatMap((e) => (e.type === 'request' ? [new URL(e.url).host] : [])))
      for (const host of asked) expect(model.lanes.some((lane) => lane.subtitle === host)).toBe(true)
    })

    test('the list for screen readers has every row as a button, in the same order', () => {
      const list = between(render(740), '<ol', '</ol>')
      const items = [...list.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map((match) => plain(match[1] ?? ''))
      expect(items).toEqual(
        model.rows.map((row) => (row.number === undefined ? row.says : `Call ${row.number}: ${row.says}`)),
      )
    })

    test('the list has every header that the picture has', () => {
      for (const row of model.rows) {
        if (row.kind !== 'message' || row.what === 'result') continue
        for (const detail of [row.detail, row.more]) if (detail?.value) expect(row.says).toContain(detail.value)
      }
    })

    test('the diagram shows one stop sign with a note for each refused call', () => {
      const text = plain(between(render(740), '<svg', '<ol')).replace(/\s+/g, ' ')
      const refused = trace.filter((e) => e.type === 'failure' && e.reason !== 'invalid-request')
      expect(text.match(/Stopped here/g)?.length ?? 0).toBe(refused.length)
      if (scene.stop !== null) expect(text).toContain(`Stopped here ${scene.stop}`)
    })

    test('rows that have not happened yet are faint', () => {
      expect(render(740, 1).match(/data-later/g)?.length).toBe(model.rows.length - 1)
      expect(render(740)).not.toContain('data-later')
    })
  })
}
