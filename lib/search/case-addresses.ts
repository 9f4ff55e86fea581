/** The addresses of a recognised text, with made-up ones where it names none. */
import type { DocumentParts } from '../document/document-of.ts'
import { canParseUrl, serializedOriginOf } from '../trace/address.ts'
import type { RecognisedError } from './recognise-error.ts'

/** Used where the text does not name them: Firefox prints no origin, Safari's first line no address. */
export const SOME_ORIGIN = 'https://foo.example'
export const SOME_URL = 'https://bar.other/data'

/** Serialized; of a text that names only the page’s address, the origin of that. */
export function pageOrigin({ origin, page, url }: RecognisedError['found']): string {
  if (origin !== undefined) return origin
  if (page && canParseUrl(page)) return serializedOriginOf(page)
  // A page over HTTPS could not make a call over plain HTTP.
  return /^http:/i.test(url ?? '') ? SOME_ORIGIN.replace('https', 'http') : SOME_ORIGIN
}

export function pageParts(origin: string): Pick<DocumentParts, 'page' | 'opaque'> {
  return origin === 'null' ? { page: `${SOME_ORIGIN}/`, opaque: true } : { page: `${origin}/` }
}

/** Null for what is not an address of HTTP. */
export function parsedHttp(text: string): URL | null {
  if (!canParseUrl(text)) return null
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && !/\.\.\.|…/.test(url.host) ? url : null
}
