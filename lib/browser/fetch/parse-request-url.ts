import { hasHttpScheme, parseUrl } from '../http/origin.ts'
import type { Profile } from '../profiles/profile.ts'

/** Parses a URL that is to be fetched, as this browser does; null where it fails. */
export function parseRequestUrl(text: string, { escapesInPath }: Profile, base?: URL): URL | null {
  const url = parseUrl(text, base)
  if (!url || !hasHttpScheme(url)) return url
  const path = url.pathname.replace(escapesInPath, (character) =>
    `%${character.charCodeAt(0).toString(16)}`.toUpperCase(),
  )
  if (path !== url.pathname) url.pathname = path
  return url
}
