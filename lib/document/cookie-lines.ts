/** The cookies of a document's browser, as lines that a person writes: `https://bar.other session=1`. */
import { canParseUrl } from '../trace/address.ts'
import type { PlaygroundDocument } from './document.ts'

export type ParsedCookies =
  | { readonly ok: true; readonly cookies: PlaygroundDocument['cookies'] }
  | { readonly ok: false; readonly problem: string }

export function cookieLines(cookies: PlaygroundDocument['cookies']): string {
  return Object.entries(cookies ?? {})
    .map(([origin, cookie]) => `${origin} ${cookie}`)
    .join('\n')
}

/** Parses the lines and ignores empty ones. The problem names the first line that cannot be parsed. */
export function parseCookieLines(text: string): ParsedCookies {
  const cookies: Record<string, string> = {}
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, site = '', cookie = ''] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(line) ?? []
    const problem = (what: string): ParsedCookies => ({ ok: false, problem: `Line ${index + 1}: ${what}` })
    if (!/^https?:\/\//i.test(site) || !canParseUrl(site))
      return problem('begins with an origin, then a cookie, as in https://bar.other session=1')
    if (!/^[^\s=;,]+=[^;\r\n\0]*$/.test(cookie))
      return problem(`“${cookie}” is not a cookie. Write a name and a value, as in session=1`)
    const { origin } = new URL(site)
    if (origin in cookies) return problem(`there is a cookie for ${origin} already`)
    cookies[origin] = cookie
  }
  return { ok: true, cookies: Object.keys(cookies).length > 0 ? cookies : undefined }
}
