/**
 * What the address of the playground holds: which document it opens, and how it is written. The decisions are in
 * docs/decisions/address-bar.md.
 */
import { contentHash } from '../document/content-hash.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { ownNameAt, ownPlace } from './place.ts'

/** What an entry of this tab's history remembers, beside its address: an address that is copied does not carry it. */
export interface AddressEntry {
  /** The workbench's key of the document that was open. */
  readonly open: string
  /** The fragment of the link that it came by, without `#`; the address has that of the present text. */
  readonly link?: string
}

const MEMBER = 'preflight'

/** The entry in `history.state`; null where there is none. */
export function readEntry(state: unknown): AddressEntry | null {
  const entry = typeof state === 'object' && state !== null && MEMBER in state ? state[MEMBER] : null
  if (typeof entry !== 'object' || entry === null || !('open' in entry) || typeof entry.open !== 'string') return null
  const link = 'link' in entry && typeof entry.link === 'string' ? { link: entry.link } : {}
  return { open: entry.open, ...link }
}

/** The state to write for an entry. Next adds its own members. */
export const stateOf = (entry: AddressEntry): object => ({ [MEMBER]: entry })

/** The workbench's key of a document that came by link. */
export const linkKey = (document: PlaygroundDocument): string => `link:${contentHash(document)}`

export type Addressed =
  | { readonly kind: 'link'; readonly fragment: string }
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'scene'; readonly talk: string; readonly scene: string }
  /** `search`: the query that names it, for `openOwn`. */
  | { readonly kind: 'own'; readonly search: string }

/**
 * What an address opens. The entry of this tab's history counts more than the fragment: what was written since is in the
 * place that it names. Without an entry, a fragment is a link, whatever the query says.
 */
export function addressed({ search, hash }: { search: string; hash: string }, state: unknown): Addressed {
  const entry = readEntry(state)
  if (entry?.link !== undefined) return { kind: 'link', fragment: entry.link }
  const own = entry && ownNameAt(`playground:${entry.open}`)
  if (own) return { kind: 'own', search: `?document=${own}` }
  const fragment = hash.replace(/^#/, '')
  if (!entry && fragment !== '') return { kind: 'link', fragment }
  const query = new URLSearchParams(search)
  const [example, talk, scene] = [query.get('example'), query.get('talk'), query.get('scene')]
  if (talk && scene) return { kind: 'scene', talk, scene }
  return example ? { kind: 'example', id: example } : { kind: 'own', search }
}

/**
 * The address, from its path on, of the document with this key.
 * @param search the present query: what else is in it stays
 * @param fragment the document's link without `#`; empty: the address names only the place
 */
export function addressOf(key: string, search: string, fragment: string): string {
  const parts = search.replace(/^\?/, '').split('&')
  const isScene = (part: string) => /^(talk|scene)=/.test(part)
  const rest = parts.filter((part) => part !== '' && !/^(document|example)(=|$)/.test(part) && !isScene(part))
  const place = key.startsWith('talk:') ? parts.filter(isScene) : placeInQuery(key)
  const query = [...place, ...rest].join('&')
  return `/playground${query && `?${query}`}${fragment && `#${fragment}`}`
}

function placeInQuery(key: string): readonly string[] {
  if (key.startsWith('link:')) return []
  const own = ownNameAt(`playground:${key}`)
  if (own === null) return [`example=${encodeURIComponent(key)}`]
  // The first own document is what the bare address opens.
  return ownPlace(own) === 'playground:free' ? [] : [`document=${own}`]
}
