/** Asks the site's search dialog to open, wherever it is asked from. */
export const OPEN_SEARCH = 'preflight:search'

export function openSearch(query = ''): void {
  window.dispatchEvent(new CustomEvent(OPEN_SEARCH, { detail: query }))
}
