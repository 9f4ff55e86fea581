/**
 * A run as one standing picture: an SVG text that needs nothing else, for slides, articles and issues. Drawn from the
 * same model and the same layout as the picture in the page.
 */
import { type DiagramModel, diagramOf } from '../diagram/diagram.ts'
import { cutMiddle, layOutDiagram, wrapWords } from '../diagram/diagram-layout.ts'
import type { Trace } from '../events.ts'
import { bandOf, laneOf, markOf, messageOf, textAt } from './svg-rows.ts'
import { type EmbeddedFont, fontFaces, PALETTES, type Palette, type Theme, toneIn } from './svg-theme.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { element, xmlText } from './xml-text.ts'

export interface SvgOptions {
  readonly theme?: Theme
  /** Absent: the picture uses what the reader's system has. */
  readonly fonts?: readonly EmbeddedFont[]
}

export interface SvgPicture {
  readonly text: string
  readonly width: number
  readonly height: number
}

const MARGIN = 24
const FOOT = 34
/** Advances that no usual sans-serif typeface exceeds on average, in px. */
const TITLE_ADVANCE = 9.4
const LINE_ADVANCE = 8.4
/** Wide enough that an origin fits behind the longest name of a CORS header; and what each further server adds. */
const WIDTH = 860
const WIDTH_OF_SERVER = 190

/** Draws a run. A trace without a page gives a picture that says so. */
export function svgOf(trace: Trace, options: SvgOptions = {}): SvgPicture {
  const { theme = 'light', fonts = [] } = options
  const palette = PALETTES[theme]
  const model = diagramOf(trace)
  const servers = model.lanes.filter((l) => l.kind !== 'script' && l.kind !== 'browser').length
  const layout = layOutDiagram(model, WIDTH + Math.max(0, servers - 1) * WIDTH_OF_SERVER)
  const verdict = verdictOf(trace)
  const width = layout.width + 2 * MARGIN
  const head = headOf(verdict, layout.width, palette)
  const drawn = model.rows.length > 0
  const height = head.height + (drawn ? layout.height : 0) + FOOT
  const diagram = drawn
    ? element(
        'g',
        { transform: `translate(${MARGIN} ${head.height})` },
        [
          bandOf(layout, palette),
          ...layout.lanes.map((lane) => laneOf(lane, layout.height, palette)),
          ...layout.rows.map((placed) =>
            placed.kind === 'message' ? messageOf(placed, palette) : markOf(placed, palette),
          ),
        ].join('\n'),
      )
    : ''
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
      element('rect', { width, height, fill: palette.panel }),
      head.text,
      diagram,
      textAt(width - MARGIN, height - 14, 'Made with Preflight: the browser and the servers are simulated.', {
        fill: palette.soft,
        size: 11.5,
        anchor: 'end',
      }),
      '',
    ].join('\n'),
  )
  return { text: `${text}\n`, width, height }
}

const titleOf = ({ place, lines }: Verdict) => `${place}. ${lines.map((l) => l.text).join(' ')}`

const saysOf = ({ rows }: DiagramModel) => rows.map((row) => row.says).join(' ') || 'No message was exchanged.'

/** Page, browser and result, above a hairline. */
function headOf({ place, lines }: Verdict, room: number, palette: Palette): { text: string; height: number } {
  const title = cutMiddle(place, Math.floor(room / TITLE_ADVANCE))
  const chars = Math.floor(room / LINE_ADVANCE)
  const written = lines.flatMap(({ text, tone }) =>
    wrapWords(text, chars).map((line) => ({ text: cutMiddle(line, chars), tone })),
  )
  const height = 48 + written.length * 21 + 12
  return {
    height,
    text: [
      textAt(MARGIN, 38, title, { fill: palette.ink, size: 17, weight: 700 }),
      ...written.map((line, index) =>
        textAt(MARGIN, 62 + index * 21, line.text, { fill: toneIn(palette, line.tone), size: 14.5 }),
      ),
      element('path', { d: `M${MARGIN} ${height - 0.5}H${room + MARGIN}`, stroke: palette.line }),
    ].join('\n'),
  }
}
