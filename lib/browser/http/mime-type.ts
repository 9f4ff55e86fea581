/** MIME types (https://mimesniff.spec.whatwg.org/), parsed by jsdom's library. */
import { MIMEType } from 'whatwg-mimetype'
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { getDecodeAndSplit } from './forbidden-header.ts'
import { remembered } from './remembered.ts'

export interface MimeType {
  /** `type/subtype`, lower-case. */
  readonly essence: string
  /** The value of `charset`, as written; null when it is missing. */
  readonly charset: string | null
}

/** https://mimesniff.spec.whatwg.org/#parse-a-mime-type. Null where parsing fails. */
export const parseMimeType = remembered(
  (input: string): MimeType | null => {
    const parsed = MIMEType.parse(input)
    return parsed && { essence: parsed.essence, charset: parsed.parameters.get('charset') ?? null }
  },
  (input) => input,
)

/** The MIME type with that charset, serialized; unchanged where parsing fails. */
export function withCharset(input: string, charset: string): string {
  const parsed = MIMEType.parse(input)
  parsed?.parameters.set('charset', charset)
  return parsed?.toString() ?? input
}

/** https://fetch.spec.whatwg.org/#concept-header-extract-mime-type, of a response's header list. */
export function extractMimeType(headers: HeaderList): MimeType | null {
  const value = getHeader(headers, 'content-type')
  if (value === null) return null
  let found: MimeType | null = null
  for (const part of getDecodeAndSplit(value)) {
    const parsed = parseMimeType(part)
    // § If temporaryMimeType is failure or its essence is "*/*", then continue.
    if (!parsed || parsed.essence === '*/*') continue
    // § Otherwise, if mimeType's parameters["charset"] does not exist, and charset is non-null, …
    found = { essence: parsed.essence, charset: parsed.charset ?? charsetFrom(found, parsed.essence) }
  }
  return found
}

function charsetFrom(before: MimeType | null, essence: string): string | null {
  return before?.essence === essence ? before.charset : null
}

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
export function isJavaScriptMimeType(essence: string): boolean {
  return MIMEType.parse(essence)?.isJavaScript() ?? false
}

/** https://mimesniff.spec.whatwg.org/#json-mime-type */
export function isJsonMimeType(essence: string): boolean {
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}

/** https://mimesniff.spec.whatwg.org/#xml-mime-type */
export function isXmlMimeType(essence: string): boolean {
  return MIMEType.parse(essence)?.isXML() ?? false
}
