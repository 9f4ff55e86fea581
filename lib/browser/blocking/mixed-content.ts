/** https://w3c.github.io/webappsec-mixed-content/ */
import type { Environment } from '../environment.ts'
import { isPotentiallyTrustworthyOrigin, type Origin, originOf } from '../http/origin.ts'
import type { Profile } from '../profiles/profile.ts'

/** https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
export function isPotentiallyTrustworthyUrl(url: URL): boolean {
  const { protocol } = url
  if (protocol === 'https:' || protocol === 'data:' || protocol === 'about:') return true
  return isPotentiallyTrustworthyOrigin(originOf(url))
}

/**
 * https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object, as browsers implement it: the standard asks
 * for an origin that is potentially trustworthy, but a page on `http://localhost` or `http://127.0.0.1` may call plain
 * HTTP in Chromium 156, Firefox 153 and WebKitGTK (measured). The rule applies only to a page that came over TLS.
 */
function prohibitsMixedSecurityContexts(environment: Environment): boolean {
  return isOverTls(environment.origin) || isOverTls(environment.topLevelOrigin)
}

const isOverTls = ({ scheme }: Origin) => scheme === 'https' || scheme === 'wss'

/**
 * True where the document must not load that URL (https://w3c.github.io/webappsec-mixed-content/#should-block-fetch).
 * By the standard, plain HTTP to this machine is no mixed content.
 */
export function isMixedContent(
  environment: Environment,
  url: URL,
  { trustsLoopback }: Pick<Profile, 'trustsLoopback'>,
): boolean {
  if (url.protocol !== 'http:' || !prohibitsMixedSecurityContexts(environment)) return false
  return !trustsLoopback || !isPotentiallyTrustworthyUrl(url)
}

const UPGRADABLE = new Set(['image', 'audio', 'video'])

/** https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm: whether the browser changes the URL to https. */
export function isUpgradable(destination: string, url: URL): boolean {
  return UPGRADABLE.has(destination) && !url.hostname.startsWith('[') && !/^\d+(?:\.\d+){3}$/.test(url.hostname)
}
