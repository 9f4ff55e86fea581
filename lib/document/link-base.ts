/**
 * Bases: documents of ours that links start from, so that only what differs is in a link. A base is named by a hash of
 * its text, and every base that was ever published is kept as a file (`npm run keep-bases`), so that a link opens after
 * the example that it started from has changed.
 */
import type { PlaygroundDocument } from './document.ts'
import { FNV_LENGTH, fnv1a } from './fnv.ts'
import { documentText } from './link-text.ts'

/** The name of a base. @param text its text as it is kept, as JSON: it never changes, whatever `documentText` becomes */
export const baseId = (text: string): string => fnv1a(text)

/** Where a base is kept on the site. */
export const baseHref = (id: string): string => `/bases/${id}.json`

/** The text of an example, a lesson's document or an exercise's start as a base. */
export const baseOf = (document: PlaygroundDocument): string => documentText(document)

export const BASE_ID_BYTES = 4

export function packBaseId(id: string): Uint8Array {
  const bytes = new Uint8Array(BASE_ID_BYTES)
  new DataView(bytes.buffer).setUint32(0, Number.parseInt(id, 36))
  return bytes
}

/** @param bytes at least `BASE_ID_BYTES` */
export const unpackBaseId = (bytes: Uint8Array): string =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0).toString(36).padStart(FNV_LENGTH, '0')
