/** The stage's layout as shapes, in stage units. */

import { cutMiddle } from '../trace/diagram/diagram-layout.ts'
import { fitToHead } from '../trace/diagram/lane-layout.ts'
import type { Shape, TextShape } from '../trace/diagram/shape.ts'
import { paintOf } from '../trace/diagram/shape.ts'
import {
  HEADS,
  LABEL,
  MONO_ADVANCE,
  type StageLayout,
  type StageMark,
  type StageMessage,
  type StageRow,
  TEXT,
} from './stage-layout.ts'

const tenth = (value: number) => Math.round(value * 10) / 10

/** Who takes part: above the rows, from 0 to `HEADS`. */
export function stageHeads({ lanes }: StageLayout): Shape[] {
  return lanes.flatMap(({ lane, x, width }): Shape[] => {
    const browser = lane.kind === 'browser'
    // The script's lane is named in full where there is room.
    const title = lane.kind === 'script' && width < 190 ? 'Script' : lane.title
    return [
      {
        kind: 'rect',
        x: tenth(x - width / 2),
        y: 2,
        width: tenth(width),
        height: HEADS - 2,
        radius: 14,
        fill: browser ? 'gate-bg' : 'panel',
        stroke: browser ? 'gate' : 'line-strong',
        strokeWidth: 2,
        ...(browser ? { strokeOpacity: 0.5 } : {}),
      },
      {
        ...middle(x, 42, cutMiddle(title, Math.floor((width - 12) / 15))),
        fill: browser ? 'gate' : 'ink',
        size: LABEL,
        weight: 650,
      },
      {
        ...middle(x, 77, fitToHead(lane.subtitle, width - 4, TEXT * MONO_ADVANCE)),
        fill: 'soft',
        size: TEXT,
        face: 'wire',
      },
    ]
  })
}

/** What the rows are drawn on, from `top` to `bottom`. */
export function stageLanes({ lanes, band }: StageLayout, top: number, bottom: number): Shape[] {
  return [
    {
      kind: 'rect',
      x: tenth(band.left),
      y: top,
      width: tenth(band.right - band.left),
      height: tenth(bottom - top),
      fill: 'gate-bg',
      opacity: 0.7,
    },
    ...lanes.flatMap(({ lane, x }): Shape[] =>
      lane.kind === 'browser'
        ? []
        : [
            {
              kind: 'path',
              d: `M${tenth(x)} ${top}V${tenth(bottom)}`,
              stroke: 'line-strong',
              strokeWidth: 2.5,
              dashes: '3 8',
            },
          ],
    ),
  ]
}

export function stageRow(row: StageRow): Shape[] {
  return row.kind === 'message' ? messageShapes(row) : row.row.shape !== 'stop' ? pillShapes(row) : stopShapes(row)
}

function messageShapes({ row, y, fromX, toX, textX, titleX, title, lines, badge }: StageMessage): Shape[] {
  const fill = paintOf(row.tone)
  const way = toX < fromX ? -1 : 1
  const tip = toX - way * 2
  const words = { kind: 'text', face: 'wire', size: LABEL, anchor: 'middle', halo: true } as const
  return [
    ...(badge
      ? ([
          {
            kind: 'rect',
            x: tenth(badge.x),
            y: tenth(y - 46),
            width: badge.width,
            height: 34,
            radius: 7,
            fill: 'pre-bg',
          },
          {
            ...middle(badge.x + badge.width / 2, y - 20.5, 'PREFLIGHT'),
            fill: 'pre',
            size: TEXT,
            weight: 700,
          },
        ] as const)
      : []),
    {
      kind: 'path',
      d: `M${tenth(fromX)} ${tenth(y)}H${tenth(tip - way * 14)}`,
      stroke: fill,
      strokeWidth: row.what === 'result' ? 4.5 : 3.5,
      ...(row.preflight ? { dashes: '12 7' } : {}),
    },
    {
      kind: 'path',
      d: `M${tenth(tip - way * 17)} ${tenth(y - 9)}L${tenth(tip)} ${tenth(y)}L${tenth(tip - way * 17)} ${tenth(y + 9)}Z`,
      fill,
    },
    { ...words, x: tenth(titleX), y: tenth(y - 16), text: title, fill, weight: 650 },
    ...lines.map(
      ({ text, tone }, index): TextShape => ({
        ...words,
        x: tenth(textX),
        y: tenth(y + 34 + index * 36),
        text,
        fill: paintOf(tone),
      }),
    ),
  ]
}

function pillShapes({ row, x, y, width, text }: StageMark): Shape[] {
  const fill = paintOf(row.tone)
  return [
    {
      kind: 'rect',
      x: tenth(x - width / 2),
      y: tenth(y - 23),
      width,
      height: 46,
      radius: 23,
      fill: 'panel',
      stroke: fill,
      strokeOpacity: 0.6,
      strokeWidth: 2.5,
    },
    { ...middle(x, y + 9, text), fill, size: TEXT * 1.1, weight: 650 },
  ]
}

function stopShapes({ row, x, y, text, notes, wordsX }: StageMark): Shape[] {
  const fill = paintOf(row.tone)
  const anchor = wordsX < x ? ({ anchor: 'end' } as const) : {}
  const words = { kind: 'text', x: tenth(wordsX), face: 'sans', halo: true, ...anchor } as const
  return [
    {
      kind: 'path',
      d: `M${tenth(x - 15)} ${tenth(y - 36)}h30l21 21v30l-21 21h-30l-21 -21v-30z`,
      fill,
      stroke: 'panel',
      strokeWidth: 5,
    },
    {
      kind: 'path',
      d: `M${tenth(x - 12)} ${tenth(y - 12)}l24 24m0 -24l-24 24`,
      stroke: 'panel',
      strokeWidth: 6,
      roundEnds: true,
    },
    { ...words, y: tenth(y - 4), text, fill, size: 31, weight: 700 },
    ...notes.map(
      (note, index): TextShape => ({
        ...words,
        y: tenth(y + 30 + index * 34),
        text: note,
        fill: 'ink',
        size: TEXT * 1.1,
      }),
    ),
  ]
}

const middle = (x: number, y: number, text: string) =>
  ({ kind: 'text', x: tenth(x), y: tenth(y), text, anchor: 'middle', face: 'sans' }) as const
