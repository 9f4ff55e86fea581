import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleRuns } from '../../testing/sample-runs.ts'
import { diagramOf } from '../diagram/diagram.ts'
import { svgOf } from './svg.ts'
import { fontFaces, PALETTES, type Theme } from './svg-theme.ts'
import { xmlText } from './xml-text.ts'

const runs = await sampleRuns()
const run = (name: string) => runs.get(name) ?? []
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The texts of a picture in their order. Throws where it is not well-formed, in what of XML a picture uses. */
function read(svg: string): { name: string; attributes: string; text: string }[] {
  const found: { name: string; attributes: string; text: string }[] = []
  const open: { name: string; attributes: string; text: string }[] = []
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let end = 0
  for (const match of svg.matchAll(token)) {
    const [whole, closing, name = '', attributes = '', empty, text] = match
    if (/&(?!(lt|gt|amp|quot);)/.test(whole)) throw new Error(`A bare & in ${whole}`)
    if (text !== undefined) {
      const parent = open.at(-1)
      if (parent) parent.text += unescaped(text)
    } else if (closing) {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`)
      found.push(last)
    } else if (!empty) open.push({ name, attributes, text: '' })
    end = match.index + whole.length
  }
  if (end !== svg.length || open.length > 0) throw new Error(`Not well-formed at ${svg.slice(end, end + 60)}`)
  return found
}

const textsOf = (svg: string) => read(svg).flatMap((e) => (e.name === 'text' ? [e.text] : []))

describe('a run as a picture', () => {
  for (const theme of ['light', 'dark'] as const)
    test.each([...runs])(
      `%s is well-formed, stands alone and has every word of the diagram, in ${theme}`,
      (_name, trace) => {
        const svg = svgOf(trace, { theme }).text
        const elements = read(svg)
        const model = diagramOf(trace)
        const desc = elements.find((e) => e.name === 'desc')?.text ?? ''
        for (const row of model.rows) expect(desc).toContain(row.says)
        const texts = textsOf(svg)
        for (const row of model.rows) if (row.kind === 'mark') expect(texts).toContain(row.text)
        for (const lane of model.lanes) expect(texts).toContain(lane.title)
        expect(svg).not.toMatch(/href|url\(|var\(|<script|<image|foreignObject|@import/i)
        expect(new Set(svg.match(/#[0-9a-f]{6}\b/g))).toEqual(
          new Set([...(svg.match(/#[0-9a-f]{6}\b/g) ?? [])].filter((c) => Object.values(PALETTES[theme]).includes(c))),
        )
      },
    )

  test('above the diagram stand page, browser and how it ended, and the same is its title', () => {
    const svg = svgOf(run('a simple call that is refused')).text
    expect(textsOf(svg)[0]).toBe('https://foo.example/ in Chrome')
    const title = read(svg).find((e) => e.name === 'title')?.text ?? ''
    expect(title).toMatch(/^https:\/\/foo\.example\/ in Chrome\. .*foo\.example may read it/)
    expect(textsOf(svg).join(' ')).toContain('so Chrome keeps it from the script.')
  })

  test('the header that decided, the stop and the method stand in it', () => {
    const texts = textsOf(svgOf(run('a simple call that is refused')).text)
    expect(texts).toContain('no Access-Control-Allow-Origin')
    expect(texts).toContain('Stopped here')
    expect(texts).toContain('GET /data?a=1&b=%20c')
    expect(textsOf(svgOf(run('a simple call that is allowed')).text)).toContain(
      'Access-Control-Allow-Origin: https://foo.example',
    )
  })

  test('a preflight is told by dashes and by name, not by colour alone', () => {
    const dashed = (name: string) => svgOf(run(name)).text.split('stroke-dasharray="6 4"').length - 1
    expect(dashed('a preflight that allows')).toBe(2)
    expect(textsOf(svgOf(run('a preflight that allows')).text)).toContain('PREFLIGHT')
    expect(dashed('a simple call that is allowed')).toBe(0)
  })

  test('of several calls each has its line', () => {
    const texts = textsOf(svgOf(run('several calls')).text)
    expect(texts.slice(1, 5)).toEqual([
      '1. GET bar.other/data?a=1&b=%20c: ✕ the script may not read it',
      '2. PUT bar.other/data: ✓ the script may read it',
      '3. GET third.test:8443/end: ✓ the script may read it',
      '4. GET bar.other/data: ✕ it is opaque',
    ])
  })

  test('its size says how much is drawn', () => {
    const small = svgOf(run('a simple call that is allowed'))
    const large = svgOf(run('several calls'))
    expect(small.text).toContain(`viewBox="0 0 ${small.width} ${small.height}"`)
    expect(large.height).toBeGreaterThan(small.height)
    expect(large.width).toBeGreaterThan(small.width)
  })

  test('nothing to draw gives a picture that says so', () => {
    expect(textsOf(svgOf([]).text).length).toBeGreaterThan(1)
    expect(() => read(svgOf([]).text)).not.toThrow()
  })

  test('a font is embedded only as bytes', () => {
    const font = { family: 'A', weight: '100 800', url: 'data:font/woff2;base64,d09GMg==' }
    expect(svgOf(run('mixed content'), { fonts: [font] }).text).toContain("@font-face{font-family:'A'")
    expect(() => fontFaces([{ ...font, url: 'https://cdn.example/a.woff2' }])).toThrow(/not a data: URL/)
    expect(() => fontFaces([{ ...font, url: 'data:font/woff2;base64,a)</style>' }])).toThrow(TypeError)
  })

  test('the colours are those of the site', () => {
    const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')
    const [, light = '', dark = ''] = /:root,[^{]*\{([^}]*)\}\s*\[data-theme="dark"\] \{([^}]*)\}/.exec(css) ?? []
    for (const [theme, block] of [
      ['light', light],
      ['dark', dark],
    ] as [Theme, string][])
      for (const [name, value] of Object.entries(PALETTES[theme])) expect(block).toContain(`--${name}: ${value};`)
  })

  test('any text becomes text that XML can hold, and is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [got] = read(`<text>${xmlText(text)}.</text>`)
        expect(got?.text).toBe(
          `${text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')}.`,
        )
      }),
    )
  })
})
