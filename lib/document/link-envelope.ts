/**
 * How bytes travel in the fragment of a link: `v<version>.<base64url><checksum>` for a document, with another letter for
 * what is no document. The checksum, FNV-1a of the text
 * before it, comes last and is alphanumeric, because chat applications cut `=`, `_`, `-` and punctuation off the end of
 * a link.
 */
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { MOST_BYTES } from './document.ts'
import { FNV_LENGTH, fnv1a } from './fnv.ts'

/** In characters. Deflate can lengthen a text only slightly, so no genuine link is longer. */
export const LONGEST_LINK = Math.ceil((MOST_BYTES * 4) / 3) + 2_000

/**
 * What a link is of: a document (`v`), a talk (`t`), an assignment (`a`), answers that are handed in (`h`), an exercise
 * (`e`), a certificate (`c`).
 */
export type LinkLetter = 'v' | 't' | 'a' | 'h' | 'e' | 'c'

export type Unsealed =
  | { readonly outcome: 'empty' | 'foreign' | 'too-large' }
  | {
      readonly outcome: 'read'
      readonly version: number
      /** What could be read of the bytes. */
      readonly bytes: Uint8Array
      /** The checksum fits: nothing is missing, and nothing was changed. */
      readonly sound: boolean
    }

/** The fragment for some bytes, without `#`. */
export function sealLink(version: number, bytes: Uint8Array, letter: LinkLetter = 'v'): string {
  const payload = toBase64Url(bytes)
  return `${letter}${version}.${payload}${fnv1a(payload)}`
}

/** The bytes in a fragment, with or without `#`, and with any text that an application added to it. Never throws. */
export function unsealLink(fragment: string, letter: LinkLetter = 'v'): Unsealed {
  const text = fragment
    .slice(0, LONGEST_LINK * 2)
    .replace(/^#/, '')
    .trim()
  if (text === '') return { outcome: 'empty' }
  const [, found = '', version = '', rest = ''] = /^([vtahec])(\d{1,3})\.([A-Za-z0-9_-]*)/.exec(text) ?? []
  if (found !== letter) return { outcome: 'foreign' }
  if (rest.length > LONGEST_LINK) return { outcome: 'too-large' }
  const body = rest.replace(/[_-]+$/, '')
  const payload = soundPayload(body) ?? healedPayload(text.slice(version.length + 2))
  const bytes = fromBase64Url(payload ?? body) ?? new Uint8Array()
  return { outcome: 'read', version: Number(version), bytes, sound: payload !== null }
}

/** The text before its checksum; null where the checksum does not fit. */
function soundPayload(body: string): string | null {
  const payload = body.slice(0, -FNV_LENGTH)
  return payload !== '' && body.slice(-FNV_LENGTH) === fnv1a(payload) ? payload : null
}

/** The most line breaks that are looked through; a link is never wrapped more often. */
const MOST_BREAKS = 100

/**
 * The payload of a link that mail has broken into lines: with line ends, spaces, the `=` of quoted-printable or the `>`
 * of a reply between its pieces. Pieces are joined until the checksum fits, which also proves that no word that follows
 * the link became part of it. Null where it never fits.
 */
function healedPayload(text: string): string | null {
  const pieces = text.split(/(?:=?(?:\s|%0[AD]|%09|%20|\u00ad|\u200b)+(?:>|%3E)*)+/i, MOST_BREAKS)
  let joined = ''
  for (const piece of pieces) {
    const [characters = ''] = /^[A-Za-z0-9_-]*/.exec(piece) ?? []
    joined += characters
    if (joined.length > LONGEST_LINK) return null
    const payload = soundPayload(joined.replace(/[_-]+$/, ''))
    if (payload !== null) return payload
  }
  return null
}
