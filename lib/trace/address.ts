/** Addresses as people read them. Tolerant: what does not parse comes back as it was. */

/** `https://bar.other:8443` of any absolute URL. */
export const originOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? url

/** The path with its query, without the fragment. */
export const pathOf = (url: string): string =>
  url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'

/** The host with its port: `bar.other`, `localhost:8080`. */
export const hostOf = (originOrUrl: string): string =>
  originOrUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '') || originOrUrl
