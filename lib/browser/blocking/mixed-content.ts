/** https://w3c.github.io/webappsec-mixed-content/ */
import type { Environment } from '../fetch/fetch-params.ts'
import { hasHttpScheme, isPotentiallyTrustworthyOrigin, type Origin, originOf } from '../http/origin.ts'

/** https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
export function isPotentiallyTrustworthyUrl(url: URL): boolean {
  return url.protocol === 'data:' || url.protocol === 'about:' || isPotentiallyTrustworthyOrigin(originOf(url))
}

/**
 * https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object, as browsers do it: the text asks for an
 * origin that is potentially trustworthy, but a page on `http://localhost` or `http://127.0.0.1` calls plain HTTP
 * freely in Chromium 156, Firefox 153 and WebKitGTK (measured). Only a page that came over TLS is held to it.
 */
export function prohibitsMixedSecurityContexts(environment: Environment): boolean {
  return isOverTls(environment.origin) || isOverTls(environment.topLevelOrigin)
}

const isOverTls = ({ scheme }: Origin) => scheme === 'https' || scheme === 'wss'

/** True where the document must not load that URL (https://w3c.github.io/webappsec-mixed-content/#should-block-fetch). */
export function isMixedContent(environment: Environment, url: URL): boolean {
  return hasHttpScheme(url) && !isPotentiallyTrustworthyUrl(url) && prohibitsMixedSecurityContexts(environment)
}

const UPGRADABLE = new Set(['image', 'audio', 'video'])

/** https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm: does the browser ask over https instead? */
export function isUpgradable(destination: string, url: URL): boolean {
  return UPGRADABLE.has(destination) && !url.hostname.startsWith('[') && !/^\d+(?:\.\d+){3}$/.test(url.hostname)
}
