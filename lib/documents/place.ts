/**
 * Where a document is edited: `playground:free`, the first own one, `playground:mine:<id>`, a further own one,
 * `playground:link:<hash>`, `playground:<example>`, `lesson:<slug>:<id>`, `lesson:<slug>:<stack>:<id>` where the reader
 * chose another stack than the usual one, or a scene of a talk: changed in the playground,
 * `playground:talk:<talk>:<scene>`, or on the stage, `stage:<talk>:<scene>`.
 */

export type DocumentOrigin = 'mine' | 'link' | 'example' | 'lesson' | 'talk' | 'stage'

const FIRST_OWN = 'free'
const FURTHER_OWN = /^playground:mine:([a-z0-9]{1,40})$/

/** The name of the own document that is kept at a place: `free` for the first one; null where another kind is. */
export const ownNameAt = (place: string): string | null =>
  place === `playground:${FIRST_OWN}` ? FIRST_OWN : (FURTHER_OWN.exec(place)?.[1] ?? null)

/** The place of an own document; null for what is no name of one. */
export function ownPlace(name: string): string | null {
  const place = name === FIRST_OWN ? `playground:${FIRST_OWN}` : `playground:mine:${name}`
  return ownNameAt(place) === name ? place : null
}

/** What a place may be called; a file that is imported may hold anything. */
export const PLACE = /^(?:playground|lesson|stage):[\w.:-]{1,200}$/

/** Where a place's document came from. */
export function originOf(place: string): DocumentOrigin {
  if (place.startsWith('lesson:')) return 'lesson'
  if (place.startsWith('stage:')) return 'stage'
  if (place.startsWith('playground:talk:')) return 'talk'
  if (place.startsWith('playground:link:')) return 'link'
  return ownNameAt(place) === null ? 'example' : 'mine'
}

/**
 * Drafts under `lesson:<slug>:<id>:own` and `…:own:<n>` are what was written before a solution was put into the lab.
 * @returns the place that the text was written at, and whether it is such a text
 */
export function placeOfDraft(key: string): { readonly place: string; readonly beforeSolution: boolean } {
  const place = key.replace(/:own(?::\d+)?$/, '')
  return { place, beforeSolution: place !== key && key.startsWith('lesson:') }
}
