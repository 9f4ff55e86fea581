/** The parts of the diagram as SVG text: the same shapes as in the page, with nothing to look up. */
import { type DiagramLayout, LANE_HEADS, type PlacedMark, type PlacedMessage } from '../diagram/diagram-layout.ts'
import { fitToHead, type PlacedLane } from '../diagram/lane-layout.ts'
import { MONO, type Palette, SANS, toneIn } from './svg-theme.ts'
import { element, xmlText } from './xml-text.ts'

interface TextStyle {
  readonly fill: string
  readonly size: number
  readonly weight?: number
  readonly mono?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly spacing?: string
  /** The ground's colour around the letters, where a lane may run behind them. */
  readonly ground?: string
}

/** One line of text. */
export function textAt(x: number, y: number, text: string, style: TextStyle): string {
  const { fill, size, weight, mono, anchor, spacing, ground } = style
  return element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': size,
      'font-family': mono ? MONO : SANS,
      'font-weight': weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'letter-spacing': spacing,
      ...(ground === undefined
        ? {}
        : { stroke: ground, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
      // Two letters stay two letters, as on the wire.
      style: mono ? "font-feature-settings:'calt' 0" : undefined,
      'xml:space': mono ? 'preserve' : undefined,
    },
    xmlText(text),
  )
}

/** The band of the browser, which all lanes' lines and rows stand on. */
export function bandOf({ band, height }: DiagramLayout, palette: Palette): string {
  return element('rect', {
    x: band.left,
    y: LANE_HEADS,
    width: band.right - band.left,
    height: height - LANE_HEADS - 8,
    fill: palette['gate-bg'],
    opacity: 0.6,
  })
}

export function laneOf({ lane, x, width }: PlacedLane, height: number, palette: Palette): string {
  const gate = lane.kind === 'browser'
  return [
    gate
      ? ''
      : element('path', {
          d: `M${round(x)} ${LANE_HEADS}V${height - 8}`,
          stroke: palette['line-strong'],
          'stroke-dasharray': '2 5',
        }),
    element('rect', {
      x: x - width / 2,
      y: 14,
      width,
      height: 44,
      rx: 9,
      fill: gate ? palette['gate-bg'] : palette.panel,
      stroke: gate ? palette.gate : palette['line-strong'],
      'stroke-opacity': gate ? 0.35 : undefined,
    }),
    textAt(x, 33, lane.title, { fill: gate ? palette.gate : palette.ink, size: 14, weight: 650, anchor: 'middle' }),
    textAt(x, 50, fitToHead(lane.subtitle, width), { fill: palette.soft, size: 11.5, mono: true, anchor: 'middle' }),
  ].join('')
}

/** One arrow with its words. Dashes and a label tell a preflight; colour only repeats it. */
export function messageOf(placed: PlacedMessage, palette: Palette): string {
  const { row, y, fromX, toX, textX, anchor, lines, title, badge } = placed
  const colour = toneIn(palette, row.tone)
  const words = { size: 12, mono: true, anchor, ground: palette.panel }
  const tip = toX < fromX ? -1 : 1
  const sign = badge
    ? element('rect', { ...badge, rx: 4, fill: palette['pre-bg'] }) +
      textAt(badge.x + badge.width / 2, badge.y + 11.7, 'PREFLIGHT', {
        fill: palette.pre,
        size: 11.5,
        weight: 700,
        anchor: 'middle',
        spacing: '.05em',
      })
    : ''
  return [
    sign,
    element('path', {
      d: `M${round(fromX)} ${round(y)}H${round(toX)}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': row.what === 'result' ? 2.2 : 1.8,
      'stroke-dasharray': row.preflight ? '6 4' : undefined,
    }),
    element('path', {
      d: `M${round(toX - tip)} ${round(y - 4.5)}L${round(toX + tip * 7)} ${round(y)}L${round(toX - tip)} ${round(y + 4.5)}Z`,
      fill: colour,
    }),
    textAt(textX, y - 7, title, { ...words, fill: colour, weight: 600 }),
    ...lines.map((line, index) =>
      textAt(textX, y + 17 + index * 16, line.text, { ...words, fill: toneIn(palette, line.tone) }),
    ),
  ].join('')
}

/** A pill on a lane, or the stop sign with its words. */
export function markOf({ row, x, y, width, notes }: PlacedMark, palette: Palette): string {
  const colour = toneIn(palette, row.tone)
  if (row.shape === 'pill')
    return (
      element('rect', {
        x: x - width / 2,
        y: y - 12.5,
        width,
        height: 25,
        rx: 12.5,
        fill: palette.panel,
        stroke: colour,
        'stroke-opacity': 0.45,
      }) + textAt(x, y + 4.5, row.text, { fill: colour, size: 12.5, weight: 600, anchor: 'middle' })
    )
  return [
    element('path', {
      d: `M${round(x - 6.6)} ${round(y - 16)}h13.2l9.4 9.4v13.2l-9.4 9.4h-13.2l-9.4 -9.4v-13.2z`,
      fill: colour,
      stroke: palette.panel,
      'stroke-width': 3,
    }),
    element('path', {
      d: `M${round(x - 5)} ${round(y - 5)}l10 10m0 -10l-10 10`,
      fill: 'none',
      stroke: palette.panel,
      'stroke-width': 2.6,
      'stroke-linecap': 'round',
    }),
    textAt(x + 34, y - 3, row.text, { fill: colour, size: 13.5, weight: 650 }),
    ...notes.map((note, index) => textAt(x + 34, y + 14 + index * 17, note, { fill: palette.soft, size: 12.5 })),
  ].join('')
}

const round = (value: number) => Math.round(value * 100) / 100
