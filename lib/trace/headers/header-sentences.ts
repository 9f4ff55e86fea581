/** Every header that one meets in an exchange, in one or two plain sentences. The one place for these sentences. */
import { CORS_HEADERS } from './cors-headers.ts'
import { HTTP_HEADERS } from './http-headers.ts'

export interface HeaderSentence {
  readonly name: string
  /** Backticks mark code. */
  readonly says: string
  /** On which message one meets it first; some stand on both. */
  readonly of: 'request' | 'response'
  /** Where it is defined. */
  readonly standard: string
}

const BY_NAME: ReadonlyMap<string, HeaderSentence> = new Map(
  [...CORS_HEADERS, ...HTTP_HEADERS].map((header) => [header.name.toLowerCase(), header]),
)

/**
 * What a header is for.
 * @param name in any case
 * @returns null for a header that somebody made up, and for one that nobody has described yet
 */
export function headerSentence(name: string): HeaderSentence | null {
  return BY_NAME.get(name.trim().toLowerCase()) ?? null
}
