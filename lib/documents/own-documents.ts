/** The own documents of the playground: the first one, and one more each time that “New document” is chosen. */
import { draftKey } from './drafts.ts'
import { ownNameAt, ownPlace } from './place.ts'
import { readText, type StorageSource, writeText } from './storage.ts'

const FIRST = 'free'
const NEW = 'new'
const LAST = 'preflight:own-document'

const address = (name: string) => `/playground?document=${name}`

/** Opens a new document. */
export const NEW_DOCUMENT_HREF = address(NEW)

/** Opens the own document that is kept at a place; null where another kind is. */
export function ownHref(place: string): string | null {
  const name = ownNameAt(place)
  return name === null ? null : address(name)
}

export interface OpenedOwn {
  readonly place: string
  /** It has just been made; `href` is the address at which a reload finds it again. */
  readonly made: { readonly href: string } | null
}

/**
 * The own document that an address opens: the one that it names, a new one, or else the one that was worked on last.
 * @param search the address's query, with its question mark
 */
export function openOwn(source: StorageSource, search: string, random = Math.random): OpenedOwn {
  const named = new URLSearchParams(search).get('document')
  if (named === NEW) {
    const name = `n${random().toString(36).slice(2, 12)}`
    return { place: ownPlace(name) ?? firstPlace, made: { href: address(name) } }
  }
  const asked = named === null ? null : ownPlace(named)
  return { place: asked ?? last(source) ?? firstPlace, made: null }
}

const firstPlace = `playground:${FIRST}`

/** It may have been deleted since. */
function last(source: StorageSource): string | null {
  const place = ownPlace(readText(source, LAST) ?? '')
  return place !== null && readText(source, draftKey(place)) !== null ? place : null
}

/** The playground opens this own document until another one is worked on. */
export function noteWorkedOn(source: StorageSource, place: string): void {
  const name = ownNameAt(place)
  if (name !== null) writeText(source, LAST, name)
}
