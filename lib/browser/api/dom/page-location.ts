/** https://html.spec.whatwg.org/#the-location-interface: reading gives the page's address, and writing navigates. */
import { resolveUrl } from '../script-context.ts'
import { navigatePage } from './form-element.ts'
import type { PageContext } from './page-element.ts'

const URL_PARTS = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const

export interface PageLocation {
  readonly location: object
  /** Navigates to what a script assigns to `location`. Throws a SyntaxError for a URL that does not parse. */
  navigate(url: unknown): void
}

/** The `location` of one page. The page stays where it is: a navigation is a request, and its answer is another page. */
export function createPageLocation(
  context: Pick<PageContext, 'pageUrl' | 'carryOut' | 'locate' | 'explain'>,
): PageLocation {
  const here = new URL(context.pageUrl)
  const navigate = (written: unknown) => {
    const url = resolveUrl(context, String(written))
    if (!url) throw new DOMException(`'${String(written)}' is not a valid URL.`, 'SyntaxError')
    // Another fragment of the same page is not loaded.
    if (url.hash !== '' && url.href.split('#', 1)[0] === here.href.split('#', 1)[0]) return
    navigatePage(context, url)
  }
  const location = { toString: () => here.href, assign: navigate, replace: navigate, reload: () => navigate(here.href) }
  const define = (name: string, get: () => string, set: (value: unknown) => void) =>
    Object.defineProperty(location, name, { get, set, enumerable: true })
  define('href', () => here.href, navigate)
  for (const part of URL_PARTS) {
    define(
      part,
      () => here[part],
      (value) => {
        const there = new URL(here)
        there[part] = String(value)
        navigate(there.href)
      },
    )
  }
  Object.defineProperty(location, 'origin', { value: here.origin, enumerable: true })
  for (const method of ['toString', 'assign', 'replace', 'reload']) {
    Object.defineProperty(location, method, { enumerable: false })
  }
  Object.defineProperty(location, Symbol.toStringTag, { value: 'Location' })
  return { location: Object.freeze(location), navigate }
}
