import type { ConsoleEvent, SourcePosition, Trace } from './events.ts'

/** One line of the console panel; `times` counts repetitions that were folded into it. */
export interface ConsoleLine {
  readonly by: ConsoleEvent['by']
  /** Origin of the server that printed it. */
  readonly server?: string
  readonly level: ConsoleEvent['level']
  readonly text: string
  readonly times: number
  readonly source?: SourcePosition
}

/** What the console shows for a run: the browser's own messages, the script's, and exceptions nobody caught. */
export function consoleOf(trace: Trace): readonly ConsoleLine[] {
  const lines: ConsoleLine[] = []
  for (const event of trace) {
    const line = lineOf(event)
    if (!line) continue
    const last = lines.at(-1)
    if (
      last &&
      last.text === line.text &&
      last.level === line.level &&
      last.by === line.by &&
      last.server === line.server
    )
      lines[lines.length - 1] = { ...last, times: last.times + 1 }
    else lines.push(line)
  }
  return lines
}

function lineOf(event: Trace[number]): ConsoleLine | null {
  if (event.type === 'console')
    return {
      by: event.by,
      level: event.level,
      text: event.text,
      times: 1,
      ...(event.server === undefined ? {} : { server: event.server }),
      ...at(event.source),
    }
  if (event.type !== 'script-error') return null
  const uncaught = event.kind === 'syntax' ? '' : event.kind === 'uncaught' ? 'Uncaught ' : 'Uncaught (in promise) '
  const text = `${uncaught}${event.name}${event.message ? `: ${event.message}` : ''}`
  return { by: 'browser', level: 'error', text, times: 1, ...at(event.source) }
}

const at = (source: SourcePosition | undefined) => (source ? { source } : {})
