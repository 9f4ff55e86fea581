/** A run as plain text, for where neither a picture nor Mermaid is drawn: a mail, a chat, a comment in code. */
import type { Detail, DiagramModel, Row } from '../diagram/diagram-model.ts'

/** One line for each row, with the lanes in columns, as in `3. browser  ──▶ bar.other   GET /x  Origin: …`. */
export function textPictureOf({ lanes, rows }: DiagramModel): string {
  const names = new Map(
    lanes.map(({ id, kind, title, subtitle }) => [
      id,
      kind === 'script' || kind === 'browser' ? kind : subtitle || title,
    ]),
  )
  const name = (lane: string) => names.get(lane) ?? lane
  const order = (lane: string) => lanes.findIndex(({ id }) => id === lane)
  const lines = rows.map((row, at) => {
    const number = `${at + 1}.`
    if (row.kind === 'mark') return [number, name(row.lane), '', '', textOf(row)]
    // The lane on the left comes first, whoever sends.
    const right = order(row.from) < order(row.to)
    const [left, other] = right ? [row.from, row.to] : [row.to, row.from]
    return [number, name(left), right ? '──▶' : '◀──', name(other), textOf(row)]
  })
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map(
      (line) =>
        `${line
          .map((text, at) => text.padEnd(widths[at] ?? 0))
          .join(' ')
          .trimEnd()}\n`,
    )
    .join('')
}

function textOf(row: Row): string {
  if (row.kind === 'mark') return inOne(row.shape === 'stop' ? `✕ ${row.text}` : row.text, row.note)
  const title = row.preflight && row.what === 'request' ? `Preflight: ${row.title}` : row.title
  return inOne(title, detailText(row.detail), detailText(row.more))
}

const detailText = (detail: Detail | null | undefined) =>
  !detail ? '' : [detail.name, detail.value].filter(Boolean).join(': ')

const inOne = (...parts: readonly string[]) =>
  parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('   ')
