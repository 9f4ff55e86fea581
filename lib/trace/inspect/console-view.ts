import { hostOf } from '../address.ts'
import type { ConsoleEvent, SourcePosition, Trace } from '../events.ts'

/** One line of the console panel; `times` counts repetitions that were folded into it. */
export interface ConsoleEntry {
  readonly by: ConsoleEvent['by']
  /** Origin of the server that printed it. */
  readonly server?: string
  readonly level: ConsoleEvent['level']
  readonly text: string
  readonly times: number
  readonly source?: SourcePosition
}

/** What the console shows for a run: the browser's own messages, the script's, and uncaught exceptions. */
export function consoleOf(trace: Trace): readonly ConsoleEntry[] {
  const lines: ConsoleEntry[] = []
  const calls = new Map<number, SourcePosition>()
  for (const event of trace) {
    if (event.type === 'call' && event.source) calls.set(event.call, event.source)
    const line = lineOf(event, calls)
    if (!line) continue
    const last = lines.at(-1)
    if (last && isSame(last, line)) lines[lines.length - 1] = { ...last, times: last.times + 1 }
    else lines.push(line)
  }
  return lines
}

/** Lines with the same text from different positions are not folded. */
const isSame = (a: ConsoleEntry, b: ConsoleEntry) =>
  a.text === b.text &&
  a.level === b.level &&
  a.by === b.by &&
  a.server === b.server &&
  a.source?.line === b.source?.line

/** @param calls each call's position in the source, for the browser's own lines about that call */
function lineOf(event: Trace[number], calls: ReadonlyMap<number, SourcePosition>): ConsoleEntry | null {
  if (event.type === 'console')
    return {
      by: event.by,
      level: event.level,
      text: event.text,
      times: 1,
      ...(event.server === undefined ? {} : { server: event.server }),
      ...at(event.source ?? (event.call === undefined ? undefined : calls.get(event.call))),
    }
  if (event.type !== 'script-error') return null
  const uncaught = event.kind === 'syntax' ? '' : event.kind === 'uncaught' ? 'Uncaught ' : 'Uncaught (in promise) '
  const text = `${uncaught}${event.name}${event.message ? `: ${event.message}` : ''}`
  return { by: 'browser', level: 'error', text, times: 1, ...at(event.source) }
}

const at = (source: SourcePosition | undefined) => (source ? { source } : {})

/**
 * Where a line was printed: `client.js:5`; empty where the position is unknown. A server's line is shown beside the
 * server's name, so it is only `line 5`.
 * @param file the name of the script's text
 */
export function sourceLabel({ server, source }: ConsoleEntry, file: string): string {
  if (!source) return ''
  return server === undefined ? `${file}:${source.line}` : `line ${source.line}`
}

/** The whole console as text to copy: one entry after the other, each with its level, its source and its position. */
export function consoleText(lines: readonly ConsoleEntry[], file: string): string {
  return lines
    .map((line) => {
      const level = line.level === 'error' || line.level === 'warn' ? `[${line.level}] ` : ''
      const server = line.server === undefined ? '' : `[${hostOf(line.server)}] `
      const after = [sourceLabel(line, file), line.times > 1 ? `${line.times} times` : ''].filter(Boolean).join(', ')
      return `${level}${server}${line.text}${after ? ` (${after})` : ''}`
    })
    .join('\n')
}

/** Whether the text must not be wrapped: a table drawn with characters. */
export const isTable = (text: string): boolean => /^\s*\(index\) +\|[^\n]*\n\s*-+\|/.test(text)
