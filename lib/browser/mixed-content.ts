/** https://w3c.github.io/webappsec-mixed-content/ */
import type { Environment } from './fetch-params.ts'
import { hasHttpScheme, isPotentiallyTrustworthyOrigin, originOf } from './origin.ts'

/** https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
export function isPotentiallyTrustworthyUrl(url: URL): boolean {
  return url.protocol === 'data:' || url.protocol === 'about:' || isPotentiallyTrustworthyOrigin(originOf(url))
}

/** https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object */
export function prohibitsMixedSecurityContexts(environment: Environment): boolean {
  return (
    isPotentiallyTrustworthyOrigin(environment.origin) || isPotentiallyTrustworthyOrigin(environment.topLevelOrigin)
  )
}

/** True where the document must not load that URL (https://w3c.github.io/webappsec-mixed-content/#should-block-fetch). */
export function isMixedContent(environment: Environment, url: URL): boolean {
  return hasHttpScheme(url) && !isPotentiallyTrustworthyUrl(url) && prohibitsMixedSecurityContexts(environment)
}

const UPGRADABLE = new Set(['image', 'audio', 'video'])

/** https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm: does the browser ask over https instead? */
export function isUpgradable(destination: string, url: URL): boolean {
  return UPGRADABLE.has(destination) && !url.hostname.startsWith('[') && !/^\d+(?:\.\d+){3}$/.test(url.hostname)
}
