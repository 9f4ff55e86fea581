import { type DialectId, loadDialect } from '../servers/dialects.ts'
import type { Remedy } from '../trace/why/explanation.ts'

/**
 * The remedy as a sentence for a person who has to apply it, in the terms of the server's dialect, where
 * `applyRemedy` cannot. Rejects where the dialect's code cannot be loaded.
 */
export async function remedyInWords(dialect: DialectId, remedy: Remedy): Promise<string> {
  const { advise } = await loadDialect(dialect)
  const { header, value, preflight, status } = remedy
  const on = preflight ? 'on the answer to OPTIONS' : 'on this answer'
  return (
    advise?.(remedy) ??
    `The server has to send \`${header}: ${value}\` ${on}${status ? `, with status ${status}` : ''}.`
  )
}
