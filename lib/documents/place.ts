/** Where a document is edited: `playground:free`, `playground:link:<hash>`, `playground:<example>`, `lesson:<slug>:<id>`. */

export type DocumentOrigin = 'mine' | 'link' | 'example' | 'lesson'

/** The own document of the playground. */
const OWN_PLACE = 'playground:free'

/** What a place may be called; a file that is imported may hold anything. */
export const PLACE = /^(?:playground|lesson):[\w.:-]{1,200}$/

/** Where a place's document came from. */
export function originOf(place: string): DocumentOrigin {
  if (place.startsWith('lesson:')) return 'lesson'
  if (place.startsWith('playground:link:')) return 'link'
  return place === OWN_PLACE ? 'mine' : 'example'
}

/**
 * Drafts under `lesson:<slug>:<id>:own` and `…:own:<n>` are what was written before a solution was put into the lab.
 * @returns the place that the text was written at, and whether it is such a text
 */
export function placeOfDraft(key: string): { readonly place: string; readonly beforeSolution: boolean } {
  const place = key.replace(/:own(?::\d+)?$/, '')
  return { place, beforeSolution: place !== key && key.startsWith('lesson:') }
}
