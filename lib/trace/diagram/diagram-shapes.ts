/** A layout as the shapes to draw. Page and export draw these and nothing else, so both show the same. */
import { type DiagramLayout, LANE_HEADS, type PlacedMark, type PlacedMessage } from './diagram-layout.ts'
import type { MessageRow, RowChange } from './diagram-model.ts'
import { fitToHead, type PlacedLane } from './lane-layout.ts'
import { paintOf, type Shape, type TextShape } from './shape.ts'

/**
 * The whole picture.
 * @param changes rows, by id, that differ from the run before
 */
export function diagramShapes(layout: DiagramLayout, changes?: ReadonlyMap<string, RowChange>): Shape[] {
  return [
    ...headShapes(layout),
    ...laneShapes(layout),
    ...layout.rows.flatMap((placed) => rowShapes(placed, layout.compact, changes?.get(placed.row.id))),
  ]
}

/** The lane headers: who takes part. They end at `LANE_HEADS`. */
export function headShapes({ lanes, compact }: DiagramLayout): Shape[] {
  return lanes.flatMap((placed) => headOf(placed, compact))
}

/** What the rows are drawn on: the browser's band, and a dashed line for each other lane. */
export function laneShapes({ lanes, band, height }: DiagramLayout): Shape[] {
  const foot = height - 8
  return [
    {
      kind: 'rect',
      x: round(band.left),
      y: LANE_HEADS,
      width: round(band.right - band.left),
      height: round(foot - LANE_HEADS),
      fill: 'gate-bg',
      opacity: 0.6,
    },
    ...lanes.flatMap(({ lane, x }): Shape[] =>
      lane.kind === 'browser'
        ? []
        : [{ kind: 'path', d: path`M${x} ${LANE_HEADS}V${foot}`, stroke: 'line-strong', dashes: '2 5' }],
    ),
  ]
}

/** One row, with a mark at the left edge where it differs from the run before. */
export function rowShapes(placed: PlacedMessage | PlacedMark, compact: boolean, change?: RowChange): Shape[] {
  return [
    ...(placed.kind === 'message' ? messageShapes(placed) : markShapes(placed)),
    ...(change ? changeShapes(placed, compact, change) : []),
  ]
}

function headOf({ lane, x, width }: PlacedLane, compact: boolean): Shape[] {
  const browser = lane.kind === 'browser'
  const title = compact && lane.kind === 'script' ? 'Script' : lane.title
  return [
    {
      kind: 'rect',
      x: round(x - width / 2),
      y: 14,
      width: round(width),
      height: 44,
      radius: 9,
      fill: browser ? 'gate-bg' : 'panel',
      ...(browser ? { stroke: 'gate', strokeOpacity: 0.35 } : { stroke: 'line-strong' }),
    },
    {
      ...middle(x, 33, fitToHead(title, width, 6.6)),
      fill: browser ? 'gate' : 'ink',
      size: compact ? 13 : 14,
      weight: 650,
    },
    { ...middle(x, 50, fitToHead(lane.subtitle, width)), fill: 'soft', size: compact ? 12 : 11.5, face: 'wire' },
  ]
}

/** An arrow with its words. A preflight has dashes and a badge: its colour only repeats that. */
function messageShapes({ row, y, fromX, toX, textX, anchor, lines, title, badge, number }: PlacedMessage): Shape[] {
  const fill = paintOf(row.tone)
  const direction = toX < fromX ? -1 : 1
  const words = {
    kind: 'text',
    x: round(textX),
    size: 12,
    face: 'wire',
    halo: true,
    ...(anchor === 'middle' ? { anchor } : {}),
  } as const
  return [
    ...(badge ? badgeShapes(badge) : []),
    {
      kind: 'path',
      d: path`M${number?.onArrow ? fromX + direction * 21 : fromX} ${y}H${toX}`,
      stroke: fill,
      strokeWidth: strokeWidths[row.what],
      ...(row.preflight ? { dashes: '6 4' } : {}),
    },
    {
      kind: 'path',
      d: path`M${toX - direction} ${y - 4.5}L${toX + direction * 7} ${y}L${toX - direction} ${y + 4.5}Z`,
      fill,
    },
    { ...words, y: round(y - 7), text: title, fill, weight: 600 },
    ...lines.map((line, index) => ({
      ...words,
      y: round(y + 17 + index * 16),
      text: line.text,
      fill: paintOf(line.tone),
    })),
    // Over the halo of a long header line, which would cut into the circle.
    ...(number ? numberShapes(number) : []),
  ]
}

const strokeWidths: Readonly<Record<MessageRow['what'], number>> = {
  call: 1.8,
  request: 1.8,
  response: 1.8,
  result: 2.2,
}

function badgeShapes({ x, y, width, height }: NonNullable<PlacedMessage['badge']>): Shape[] {
  return [
    { kind: 'rect', x: round(x), y: round(y), width, height, radius: 4, fill: 'pre-bg' },
    { ...middle(x + width / 2, y + 11.7, 'PREFLIGHT'), fill: 'pre', size: 11.5, weight: 700, spacing: 0.05 },
  ]
}

/** Which of several calls a message belongs to. */
function numberShapes({ of, x, y }: NonNullable<PlacedMessage['number']>): Shape[] {
  return [
    { kind: 'circle', x: round(x), y: round(y), radius: 8.5, fill: 'panel', stroke: 'line-strong' },
    { ...middle(x, y + 3.7, String(of)), fill: 'soft', size: 10.5, weight: 650 },
  ]
}

/** A pill on a lane, or the stop sign with its note. */
function markShapes({ row, x, y, width, notes }: PlacedMark): Shape[] {
  const fill = paintOf(row.tone)
  if (row.shape === 'gap') return gapShapes(row.text, x, y, width)
  if (row.shape === 'pill')
    return [
      {
        kind: 'rect',
        x: round(x - width / 2),
        y: round(y - 12.5),
        width,
        height: 25,
        radius: 12.5,
        fill: 'panel',
        stroke: fill,
        strokeOpacity: 0.45,
      },
      { ...middle(x, y + 4.5, row.text), fill, size: 12.5, weight: 600 },
    ]
  const words = { kind: 'text', x: round(x + 34), face: 'sans', halo: true } as const
  return [
    {
      kind: 'path',
      d: path`M${x - 6.6} ${y - 16}h13.2l9.4 9.4v13.2l-9.4 9.4h-13.2l-9.4 -9.4v-13.2z`,
      fill,
      stroke: 'panel',
      strokeWidth: 3,
    },
    {
      kind: 'path',
      d: path`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`,
      stroke: 'panel',
      strokeWidth: 2.6,
      roundEnds: true,
    },
    { ...words, y: round(y - 3), text: row.text, fill, size: 13.5, weight: 650 },
    ...notes.map(
      (text, index): TextShape => ({ ...words, y: round(y + 14 + index * 17), text, fill: 'soft', size: 12.5 }),
    ),
  ]
}

/** The lanes are interrupted, and a dashed line goes across them with the time on it. @param x the middle of the picture */
function gapShapes(text: string, x: number, y: number, width: number): Shape[] {
  const line = { kind: 'path', stroke: 'line-strong', strokeWidth: 1.5, dashes: '3 4' } as const
  const side = x - width / 2
  return [
    { kind: 'rect', x: 6, y: round(y - 14), width: round(2 * x - 12), height: 28, fill: 'panel' },
    { ...line, d: path`M8 ${y}H${side}` },
    { ...line, d: path`M${2 * x - side} ${y}H${2 * x - 8}` },
    { ...middle(x, y + 4.5, text), fill: 'soft', size: 12.5, weight: 600 },
  ]
}

/** A bar at the left edge, and the word where there is room for it. */
function changeShapes(
  { top, bottom, y }: PlacedMessage | PlacedMark,
  compact: boolean,
  change: RowChange,
): readonly Shape[] {
  const bar: Shape = {
    kind: 'rect',
    x: 2,
    y: round(top - 2),
    width: 4,
    height: round(bottom - top - 8),
    radius: 2,
    fill: 'gate',
  }
  if (compact) return [bar]
  const width = change === 'new' ? 34 : 58
  return [
    bar,
    { kind: 'rect', x: 10, y: round(y - 9), width, height: 18, radius: 4, fill: 'gate-bg' },
    { ...middle(10 + width / 2, y + 4, change), fill: 'gate', size: 11, weight: 650 },
  ]
}

/** A text around `x`, in the typeface of the site's words. */
const middle = (x: number, y: number, text: string) =>
  ({ kind: 'text', x: round(x), y: round(y), text, face: 'sans', anchor: 'middle' }) as const

/** To hundredths of a pixel, so that the same number is written by every drawer. */
const round = (value: number) => Math.round(value * 100) / 100

/** The data of a path, its numbers rounded. */
const path = (parts: TemplateStringsArray, ...values: readonly number[]) =>
  parts.reduce((d, part, index) => `${d}${index > 0 ? round(values[index - 1] ?? 0) : ''}${part}`, '')
