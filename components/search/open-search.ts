/** Opens the site's search dialog, from anywhere on the page. */
export const OPEN_SEARCH = 'preflight:search'

export function openSearch(query = ''): void {
  window.dispatchEvent(new CustomEvent(OPEN_SEARCH, { detail: query }))
}
