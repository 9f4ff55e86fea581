/**
 * The stage in the address of a page: `?stage`, or `?stage=2` with the number of the scene. While it is open, the class
 * can read the address bar: what names the document there, as `example=blocked` does, is kept out of it.
 */

/** The parts of a query that name a document. */
const NAMES = /^(example|exercise|open)(=|$)/
const STAGE = /^stage(=|$)/

const partsOf = (search: string) =>
  search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
const searchOf = (parts: readonly string[]) => (parts.length > 0 ? `?${parts.join('&')}` : '')

/**
 * The stage that a query asks for; null where it asks for none. `scene` is the index of the scene from 0, null where
 * none is named.
 */
export function askedStage(search: string): { readonly scene: number | null } | null {
  const asked = new URLSearchParams(search).get('stage')
  if (asked === null) return null
  return { scene: /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) - 1 : null }
}

/**
 * The query while the stage is open, and the parts that are kept out of it meanwhile.
 * @param scene index of the scene that the stage is opened with, from 0; null: the talk has only one
 */
export function openStageSearch(
  search: string,
  scene: number | null,
): { readonly search: string; readonly hidden: string } {
  const parts = partsOf(search).filter((part) => !STAGE.test(part))
  const stage = scene === null ? 'stage' : `stage=${scene + 1}`
  return {
    search: searchOf([...parts.filter((part) => !NAMES.test(part)), stage]),
    hidden: parts.filter((part) => NAMES.test(part)).join('&'),
  }
}

/**
 * The query with the hidden parts in it again.
 * @param stays the stage stays in it, as after a reload; else it has been left
 */
export function shownAgain(search: string, hidden: string, stays: boolean): string {
  const parts = partsOf(search).filter((part) => !NAMES.test(part) && (stays || !STAGE.test(part)))
  return searchOf([...partsOf(hidden), ...parts])
}

const MEMBER = 'preflightStage'

/** What an entry of this tab's history keeps out of its address; null where the stage is not open in it. */
export function hiddenIn(state: unknown): string | null {
  const hidden = typeof state === 'object' && state !== null && MEMBER in state ? state[MEMBER] : null
  return typeof hidden === 'string' ? hidden : null
}

/** The state of the history's entry with what is hidden; null: nothing is. Next's own members stay. */
export function withHidden(state: unknown, hidden: string | null): object {
  const { [MEMBER]: _, ...rest } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>
  return hidden === null ? rest : { ...rest, [MEMBER]: hidden }
}
