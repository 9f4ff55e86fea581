import type { AdvisedHeader } from '../servers/dialect.ts'
import { loadDialect } from '../servers/dialects.ts'
import type { Trace } from '../trace/events.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { PlaygroundServer } from './document.ts'

/**
 * The remedy as a sentence for a person who has to apply it, in the terms of the server's dialect and of its text.
 * @param trace the run that the remedy is for; without it, what the response passed is not known
 * Rejects where the dialect's code cannot be loaded.
 */
export async function remedyInWords(
  { dialect, text }: PlaygroundServer,
  remedy: Remedy,
  trace: Trace = [],
): Promise<string> {
  const { advise } = await loadDialect(dialect)
  const { header, value, preflight, status } = remedy
  const on = preflight ? 'on the answer to OPTIONS' : 'on this answer'
  return (
    advise?.({ ...remedy, ...knownOf(trace, remedy) }, text) ??
    `The server has to send \`${header}: ${value}\` ${on}${status ? `, with status ${status}` : ''}.`
  )
}

/** What the response had, and the line of the route that made it. */
function knownOf(trace: Trace, { exchange, server }: Remedy): Pick<AdvisedHeader, 'sent' | 'line'> {
  const at = trace.filter((e) => 'exchange' in e && e.exchange === exchange)
  const response = at.find((e) => e.type === 'response')
  const handler = at.find((e) => e.type === 'handler' && e.server === server)
  return {
    ...(response?.type === 'response' ? { sent: response.headers } : {}),
    ...(handler?.type === 'handler' && handler.ran && handler.line !== undefined ? { line: handler.line } : {}),
  }
}
