/**
 * A run as the text of a Mermaid `sequenceDiagram`, for READMEs and issues. Made from the same model as the picture, so
 * that it shows the same. A preflight has open arrowheads and a label; everything that happens on one lane is a note.
 */
import type { Detail, DiagramModel, MessageRow } from '../diagram/diagram-model.ts'
import { mermaidText } from './mermaid-text.ts'

/**
 * @param title one line above the diagram; absent: none
 */
export function mermaidOf(model: DiagramModel, title?: string): string {
  const names = new Map<string, string>()
  for (const { id, kind } of model.lanes) {
    const same = [...names.values()].filter((name) => name.startsWith(kind)).length
    names.set(id, kind === 'script' || kind === 'browser' ? kind : `${kind.replace(/\W/g, '')}${same + 1}`)
  }
  const name = (lane: string) => names.get(lane) ?? 'browser'
  const lines = model.rows.map((row) =>
    row.kind === 'message'
      ? `${name(row.from)}${arrow(row)}${name(row.to)}: ${messageText(row)}`
      : `Note over ${name(row.lane)}: ${inLines(row.shape === 'stop' ? `✕ ${row.text}` : row.text, row.note)}`,
  )
  return [
    'sequenceDiagram',
    ...(title ? [`title ${mermaidText(title)}`] : []),
    ...model.lanes.map((lane) => `participant ${name(lane.id)} as ${inLines(lane.title, lane.subtitle)}`),
    ...lines,
  ]
    .map((line, at) => `${at === 0 ? '' : '  '}${line}\n`)
    .join('')
}

/** A full line is a request, a dashed one a response; a preflight has open arrowheads. */
function arrow({ what, preflight }: MessageRow): string {
  const answer = what === 'response' || what === 'result'
  return preflight ? (answer ? '--)' : '-)') : answer ? '-->>' : '->>'
}

function messageText({ title, detail, more, preflight, what }: MessageRow): string {
  const name = preflight && what === 'request' ? `Preflight: ${title}` : title
  return inLines(name, detailText(detail), detailText(more))
}

const detailText = (detail: Detail | null | undefined): string =>
  !detail ? '' : detail.name && detail.value ? `${detail.name}: ${detail.value}` : detail.name || detail.value

const inLines = (...lines: readonly string[]) =>
  lines
    .filter((line) => line.trim() !== '')
    .map(mermaidText)
    .join('<br/>')
