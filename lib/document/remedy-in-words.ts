import { loadDialect } from '../servers/dialects.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { PlaygroundServer } from './document.ts'

/**
 * The remedy as a sentence for a person who has to apply it, in the terms of the server's dialect and of its text.
 * Rejects where the dialect's code cannot be loaded.
 */
export async function remedyInWords({ dialect, text }: PlaygroundServer, remedy: Remedy): Promise<string> {
  const { advise } = await loadDialect(dialect)
  const { header, value, preflight, status } = remedy
  const on = preflight ? 'on the answer to OPTIONS' : 'on this answer'
  return (
    advise?.(remedy, text) ??
    `The server has to send \`${header}: ${value}\` ${on}${status ? `, with status ${status}` : ''}.`
  )
}
