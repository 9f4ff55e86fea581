import { Inflate, strFromU8 } from 'fflate'

export interface Inflated {
  readonly text: string
  /** Nothing was missing at the end. */
  readonly complete: boolean
  readonly tooLarge: boolean
}

/**
 * Inflates piece by piece and stops at the limit: a kilobyte can expand to a megabyte. Never throws.
 * @param bytes raw deflate: https://datatracker.ietf.org/doc/html/rfc1951
 * @param dictionary the one that they were deflated with
 * @param most bytes of the text in UTF-8; of a longer one there is nothing in the result
 * @returns what could be read, also where the bytes end too early or are damaged
 */
export function inflateBounded(bytes: Uint8Array, dictionary: Uint8Array, most: number): Inflated {
  const chunks: Uint8Array[] = []
  let size = 0
  let complete = false
  const stream = new Inflate({ dictionary }, (chunk, final) => {
    chunks.push(chunk.slice())
    size += chunk.length
    complete ||= final
  })
  const step = 1024
  try {
    for (let at = 0; at < bytes.length && size <= most; at += step) stream.push(bytes.slice(at, at + step))
    // Ended in a separate step, so that the chunks before a failure have been read.
    if (size <= most) stream.push(new Uint8Array(0), true)
  } catch {
    complete = false
  }
  if (size > most) return { text: '', complete: false, tooLarge: true }
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return { text: strFromU8(all), complete, tooLarge: false }
}
