import { GoPanic } from '../../../go/machine/go-error.ts'
import { majorOf } from '../version.ts'
import { asSlice, asString, type CorsConfig, type CorsSurroundings } from './config.ts'
import { matchesSubdomain, normalizeOrigin, type SubdomainPattern } from './origin.ts'

export interface AllowedOrigins {
  /** Every origin is allowed, with `*`. */
  readonly isAll: boolean
  /** @param origin in lower case */
  allows(origin: string): boolean
}

const BOTH = "[CORS] Both 'AllowOrigins' and 'AllowOriginsFunc' have been defined."

/**
 * Reads `AllowOrigins` as the releases since 2.52.3 do.
 * @throws GoPanic with Fiber's text where an entry is no origin, or where `*` meets credentials
 */
export function readAllowedOrigins(config: CorsConfig, surroundings: CorsSurroundings): AllowedOrigins {
  return majorOf(surroundings.version) === 3 ? readSlice(config, surroundings) : readString(config, surroundings)
}

function readString(config: CorsConfig, { version, warn }: CorsSurroundings): AllowedOrigins {
  const written = asString(config.AllowOrigins)
  const text = written === '' && !config.AllowOriginsFunc ? '*' : written
  if (text !== '' && config.AllowOriginsFunc) warn(BOTH)
  if (config.AllowCredentials && text === '*') {
    throw new GoPanic(
      "[CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.",
    )
  }
  const exact: string[] = []
  const subdomains: SubdomainPattern[] = []
  for (const entry of text === '' || text === '*' ? [] : text.split(',')) {
    const index = entry.indexOf('://*.')
    const origin = (index < 0 ? entry : entry.slice(0, index + 3) + entry.slice(index + 4)).trim()
    const normalized = normalizeOrigin(origin, version)
    if (normalized === null) throw new GoPanic(`[CORS] Invalid origin format in configuration: ${origin}`)
    if (index < 0) {
      exact.push(normalized)
      continue
    }
    // The place is that in the entry with its spaces, as in the real one: a space in front shifts it.
    if (index + 3 > normalized.length) {
      throw new GoPanic(`runtime error: slice bounds out of range [:${index + 3}] with length ${normalized.length}`)
    }
    subdomains.push({ prefix: normalized.slice(0, index + 3), suffix: normalized.slice(index + 3) })
  }
  return {
    isAll: text === '*',
    allows: (origin) => exact.includes(origin) || subdomains.some((each) => matchesSubdomain(each, origin, version)),
  }
}

function readSlice(config: CorsConfig, { version, warn }: CorsSurroundings): AllowedOrigins {
  const entries = asSlice(config.AllowOrigins)
  if (entries.length > 0 && config.AllowOriginsFunc) warn(BOTH)
  let isAll = entries.length === 0 && !config.AllowOriginsFunc
  const exact: string[] = []
  const subdomains: SubdomainPattern[] = []
  for (const entry of entries) {
    if (entry === '*') {
      isAll = true
      break
    }
    const trimmed = entry.replace(/^ +| +$/g, '')
    const index = trimmed.indexOf('://*.')
    const origin = index < 0 ? trimmed : trimmed.slice(0, index + 3) + trimmed.slice(index + 5)
    const normalized = normalizeOrigin(origin, version)
    if (normalized === null) {
      const shown = config.DisableValueRedaction ? trimmed : '[redacted]'
      throw new GoPanic(`[CORS] Invalid origin format in configuration: ${shown}`)
    }
    if (index < 0) {
      exact.push(normalized)
    } else {
      const start = normalized.indexOf('://') + 3
      subdomains.push({ prefix: normalized.slice(0, start), suffix: normalized.slice(start) })
    }
  }
  if (config.AllowCredentials && isAll) {
    throw new GoPanic(
      "[CORS] Configuration error: When 'AllowCredentials' is set to true, 'AllowOrigins' cannot contain a wildcard origin '*'. Please specify allowed origins explicitly or adjust 'AllowCredentials' setting.",
    )
  }
  if (isAll && config.AllowOriginsFunc) {
    warn("[CORS] 'AllowOrigins' is set to allow all origins, 'AllowOriginsFunc' will not be used.")
  }
  return {
    isAll,
    allows: (origin) => exact.includes(origin) || subdomains.some((each) => matchesSubdomain(each, origin, version)),
  }
}
