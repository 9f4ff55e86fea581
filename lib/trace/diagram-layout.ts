/** Where everything of the diagram stands, in CSS pixels, for the width there is. Pure geometry: no text is lost, it wraps or is cut in the middle. */
import type { DiagramModel, MarkRow, MessageRow, Tone } from './diagram.ts'
import { layOutLanes, type PlacedLane } from './lane-layout.ts'

export interface Line {
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
  readonly anchor: 'start' | 'middle' | 'end'
  readonly title: string
  readonly lines: readonly Line[]
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
  /** Words may run over lanes: they need an edge of the ground's colour. */
  readonly overlapping: boolean
  readonly lanes: readonly PlacedLane[]
  readonly band: { readonly left: number; readonly right: number }
  readonly rows: readonly (PlacedMessage | PlacedMark)[]
}

/** Down to here the heads of the lanes stand, in px; the rows begin below. */
export const LANE_HEADS = 58
/** Advance of one character of the wire's type at 12 px, and of the text's, in px. */
const MONO = 7.25
const SANS = 6.5

/** `text` cut in the middle to at most `max` characters, with the one-character ellipsis. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 5) return `${text.slice(0, Math.max(1, max - 1))}…`
  const tail = Math.floor((max - 1) * 0.45)
  return `${text.slice(0, max - 1 - tail)}…${text.slice(-tail)}`
}

/** Words of `text` in lines of at most `max` characters; a longer word keeps a line of its own. */
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
 * @param available the width that there is; below 560 px everything is laid out anew for a phone
 */
export function layOutDiagram(model: DiagramModel, available: number): DiagramLayout {
  const { width, compact, crowded, tight, x, band, lanes } = layOutLanes(model.lanes, available)
  const half = (id: string) => (lanes.find(({ lane }) => lane.id === id)?.width ?? 0) / 2
  const scriptX = x.get('script') ?? 0
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
    overlapping: compact || tight,
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
    const past = tight
    const middle = !compact && !past
    const left = Math.min(fromX, toX) + 8
    // On a phone the words may run over the browser's band: it is only tinted, and nothing else stands on that line.
    const room = crowded
      ? width - 16
      : past
        ? (withScript ? band.right : width - 8) - left
        : middle
          ? Math.abs(fromX - toX) - 10
          : withScript
            ? band.right - 4
            : other + half(otherId) - 8 - scriptX - 8
    const chars = Math.floor(room / MONO)
    const top = y
    let at = y + (row.preflight && row.what === 'request' ? 21 : 0) + 15
    const arrow = at + 7
    at = arrow
    const lines = detailLines(row, chars, Math.floor((compact && !crowded ? band.left - 10 : room) / MONO))
    const title = cutMiddle(row.title, chars)
    const bottom = at + 8 + lines.length * 16 + (compact ? 12 : 10)
    const textX = crowded
      ? inside((fromX + toX) / 2, Math.max(title.length, ...lines.map(({ text }) => text.length)) * MONO)
      : past
        ? left
        : middle
          ? (fromX + toX) / 2
          : withScript
            ? 8
            : Math.min(width - 8, other + half(otherId))
    return {
      kind: 'message',
      row,
      top,
      bottom,
      y: arrow,
      fromX,
      toX,
      textX,
      anchor: middle || crowded ? 'middle' : past || withScript ? 'start' : 'end',
      title,
      lines,
    }
  }

  /** The middle of something `wide`, near `at`, so that all of it stands in the picture. */
  function inside(at: number, wide: number): number {
    return Math.min(Math.max(at, 8 + wide / 2), width - 8 - wide / 2)
  }

  /** An arrow between two servers. */
  function behindEnds(row: MessageRow): [fromX: number, toX: number] {
    const from = x.get(row.from) ?? browserX
    const to = x.get(row.to) ?? browserX
    return [from, to - Math.sign(to - from) * 7]
  }

  function detailLines(row: MessageRow, chars: number, sansChars: number): Line[] {
    if (!row.detail) return []
    const { name, value, tone } = row.detail
    if (!name)
      return wrapWords(
        value,
        value.length > sansChars ? Math.min(sansChars, Math.ceil(value.length / 2) + 2) : sansChars,
      )
        .slice(0, 2)
        .map((text) => ({ text: cutMiddle(text, sansChars), tone }))
    if (!value) return [{ text: cutMiddle(name, chars), tone }]
    const whole = `${name}: ${value}`
    if (whole.length <= chars) return [{ text: whole, tone }]
    return [
      { text: cutMiddle(`${name}:`, chars), tone },
      { text: cutMiddle(value, chars), tone },
    ]
  }

  function placeMark(row: MarkRow): PlacedMark {
    const laneX = x.get(row.lane) ?? browserX
    const pill = Math.round(row.text.length * 7 + 26)
    if (row.shape === 'pill') {
      const cx = Math.min(width - pill / 2 - 2, Math.max(pill / 2 + 2, laneX))
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
