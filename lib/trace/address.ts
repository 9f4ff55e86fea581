/** Parts of the URLs in a trace, as strings. A string that is no URL is returned unchanged. */

/** The scheme, host and port of an absolute URL, as an origin is serialized: `https://bar.other:8443`. */
export const serializedOriginOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? url

/** The path with its query, without the fragment. */
export const pathOf = (url: string): string =>
  url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'

/** The host with its port: `bar.other`, `localhost:8080`. */
export const hostOf = (originOrUrl: string): string =>
  originOrUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '') || originOrUrl

/** The port with its colon, or nothing where the URL names none. */
export const portOf = (url: string): string => /:\d+$/.exec(hostOf(url))?.[0] ?? ''

/**
 * Whether a host is the machine that the browser runs on: `localhost` and the names below it, 127.0.0.0/8 and `[::1]`
 * (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy).
 * @param host without a port, as `URL.hostname` has it
 */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)

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
