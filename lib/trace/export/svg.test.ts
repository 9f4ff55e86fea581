import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkup } from '../../testing/read-markup.ts'
import { runSamples } from '../../testing/run-samples.ts'
import { diagramOf } from '../diagram/diagram.ts'
import { layOutDiagram } from '../diagram/diagram-layout.ts'
import type { RowChange } from '../diagram/diagram-model.ts'
import { noCallReason } from '../summary/run-notice.ts'
import { svgOf } from './svg.ts'
import { fontFaces, PALETTES, type Theme } from './svg-theme.ts'
import { xmlText } from './xml-text.ts'

const runs = await runSamples()
const run = (name: string) => runs.get(name) ?? []
const textsOf = (svg: string) => readMarkup(svg).flatMap((e) => (e.name === 'text' ? [e.text] : []))
const textIn = (svg: string, name: string) => readMarkup(svg).find((e) => e.name === name)?.text ?? ''

describe('a run as a picture', () => {
  for (const theme of ['light', 'dark'] as const)
    test.each([...runs])(
      `%s: the picture is well-formed, refers to nothing outside itself and has only the colours of the ${theme} theme`,
      (_name, trace) => {
        const svg = svgOf(trace, { theme }).text
        for (const row of diagramOf(trace).rows) expect(textIn(svg, 'desc')).toContain(row.says)
        expect(svg).not.toMatch(/href|url\(|var\(|<script|<image|foreignObject|@import/i)
        const colours = readMarkup(svg).flatMap(({ attributes }) =>
          ['fill', 'stroke'].flatMap((name) => attributes.get(name) ?? []),
        )
        expect(colours.filter((colour) => !['none', ...Object.values(PALETTES[theme])].includes(colour))).toEqual([])
      },
    )

  test.each([...runs])(
    '%s: the picture has every word of the layout, call numbers and titles included',
    (_name, trace) => {
      const { lanes, rows } = layOutDiagram(diagramOf(trace), 860)
      const words = [
        ...lanes.map(({ lane }) => lane.title),
        ...rows.flatMap((placed) =>
          placed.kind === 'mark'
            ? [placed.row.text, ...placed.notes]
            : [
                ...(placed.number ? [String(placed.number.of)] : []),
                placed.title,
                ...placed.lines.map(({ text }) => text),
              ],
        ),
      ]
      const drawn = textsOf(svgOf(trace, { width: 860 }).text)
      const count = (texts: readonly string[], word: string) => texts.filter((text) => text === word).length
      for (const word of new Set(words)) expect(count(drawn, word), word).toBeGreaterThanOrEqual(count(words, word))
    },
  )

  test('the picture’s header and its title name the page, the browser and the result', () => {
    const svg = svgOf(run('a simple call that is refused')).text
    expect(textsOf(svg)[0]).toBe('https://foo.example/ in Chrome')
    const title = textIn(svg, 'title')
    expect(title).toMatch(/^https:\/\/foo\.example\/ in Chrome\. .*foo\.example may read it/)
    expect(textsOf(svg).join(' ')).toContain('so Chrome keeps it from the script.')
  })

  test('the picture has the header that decided, the stop sign and the method', () => {
    const texts = textsOf(svgOf(run('a simple call that is refused')).text)
    expect(texts).toContain('no Access-Control-Allow-Origin')
    expect(texts).toContain('Stopped here')
    expect(texts).toContain('GET /data?a=1&b=%20c')
    expect(textsOf(svgOf(run('a simple call that is allowed')).text)).toContain(
      'Access-Control-Allow-Origin: https://foo.example',
    )
  })

  test('the picture of a preflight has dashes and a badge, not only a colour', () => {
    const dashed = (name: string) => svgOf(run(name)).text.split('stroke-dasharray="6 4"').length - 1
    expect(dashed('a preflight that allows')).toBe(2)
    expect(textsOf(svgOf(run('a preflight that allows')).text)).toContain('PREFLIGHT')
    expect(dashed('a simple call that is allowed')).toBe(0)
  })

  test('the picture’s header has a line for each of several calls', () => {
    const texts = textsOf(svgOf(run('several calls')).text)
    expect(texts.slice(1, 5)).toEqual([
      '1. GET bar.other/data?a=1&b=%20c: ✕ the script may not read it',
      '2. PUT bar.other/data: ✓ the script may read it',
      '3. GET third.test:8443/end: ✓ the script may read it',
      '4. GET bar.other/data: ✕ it is opaque',
    ])
  })

  test('the picture grows with the number of messages and servers', () => {
    const small = svgOf(run('a simple call that is allowed'))
    const large = svgOf(run('several calls'))
    expect(small.text).toContain(`viewBox="0 0 ${small.width} ${small.height}"`)
    expect(large.height).toBeGreaterThan(small.height)
    expect(large.width).toBeGreaterThan(small.width)
  })

  test('the picture of a run without a page says that nothing ran, and has no diagram', () => {
    const svg = svgOf([]).text
    expect(textsOf(svg)).toEqual([
      'A run without a page',
      noCallReason([]),
      'Made with Preflight: the browser and the servers are simulated.',
    ])
    expect(textIn(svg, 'desc')).toBe('No message was exchanged.')
    expect(readMarkup(svg).filter(({ name }) => name === 'g')).toEqual([])
  })

  test('the picture of a compared run explains its marks, and that of any other run does not', () => {
    const trace = run('a simple call that is refused')
    const [row] = diagramOf(trace).rows
    const legend = 'Marked in violet: what is new or changed since the previous run.'
    const compared = (changes: ReadonlyMap<string, RowChange>) => textsOf(svgOf(trace, { changes }).text)
    expect(compared(new Map([[row?.id ?? '', 'new']]))).toEqual(expect.arrayContaining([legend, 'new']))
    expect(compared(new Map())).not.toContain(legend)
  })

  test('a font is embedded in the picture only as a data: URL', () => {
    const font = { family: 'A', weight: '100 800', url: 'data:font/woff2;base64,d09GMg==' }
    expect(svgOf(run('mixed content'), { fonts: [font] }).text).toContain("@font-face{font-family:'A'")
    expect(() => fontFaces([{ ...font, url: 'https://cdn.example/a.woff2' }])).toThrow(/not a data: URL/)
    expect(() => fontFaces([{ ...font, url: 'data:font/woff2;base64,a)</style>' }])).toThrow(TypeError)
  })

  test('the palettes have the colours of the site’s style sheet', () => {
    const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')
    const [, light = '', dark = ''] = /:root,[^{]*\{([^}]*)\}\s*\[data-theme="dark"\] \{([^}]*)\}/.exec(css) ?? []
    for (const [theme, block] of [
      ['light', light],
      ['dark', dark],
    ] as [Theme, string][])
      for (const [name, value] of Object.entries(PALETTES[theme])) expect(block).toContain(`--${name}: ${value};`)
  })

  test('xmlText makes any text valid XML that is parsed to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [got] = readMarkup(`<text>${xmlText(text)}.</text>`)
        expect(got?.text).toBe(
          `${text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')}.`,
        )
      }),
    )
  })
})
