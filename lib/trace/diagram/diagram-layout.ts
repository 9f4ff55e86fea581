/** Positions of everything in the diagram, in CSS pixels, for a given width. No text is lost: it wraps or is cut in the middle. */
import type { Detail, DiagramModel, MarkRow, MessageRow, Tone } from './diagram-model.ts'
import { layOutLanes, type PlacedLane } from './lane-layout.ts'

interface Line {
  readonly text: string
  readonly tone: Tone
}

export interface PlacedMessage {
  readonly kind: 'message'
  readonly row: MessageRow
  readonly top: number
  readonly bottom: number
  readonly y: number
  readonly fromX: number
  readonly toX: number
  readonly textX: number
  readonly anchor: 'start' | 'middle'
  readonly title: string
  readonly lines: readonly Line[]
  /** The badge PREFLIGHT above the title; null where the message is no preflight request. */
  readonly badge: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null
  /** The number of its call among several, centred at `x` and `y`: at the arrow's tail, or before the title. */
  readonly number: { readonly of: number; readonly x: number; readonly y: number; readonly onArrow: boolean } | null
}

export interface PlacedMark {
  readonly kind: 'mark'
  readonly row: MarkRow
  readonly top: number
  readonly bottom: number
  readonly y: number
  readonly x: number
  readonly width: number
  readonly notes: readonly string[]
}

export interface DiagramLayout {
  readonly width: number
  readonly height: number
  readonly compact: boolean
  readonly lanes: readonly PlacedLane[]
  readonly band: { readonly left: number; readonly right: number }
  readonly rows: readonly (PlacedMessage | PlacedMark)[]
}

/** Height of the lane headers in px; rows start below. */
export const LANE_HEADS = 58
/** Between a label and the ends of its arrow, both together, in px. */
const INSIDE = 8
/** How far the name of a header, which is never cut, may overhang its arrow where that is short, both ends together. */
const OVERHANG = 64
/** Width of a call number before a title, in px. */
const NUMBER_WIDTH = 20
/** Advance of one character, in px: of the monospaced typeface at 12 px, and on average of the sans-serif one. */
const MONO = 7.25
const SANS = 6.5

/** `text` cut in the middle to at most `max` characters (at least 2), the ellipsis included. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 5) return `${text.slice(0, Math.max(1, max - 1))}…`
  const tail = Math.floor((max - 1) * 0.45)
  return `${text.slice(0, max - 1 - tail)}…${text.slice(-tail)}`
}

/** Words of `text` in lines of at most `max` characters; a longer word is one line, uncut. */
export function wrapWords(text: string, max: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= max) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Lays out a diagram. Throws nothing: a model without lanes or rows gives a layout without them.
 * @param available width to use, in px; below 560 px the layout is the compact one, for a phone. The result is wider where
 * the lanes need more.
 */
export function layOutDiagram(model: DiagramModel, available: number): DiagramLayout {
  const { width, compact, tight, x, band, lanes } = layOutLanes(model.lanes, available)
  const browserX = (band.left + band.right) / 2

  let y = LANE_HEADS + (compact ? 10 : 14)
  const rows = model.rows.map((row) => {
    const placed = row.kind === 'message' ? message(row) : placeMark(row)
    y = placed.bottom
    return placed
  })
  return {
    width,
    height: Math.max(y + 16, LANE_HEADS + 120),
    compact,
    lanes,
    band,
    rows,
  }

  function message(row: MessageRow): PlacedMessage {
    const behind = row.from !== 'browser' && row.to !== 'browser'
    const withScript = row.from === 'script' || row.to === 'script'
    const edge = withScript ? band.left - 7 : band.right + 1
    const otherId = row.from === 'browser' ? row.to : row.from
    const other = x.get(otherId) ?? browserX
    const [fromX, toX] = behind ? behindEnds(row) : ends()
    function ends(): [fromX: number, toX: number] {
      return [
        row.from === 'browser' ? (withScript ? band.left : band.right) : other,
        row.to === 'browser' ? (withScript ? edge : band.right + 7) : withScript ? other + 7 : other - 7,
      ]
    }
    // Rows to and from the script have the number in their title.
    const numbered = row.number !== undefined && row.what !== 'call' && row.what !== 'result'
    // Where a label may overhang its arrow, it would cover a number at the arrow's tail.
    const inTitle = numbered && (compact || tight) ? NUMBER_WIDTH : 0
    const left = Math.min(fromX, toX) + 8 + inTitle
    const arrowRoom = Math.abs(fromX - toX) - INSIDE
    // The arrows of the script are short: their labels may begin at the edge of the picture.
    const room = compact
      ? width - 16
      : tight
        ? (withScript ? band.right : width - 8) - left
        : withScript
          ? band.left - 12
          : arrowRoom
    const chars = Math.floor(room / MONO)
    const nameChars = compact || tight || withScript ? chars : Math.floor((room + OVERHANG) / MONO)
    const asks = row.preflight && row.what === 'request'
    const arrow = y + (asks ? 21 : 0) + 22
    const lines = detailLines(
      row,
      compact ? Math.min(chars, Math.floor(Math.max(2 * Math.abs(fromX - toX), 150) / MONO)) : chars,
      chars,
      nameChars,
      Math.floor((compact ? Math.max(band.left - 10, 100) : room) / MONO),
    )
    const title = cutMiddle(row.title, compact ? chars - Math.ceil((2 * inTitle) / MONO) : chars)
    const long = Math.max(title.length * MONO + 2 * inTitle, ...lines.map(({ text }) => text.length * MONO))
    const textX = tight ? left : inside((fromX + toX) / 2, long, !compact && withScript ? band.left - 4 : width - 8)
    const titleX = tight ? textX : textX - (title.length * MONO) / 2
    return {
      kind: 'message',
      row,
      top: y,
      bottom: arrow + 8 + lines.length * 16 + (compact ? 12 : 10),
      y: arrow,
      fromX,
      toX,
      textX,
      anchor: tight ? 'start' : 'middle',
      title,
      lines,
      badge: asks ? { x: tight ? textX : textX - 42, y: arrow - 39, width: 84, height: 16 } : null,
      number: !numbered
        ? null
        : inTitle > 0
          ? { of: row.number ?? 0, x: titleX - NUMBER_WIDTH / 2 - 1, y: arrow - 11, onArrow: false }
          : { of: row.number ?? 0, x: fromX + Math.sign(toX - fromX) * 12, y: arrow, onArrow: true },
    }
  }

  /** The centre nearest to `at` that keeps something of width `wide` between the picture's left edge and `right`. */
  function inside(at: number, wide: number, right: number): number {
    return Math.min(Math.max(at, 8 + wide / 2), right - wide / 2)
  }

  /** An arrow between two servers. */
  function behindEnds(row: MessageRow): [fromX: number, toX: number] {
    const from = x.get(row.from) ?? browserX
    const to = x.get(row.to) ?? browserX
    return [from, to - Math.sign(to - from) * 7]
  }

  /**
   * @param oneLine longest "name: value" that stays on one line, in characters
   * @param chars longest value of a header
   * @param nameChars longest name of a header
   * @param sansChars longest line of words
   */
  function detailLines(row: MessageRow, oneLine: number, chars: number, nameChars: number, sansChars: number): Line[] {
    return [row.detail, row.more].flatMap((detail) =>
      detail ? linesOf(detail, oneLine, chars, nameChars, sansChars) : [],
    )
  }

  function linesOf(
    { name, value, tone }: Detail,
    oneLine: number,
    chars: number,
    nameChars: number,
    sansChars: number,
  ): Line[] {
    if (!name) {
      const lines = wrapWords(
        value,
        value.length > sansChars ? Math.min(sansChars, Math.ceil(value.length / 2) + 2) : sansChars,
      )
      return lines.map((text) => ({ text: cutMiddle(text, sansChars), tone }))
    }
    if (!value) return [{ text: cutMiddle(name, nameChars), tone }]
    const both = `${name}: ${value}`
    if (both.length <= oneLine) return [{ text: both, tone }]
    return [
      { text: cutMiddle(`${name}:`, nameChars), tone },
      { text: cutMiddle(value, chars), tone },
    ]
  }

  function placeMark(row: MarkRow): PlacedMark {
    const laneX = x.get(row.lane) ?? browserX
    const pill = Math.round(row.text.length * 7 + 26)
    // Time passes for all lanes: it goes across the picture.
    if (row.shape === 'gap')
      return { kind: 'mark', row, top: y, bottom: y + 28 + 12, y: y + 14, x: width / 2, width: pill, notes: [] }
    if (row.shape !== 'stop') {
      const cx = Math.min(width - pill / 2 - 6, Math.max(pill / 2 + 6, laneX))
      return { kind: 'mark', row, top: y, bottom: y + 25 + 12, y: y + 12.5, x: cx, width: pill, notes: [] }
    }
    const notes = wrapWords(row.note, compact ? Math.floor((width - band.right - 8) / SANS) : 60)
    return {
      kind: 'mark',
      row,
      top: y,
      bottom: y + Math.max(34, 22 + notes.length * 17) + 14,
      y: y + 17,
      x: laneX,
      width: 32,
      notes,
    }
  }
}
