/** Chromium's tooltips for cookies that it did not send or did not store: the texts of its front end's NetworkRequest.ts. */
import type { CookieEvent } from '../trace/cookie-event.ts'

/**
 * Why a cookie of the device was not sent; undefined where Chromium has no words for it: it then shows no reason.
 * @param sameSite its attribute as the response wrote it; undefined: none is known
 */
export function notSentWords(cookie: CookieEvent, sameSite?: string): string | undefined {
  switch (cookie.rule) {
    case 'third-party-cookie':
      return 'This cookie was blocked either because of Chrome flags or browser configuration. Learn more in the Issues panel.'
    case 'cookie-secure':
      return 'This cookie was blocked because it had the "Secure" attribute and the connection was not secure'
    case 'cookie-path':
      return 'This cookie was blocked because its path was not an exact match for or a superdirectory of the request URL’s path'
    case 'cookie-domain':
      return 'This cookie was blocked because neither did the request URL’s domain exactly match the cookie’s domain, nor was the request URL’s domain a subdomain of the cookie’s Domain attribute value'
    case 'cookie-same-site':
      return sameSiteNotSent(sameSite)
    default:
      return undefined
  }
}

function sameSiteNotSent(sameSite: string | undefined): string {
  if (/^strict$/i.test(sameSite ?? ''))
    return 'This cookie was blocked because it had the "SameSite=Strict" attribute and the request was made from a different site. This includes top-level navigation requests initiated by other sites.'
  if (/^lax$/i.test(sameSite ?? ''))
    return 'This cookie was blocked because it had the "SameSite=Lax" attribute and the request was made from a different site and was not initiated by a top-level navigation'
  return 'This cookie didn’t specify a "SameSite" attribute when it was stored and was defaulted to "SameSite=Lax", and was blocked because the request was made from a different site and was not initiated by a top-level navigation. The cookie had to have been set with "SameSite=None" to enable cross-site usage.'
}

/** Why a `Set-Cookie` was not stored; undefined where Chromium has no words for it. @param line the header's value */
export function notStoredWords(cookie: CookieEvent, line: string): string | undefined {
  const sameSite = /;\s*samesite\s*=\s*([a-z]+)/i.exec(line)?.[1]
  switch (cookie.rule) {
    case 'third-party-cookie':
      return 'Setting this cookie was blocked either because of Chrome flags or browser configuration. Learn more in the Issues panel.'
    case 'cookie-same-site':
      return sameSite
        ? `This attempt to set a cookie via a "Set-Cookie" header was blocked because it had the "SameSite=${sameSite}" attribute but came from a cross-site response which was not the response to a top-level navigation`
        : 'This "Set-Cookie" header didn’t specify a "SameSite" attribute and was defaulted to "SameSite=Lax", and was blocked because it came from a cross-site response which was not the response to a top-level navigation. The "Set-Cookie" header had to have been set with "SameSite=None" to enable cross-site usage.'
    case 'cookie-domain':
      return 'This attempt to set a cookie via a "Set-Cookie" header was blocked because its "Domain" attribute was invalid with regards to the current host URL'
    case 'cookie-prefix':
      return 'This attempt to set a cookie via a "Set-Cookie" header was blocked because it used the "__Secure-" or "__Host-" prefix in its name and broke the additional rules applied to cookies with these prefixes as defined in https://tools.ietf.org/html/draft-west-cookie-prefixes-05'
    case 'cookie-secure':
      return secureNotStored(cookie)
    case 'cookie-syntax':
      return 'This "Set-Cookie" header had invalid syntax'
    default:
      return undefined
  }
}

function secureNotStored({ problem }: CookieEvent): string {
  const begins = 'This attempt to set a cookie via a "Set-Cookie" header was blocked because it'
  if (problem === 'same-site-none')
    return `${begins} had the "SameSite=None" attribute but did not have the "Secure" attribute, which is required in order to use "SameSite=None"`
  if (problem === 'shadows-secure')
    return `${begins} was not sent over a secure connection and would have overwritten a cookie with the "Secure" attribute`
  return `${begins} had the "Secure" attribute but was not received over a secure connection`
}
