import type { TracedBody } from './events.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A body as the trace contains it. */
export function tracedBody(body: Uint8Array | null): TracedBody | null {
  if (body === null) return null
  if (body.length === 0) return { text: '', size: 0 }
  try {
    return { text: decoder.decode(body), size: body.length }
  } catch {
    return { size: body.length }
  }
}
