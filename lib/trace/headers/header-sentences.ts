/** Finds what a header is for. `cors-headers.ts` and `http-headers.ts` are the only places that say it. */
import { CORS_HEADERS } from './cors-headers.ts'
import type { HeaderSentence } from './header-sentence.ts'
import { HTTP_HEADERS } from './http-headers.ts'

/** Each header once; those of CORS first. */
export const HEADER_SENTENCES: readonly HeaderSentence[] = [...CORS_HEADERS, ...HTTP_HEADERS]

const BY_NAME: ReadonlyMap<string, HeaderSentence> = new Map(
  HEADER_SENTENCES.map((header) => [header.name.toLowerCase(), header]),
)

/**
 * What a header is for.
 * @param name in any case
 * @returns null for a header that is not described: one of an application, or a rare one
 */
export function headerSentence(name: string): HeaderSentence | null {
  return BY_NAME.get(name.trim().toLowerCase()) ?? null
}
