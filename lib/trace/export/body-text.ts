import type { TracedBody } from '../events.ts'

const BYTE_ORDER_MARK = '\ufeff'

/** The text of a body, byte for byte: with the byte order mark that decoding removed. Null where it is not text. */
export function bodyText(body: TracedBody | null): string | null {
  if (body?.text === undefined) return null
  const missing = body.size - new TextEncoder().encode(body.text).length
  return missing === 3 ? BYTE_ORDER_MARK + body.text : body.text
}
