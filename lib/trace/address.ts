/** Parts of the URLs in a trace, as strings. A string that is no URL is returned unchanged. */

/** The scheme, host and port of an absolute URL, as an origin is serialized: `https://bar.other:8443`. */
export const serializedOriginOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? url

/** The path with its query, without the fragment. */
export const pathOf = (url: string): string =>
  url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'

/** The host with its port: `bar.other`, `localhost:8080`. */
export const hostOf = (originOrUrl: string): string =>
  originOrUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '') || originOrUrl

/**
 * Whether a text is a URL. `URL.canParse` would be shorter, but in Node 20 it is wrong for a host with letters beyond
 * ASCII once the engine has optimized it (it then reads Latin-1 as UTF-8).
 */
export function canParseUrl(text: string, base?: string): boolean {
  try {
    new URL(text, base)
    return true
  } catch {
    return false
  }
}
