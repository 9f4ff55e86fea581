/** Positions of the diagram's lanes, in CSS pixels, for a given width. */
import type { Lane } from './diagram-model.ts'

export interface PlacedLane {
  readonly lane: Lane
  readonly x: number
  readonly width: number
}

export interface LaneLayout {
  readonly width: number
  /** The layout for a phone: labels may overhang other lanes, up to the edge of the picture. */
  readonly compact: boolean
  /** Several servers on a wide screen: labels start at the arrow's left end and may overhang to the right. */
  readonly tight: boolean
  readonly lanes: readonly PlacedLane[]
  /** The middle of each lane, by its id. */
  readonly x: ReadonlyMap<string, number>
  /** Left and right edge of the browser's lane, which is a band and not a line. */
  readonly band: { readonly left: number; readonly right: number }
}

/** On a phone, in px: the gap between two lane headers and at the edges, and the least width of a header. */
const GAP = 6
const LEAST_HEAD = 58

/** @param available width to use, in px; below 560 px the layout is the compact one, for a phone */
export function layOutLanes(lanes: readonly Lane[], available: number): LaneLayout {
  const servers = lanes.filter((l) => l.kind !== 'script' && l.kind !== 'browser')
  if (available < 560 && servers.length > 1) return layOutEvenly(lanes, available)
  const compact = available < 560
  const more = Math.max(0, servers.length - 1)
  // Several servers where there is room for one: the lanes are closer together, and labels may overhang them.
  const tight = more > 0 && available < 560 + more * 190
  const extra = more * (tight ? 150 : 190)
  // A page that is enlarged to 400 %: the picture has to fit, too (WCAG 2.2, 1.4.10).
  const small = compact && available < 320
  const width = Math.max(available, (small ? 272 : compact ? 320 : tight ? 410 : 560) + extra)
  const laneWidth = small ? 84 : compact ? 92 : tight ? 118 : Math.min(158, Math.max(128, width * 0.21))
  const half = laneWidth / 2
  const scriptX = half + (small ? 4 : compact ? 8 : 9)
  const lastX = width - half - (small ? 4 : compact ? 8 : 17)
  const bandWidth = compact ? 60 : tight ? 80 : 92
  const browserX = compact
    ? scriptX + (small ? 86 : 96)
    : scriptX + Math.max(tight ? 136 : 150, (lastX - scriptX - extra) * 0.33)
  const firstServer = servers.length > 1 ? lastX - extra : lastX
  const x = new Map<string, number>([
    ['script', scriptX],
    ['browser', browserX],
    ...servers.map((s, i): [string, number] => [
      s.id,
      firstServer + (servers.length > 1 ? (extra / (servers.length - 1)) * i : 0),
    ]),
  ])
  return {
    width,
    compact,
    tight,
    x,
    band: { left: browserX - bandWidth / 2, right: browserX + bandWidth / 2 },
    lanes: lanes.map((lane) => ({
      lane,
      x: x.get(lane.id) ?? browserX,
      width: lane.kind === 'browser' ? (compact ? 72 : tight ? 96 : 120) : laneWidth,
    })),
  }
}

/** Several servers on a phone: all lanes get the same width. */
function layOutEvenly(lanes: readonly Lane[], available: number): LaneLayout {
  const gaps = GAP * (lanes.length + 1)
  const width = Math.max(available, gaps + lanes.length * LEAST_HEAD)
  const head = (width - gaps) / lanes.length
  const placed = lanes.map((lane, i) => ({ lane, x: GAP + head / 2 + i * (head + GAP), width: head }))
  const browserX = placed.find(({ lane }) => lane.kind === 'browser')?.x ?? width / 2
  const half = Math.min(60, head - 16) / 2
  return {
    width,
    compact: true,
    tight: false,
    lanes: placed,
    x: new Map(placed.map(({ lane, x }) => [lane.id, x])),
    band: { left: browserX - half, right: browserX + half },
  }
}

/**
 * The text of a lane header, cut to fit. A port is never cut: it may be the only difference between two lanes.
 * @param width of the header, in px
 * @param advance of one character, in px
 */
export function fitToHead(text: string, width: number, advance = 7): string {
  const max = Math.floor((width - 8) / advance)
  if (text.length <= max) return text
  const [port = ''] = /:\d+$/.exec(text) ?? []
  return `${text.slice(0, max - 1 - port.length)}…${port}`
}
