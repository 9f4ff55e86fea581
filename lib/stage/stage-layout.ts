/**
 * The exchange laid out as a slide. All lengths are in stage units, of which the picture's height has 720: text has at
 * least `TEXT` of them and the labels of messages at least `LABEL`, which is 16 minutes of arc from six picture heights
 * away (ISO 9241-303). Nothing is shrunk to fit: labels overhang their arrow, wrap, or are cut in the middle.
 */
import { cutMiddle, wrapWords } from '../trace/diagram/diagram-layout.ts'
import type { Detail, DiagramModel, Lane, MarkRow, MessageRow, Tone } from '../trace/diagram/diagram-model.ts'

export const TEXT = 24
export const LABEL = 28

/** Advance of a character of the monospaced typeface, in parts of its size; of the other one the average. */
export const MONO_ADVANCE = 0.6
const SANS_ADVANCE = 0.52

/** Height of the lane headers; rows begin below. */
export const HEADS = 96
/** Empty at the left and right edge. */
const EDGE = 16
/** Between two lane headers. */
const GAP = 16
const WIDEST_HEAD = 250
/** From one line of a header to the next. */
const LINE = 36

interface StageLane {
  readonly lane: Lane
  readonly x: number
  readonly width: number
}

export interface StageMessage {
  readonly kind: 'message'
  readonly row: MessageRow
  readonly top: number
  readonly bottom: number
  /** Of the arrow. */
  readonly y: number
  readonly fromX: number
  readonly toX: number
  /** The middle of title and lines. */
  readonly textX: number
  readonly title: string
  readonly lines: readonly { readonly text: string; readonly tone: Tone }[]
  /** The left edge of the badge PREFLIGHT before the title, and its width; null where the message is no such request. */
  readonly badge: { readonly x: number; readonly width: number } | null
  /** The middle of the title alone, right of the badge. */
  readonly titleX: number
}

export interface StageMark {
  readonly kind: 'mark'
  readonly row: MarkRow
  readonly top: number
  readonly bottom: number
  readonly y: number
  readonly x: number
  readonly width: number
  readonly text: string
  readonly notes: readonly string[]
  /** Where the words of a stop sign begin, or end if that is left of it. */
  readonly wordsX: number
}

export type StageRow = StageMessage | StageMark

export interface StageLayout {
  readonly width: number
  /** Of all rows, without the headers. */
  readonly height: number
  readonly lanes: readonly StageLane[]
  /** Left and right edge of the browser's lane. */
  readonly band: { readonly left: number; readonly right: number }
  /** From 0 down, in the model's order. */
  readonly rows: readonly StageRow[]
}

/** The width of each lane header, in units, for so many lanes. */
export const headWidth = (lanes: number, width: number): number =>
  Math.min(WIDEST_HEAD, (width - 2 * EDGE - Math.max(0, lanes - 1) * GAP) / Math.max(1, lanes))

/** @param width available, in units */
export function layOutStage({ lanes, rows }: DiagramModel, width: number): StageLayout {
  const placedLanes = layOutLanes(lanes, width)
  const browser = placedLanes.find(({ lane }) => lane.kind === 'browser')
  const browserX = browser?.x ?? width / 2
  const half = Math.min(52, headWidth(lanes.length, width) * 0.24)
  const band = { left: browserX - half, right: browserX + half }
  const xOf = new Map(placedLanes.map(({ lane, x }) => [lane.id, x]))
  const most = Math.floor((width - 2 * EDGE) / (LABEL * MONO_ADVANCE))
  let y = 0
  const placed = rows.map((row): StageRow => {
    const next = row.kind === 'message' ? message(row) : row.shape !== 'stop' ? pill(row) : stop(row)
    y = next.bottom
    return next
  })
  return { width, height: y, lanes: placedLanes, band, rows: placed }

  /** Where an arrow from the lane `id` to the lane `other` begins or ends; the browser's lane has two edges. */
  function end(id: string, other: string): number {
    if (id !== 'browser') return xOf.get(id) ?? browserX
    return (xOf.get(other) ?? browserX) < browserX ? band.left : band.right
  }

  /** The middle nearest to `at` that keeps something of width `wide` inside the picture. */
  function inside(at: number, wide: number): number {
    return Math.min(Math.max(at, EDGE + wide / 2), width - EDGE - wide / 2)
  }

  function message(row: MessageRow): StageMessage {
    const fromX = end(row.from, row.to)
    const toX = end(row.to, row.from)
    const asks = row.preflight && row.what === 'request'
    const badgeWidth = asks ? 168 : 0
    const many = row.number !== undefined && row.what !== 'call' && row.what !== 'result' ? `${row.number}. ` : ''
    const title = cutMiddle(many + row.title, most - Math.ceil(badgeWidth / (LABEL * MONO_ADVANCE)))
    // A header and its value are on one line where that line is not much longer than the arrow.
    const oneLine = Math.min(most, Math.max(30, Math.floor((Math.abs(toX - fromX) * 1.3) / (LABEL * MONO_ADVANCE))))
    const lines = [row.detail, row.more].flatMap((detail) => (detail ? linesOf(detail, oneLine) : []))
    const titleWidth = title.length * LABEL * MONO_ADVANCE
    const wide = Math.max(badgeWidth + titleWidth, ...lines.map(({ text }) => text.length * LABEL * MONO_ADVANCE))
    const textX = inside((fromX + toX) / 2, wide)
    const arrow = y + 54
    return {
      kind: 'message',
      row,
      top: y,
      bottom: arrow + (lines.length > 0 ? 10 : 4) + lines.length * LINE + 16,
      y: arrow,
      fromX,
      toX,
      textX,
      title,
      titleX: textX + badgeWidth / 2,
      lines,
      badge: asks ? { x: textX - (badgeWidth + titleWidth) / 2, width: badgeWidth - 14 } : null,
    }
  }

  function linesOf({ name, value, tone }: Detail, oneLine: number): { text: string; tone: Tone }[] {
    if (!name) return wrapWords(value, oneLine).map((text) => ({ text: cutMiddle(text, most), tone }))
    if (!value) return wrapName(name, most).map((text) => ({ text, tone }))
    const both = `${name}: ${value}`
    if (both.length <= oneLine) return [{ text: both, tone }]
    return [...wrapName(`${name}:`, most), cutMiddle(value, most)].map((text) => ({ text, tone }))
  }

  function pill(row: MarkRow): StageMark {
    const text = cutMiddle(row.text, Math.floor((width - 2 * EDGE - 48) / (TEXT * 1.1 * SANS_ADVANCE)))
    const wide = Math.round(text.length * TEXT * 1.1 * SANS_ADVANCE + 48)
    return {
      kind: 'mark',
      row,
      top: y,
      bottom: y + 10 + 46 + 12,
      y: y + 10 + 23,
      x: inside(xOf.get(row.lane) ?? browserX, wide),
      width: wide,
      text,
      notes: [],
      wordsX: 0,
    }
  }

  /** The stop sign is on the browser's lane; its words are beside it, on the side that has more room. */
  function stop(row: MarkRow): StageMark {
    const x = xOf.get(row.lane) ?? browserX
    const onLeft = x > width / 2
    const room = (onLeft ? x : width - x) - 76 - EDGE
    const notes = wrapWords(row.note, Math.max(12, Math.floor(room / (TEXT * 1.1 * SANS_ADVANCE))))
    return {
      kind: 'mark',
      row,
      top: y,
      bottom: y + 14 + Math.max(72, 40 + notes.length * 34) + 16,
      y: y + 14 + 36,
      x,
      width: 72,
      text: row.text,
      notes,
      wordsX: onLeft ? x - 76 : x + 76,
    }
  }
}

/** A header's name in lines of at most `most` characters, broken after a hyphen. */
function wrapName(name: string, most: number): string[] {
  if (name.length <= most) return [name]
  const cut = name.lastIndexOf('-', most - 1)
  if (cut <= 0) return [cutMiddle(name, most)]
  return [name.slice(0, cut + 1), ...wrapName(name.slice(cut + 1), most)]
}

/** How the distance from the first lane to the last is divided, by the number of lanes: the browser is nearer to the script. */
const PARTS: Readonly<Record<number, readonly number[]>> = { 2: [0, 0.62], 3: [0, 0.4, 1], 4: [0, 0.36, 0.7, 1] }

function layOutLanes(lanes: readonly Lane[], width: number): StageLane[] {
  const head = headWidth(lanes.length, width)
  const from = EDGE + head / 2
  const span = width - 2 * from
  const evenly = lanes.map((_, at) => (lanes.length < 2 ? 0.5 : at / (lanes.length - 1)))
  const wanted = PARTS[lanes.length] ?? evenly
  const fits = wanted.every((part, at) => at === 0 || (part - (wanted[at - 1] ?? 0)) * span >= head + GAP)
  return lanes.map((lane, at) => ({ lane, x: from + span * ((fits ? wanted : evenly)[at] ?? 0), width: head }))
}
