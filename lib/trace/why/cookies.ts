/** Cookies that stayed behind, though CORS allowed the call. */
import { hostOf } from '../address.ts'
import type { CookieEvent } from '../events.ts'
import { noCredentials } from './asides.ts'
import type { Facts } from './facts.ts'
import { listed } from './words.ts'

/** One paragraph for what was not sent and one for what was not kept; none where all cookies went their way. */
export function aboutCookies(f: Facts): readonly string[] {
  return [...paragraphs(f, 'kept-back'), ...paragraphs(f, 'refused')]
}

function paragraphs(f: Facts, what: 'kept-back' | 'refused'): string[] {
  const rules = new Map<CookieEvent['rule'], string[]>()
  for (const cookie of f.cookies)
    if (cookie.what === what) rules.set(cookie.rule, [...(rules.get(cookie.rule) ?? []), cookie.name])
  return [...rules].map(([rule, names]) => {
    const cookie = `the cookie${names.length > 1 ? 's' : ''} ${listed([...new Set(names)])}`
    const did =
      what === 'refused'
        ? `${f.browser} did not keep ${cookie} of the answer`
        : `${f.browser} has ${cookie} and did not send ${names.length > 1 ? 'them' : 'it'}`
    return `${did}. ${why(rule, f)}`
  })
}

function why(rule: CookieEvent['rule'], f: Facts): string {
  const page = hostOf(f.pageUrl)
  switch (rule) {
    case 'include-credentials':
      return noCredentials(f)
    case 'cookie-same-site':
      return `This is not CORS: \`SameSite\` is \`Lax\` where nothing is said, and ${page} and ${f.server} are different sites. Set it as \`SameSite=None; Secure\`, or serve both from one site.`
    case 'cookie-secure':
      return 'This is not CORS: `SameSite=None` counts only together with `Secure`, and a `Secure` cookie goes only over HTTPS.'
    case 'third-party-cookie':
      return `This is not CORS: ${f.browser} keeps cookies of another site (${f.server}) out of a page of ${page}, whatever the server sends. Serve the API from the page’s own site, or use a token.`
    default:
      return ''
  }
}
