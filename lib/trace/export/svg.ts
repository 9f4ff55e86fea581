/**
 * A run as a picture: an SVG text that refers to nothing outside itself, for slides, articles and issues. Its diagram
 * is made of the same shapes as the one in the page.
 */
import { diagramOf } from '../diagram/diagram.ts'
import { cutMiddle, layOutDiagram, wrapWords } from '../diagram/diagram-layout.ts'
import type { DiagramModel, RowChange } from '../diagram/diagram-model.ts'
import { diagramShapes } from '../diagram/diagram-shapes.ts'
import { paintOf, type Shape } from '../diagram/shape.ts'
import type { Trace } from '../events.ts'
import { svgOfShape } from './svg-shapes.ts'
import { type EmbeddedFont, fontFaces, PALETTES, type Theme } from './svg-theme.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { element, xmlText } from './xml-text.ts'

export interface SvgOptions {
  /** Default: light. */
  readonly theme?: Theme
  /** Absent: the picture uses the fonts of the reader's system. */
  readonly fonts?: readonly EmbeddedFont[]
  /** Width of the diagram, in px; absent: wide enough for an origin after the longest name of a CORS header. */
  readonly width?: number
  /** Rows, by id, that differ from the previous run: they are marked as in the page. */
  readonly changes?: ReadonlyMap<string, RowChange> | undefined
}

export interface SvgPicture {
  readonly text: string
  /** In CSS pixels, as `height`. */
  readonly width: number
  readonly height: number
}

const MARGIN = 24
const FOOT = 34
/** Upper bounds of the average advance of a sans-serif typeface at the two sizes of the header, in px. */
const TITLE_ADVANCE = 9.4
const LINE_ADVANCE = 8.4
/** The default width, and what each server after the first adds to it, in px. */
const WIDTH = 860
const WIDTH_OF_SERVER = 190

/**
 * Draws a run. A trace without a page gives a picture with a header that says so, and no diagram.
 * @throws TypeError for a font whose URL is not a `data:` URL of a WOFF2 file
 */
export function svgOf(trace: Trace, options: SvgOptions = {}): SvgPicture {
  const { theme = 'light', fonts = [], changes } = options
  const palette = PALETTES[theme]
  const model = diagramOf(trace)
  const layout = layOutDiagram(model, options.width ?? defaultWidth(model))
  const verdict = verdictOf(trace)
  const compared = (changes?.size ?? 0) > 0
  const width = layout.width + 2 * MARGIN
  const head = headOf(compared ? withLegend(verdict) : verdict, layout.width)
  const hasDiagram = model.rows.length > 0
  const height = head.height + (hasDiagram ? layout.height : 0) + FOOT
  const drawn = (shapes: readonly Shape[]) => shapes.map((shape) => svgOfShape(shape, palette)).join('\n')
  const text = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'preflight-title preflight-desc',
    },
    [
      '',
      element('title', { id: 'preflight-title' }, xmlText(titleOf(verdict))),
      element('desc', { id: 'preflight-desc' }, xmlText(saysOf(model))),
      ...(fonts.length > 0 ? [element('style', {}, fontFaces(fonts))] : []),
      drawn([{ kind: 'rect', x: 0, y: 0, width, height, fill: 'panel' }, ...head.shapes]),
      ...(hasDiagram
        ? [element('g', { transform: `translate(${MARGIN} ${head.height})` }, drawn(diagramShapes(layout, changes)))]
        : []),
      drawn([
        {
          kind: 'text',
          x: width - MARGIN,
          y: height - 14,
          text: 'Made with Preflight: the browser and the servers are simulated.',
          face: 'sans',
          size: 11.5,
          fill: 'soft',
          anchor: 'end',
        },
      ]),
      '',
    ].join('\n'),
  )
  return { text: `${text}\n`, width, height }
}

function defaultWidth({ lanes }: DiagramModel): number {
  const servers = lanes.filter((lane) => lane.kind !== 'script' && lane.kind !== 'browser').length
  return WIDTH + Math.max(0, servers - 1) * WIDTH_OF_SERVER
}

const titleOf = ({ place, lines }: Verdict) => `${place}. ${lines.map((l) => l.text).join(' ')}`

const saysOf = ({ rows }: DiagramModel) => rows.map((row) => row.says).join(' ') || 'No message was exchanged.'

const withLegend = ({ place, lines }: Verdict): Verdict => ({
  place,
  lines: [...lines, { text: 'Marked in violet: what is new or changed since the previous run.', tone: 'gate' }],
})

/** Page, browser and result, above a thin line. */
function headOf({ place, lines }: Verdict, width: number): { shapes: Shape[]; height: number } {
  const chars = Math.floor(width / LINE_ADVANCE)
  const written = lines.flatMap(({ text, tone }) =>
    wrapWords(text, chars).map((line) => ({ text: cutMiddle(line, chars), tone })),
  )
  const height = 48 + written.length * 21 + 12
  const title = cutMiddle(place, Math.floor(width / TITLE_ADVANCE))
  return {
    height,
    shapes: [
      { kind: 'text', x: MARGIN, y: 38, text: title, face: 'sans', size: 17, weight: 700, fill: 'ink' },
      ...written.map(
        ({ text, tone }, index): Shape => ({
          kind: 'text',
          x: MARGIN,
          y: 62 + index * 21,
          text,
          face: 'sans',
          size: 14.5,
          fill: paintOf(tone),
        }),
      ),
      { kind: 'path', d: `M${MARGIN} ${height - 0.5}H${width + MARGIN}`, stroke: 'line' },
    ],
  }
}
