/** How large a message may be between a page and a server, and what is said of one that is larger. */
import type { HeaderList } from '../trace/events.ts'

/**
 * Chromium's bound for the header lines of a response, `kMaxHeaderBufSize` of net/http/http_stream_parser.h; Firefox has
 * 384 kB. A connection with more breaks.
 */
export const MOST_HEADER_BYTES = 256 * 1024
/** Of Preflight: browsers and servers take more. */
export const MOST_BODY_BYTES = 16 * 1024 * 1024

interface Message {
  readonly headers: HeaderList
  readonly body: Uint8Array | null
}

/** The size of header lines as they go over the wire, in bytes. */
export function headerBytes(headers: HeaderList): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
}

/** `2,100 kB` */
export function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} kB`
}

/** Why an answer does not arrive; null where nothing speaks against it. */
export function answerProblem({ headers, body }: Message): string | null {
  const size = headerBytes(headers)
  if (size > MOST_HEADER_BYTES) {
    return `The connection broke because the answer's headers are larger than browsers read: they have ${inKilobytes(size)}, and Chromium reads up to ${inKilobytes(MOST_HEADER_BYTES)}.`
  }
  const length = body?.byteLength ?? 0
  if (length <= MOST_BODY_BYTES) return null
  return `Preflight keeps bodies of up to ${inKilobytes(MOST_BODY_BYTES)}, and the answer's has ${inKilobytes(length)}, so the connection broke.`
}

/** Why a server's request to another one is not sent; null where nothing speaks against it. */
export function forwardProblem({ headers, body, url }: Message & { readonly url: string }): string | null {
  const size = url.length + headerBytes(headers)
  if (size > MOST_HEADER_BYTES) {
    return `Preflight sends requests with ${inKilobytes(MOST_HEADER_BYTES)} of address and headers at the most, and this one's have ${inKilobytes(size)}.`
  }
  const length = body?.byteLength ?? 0
  if (length <= MOST_BODY_BYTES) return null
  return `Preflight keeps bodies of up to ${inKilobytes(MOST_BODY_BYTES)}, and this one has ${inKilobytes(length)}.`
}
