import { GoPanic } from '../../../go/machine/go-error.ts'
import type { Handler } from '../framework/app.ts'
import { atLeast } from '../version.ts'
import { asString, type CorsConfig, type CorsSurroundings, headerLists } from './config.ts'
import { matchesDomainEnd, matchesLabels, normalizeOrigin } from './origin.ts'

/**
 * Releases before 2.52.3: every OPTIONS is a preflight, and a refused origin gets the header with an empty value.
 * @throws GoPanic since 2.52.1, for `*` with credentials and for entries that are no origins
 */
export function earlyCors(config: CorsConfig, surroundings: CorsSurroundings): Handler {
  const { version, warn } = surroundings
  const origins = readOrigins(config, surroundings)
  const lists = headerLists(config, version)
  const maxAge = config.MaxAge ?? 0

  return (context) => {
    if (config.Next?.(context)) return context.next()
    const allowed = resolve(context.get('Origin'))
    context.vary('Origin')
    if (context.method !== 'OPTIONS') {
      context.set('Access-Control-Allow-Origin', allowed)
      if (config.AllowCredentials) context.set('Access-Control-Allow-Credentials', 'true')
      if (lists.expose !== null) context.set('Access-Control-Expose-Headers', lists.expose)
      return context.next()
    }
    context.vary('Access-Control-Request-Method', 'Access-Control-Request-Headers')
    context.set('Access-Control-Allow-Origin', allowed)
    context.set('Access-Control-Allow-Methods', lists.methods ?? '')
    if (config.AllowCredentials) {
      if (!atLeast(version, '2.52.1') || (allowed !== '*' && allowed !== '')) {
        context.set('Access-Control-Allow-Credentials', 'true')
      } else if (allowed === '*') {
        warn("[CORS] 'AllowCredentials' is true, but 'AllowOrigins' cannot be set to '*'.")
      }
    }
    const headers = lists.headers ?? context.get('Access-Control-Request-Headers')
    if (headers !== '') context.set('Access-Control-Allow-Headers', headers)
    if (maxAge > 0) context.set('Access-Control-Max-Age', String(maxAge))
    else if (maxAge < 0 && atLeast(version, '2.50.0')) context.set('Access-Control-Max-Age', '0')
    context.sendStatus(204)
    return null
  }

  /** What `Access-Control-Allow-Origin` says; empty where the origin is not allowed. */
  function resolve(origin: string): string {
    const allowed = fromList(origin)
    if (!config.AllowOriginsFunc || !atLeast(version, '2.44.0')) return allowed
    // From 2.45 until 2.52 the function could narrow what the list allows to all.
    const asksForAll = allowed === '*' && atLeast(version, '2.45.0') && !atLeast(version, '2.52.0')
    return (allowed === '' || asksForAll) && config.AllowOriginsFunc(origin) ? origin : allowed
  }

  function fromList(origin: string): string {
    for (const entry of origins) {
      // The hole that 2.43.0 closed: with credentials, `*` gave every origin its own name back.
      if (entry === '*') return config.AllowCredentials && !atLeast(version, '2.43.0') ? origin : '*'
      if (entry === origin) return entry
      if (atLeast(version, '2.52.1') ? matchesDomainEnd(origin, entry) : matchesLabels(origin, entry)) return origin
    }
    return ''
  }
}

function readOrigins(config: CorsConfig, { version, warn }: CorsSurroundings): readonly string[] {
  const written = asString(config.AllowOrigins)
  const usesDefault = written === '' && !(config.AllowOriginsFunc && atLeast(version, '2.52.0'))
  const text = usesDefault ? '*' : written
  if (!atLeast(version, '2.52.1')) return text.replaceAll(' ', '').split(',')

  if (text !== '' && config.AllowOriginsFunc) {
    warn("[CORS] Both 'AllowOrigins' and 'AllowOriginsFunc' have been defined.")
  }
  if (config.AllowCredentials && text === '*') {
    throw new GoPanic(
      "[CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.",
    )
  }
  if (config.AllowOriginsFunc || text === '' || text === '*') return text.replaceAll(' ', '').split(',')
  return text.split(',').map((entry) => {
    const normalized = normalizeOrigin(atLeast(version, '2.52.2') ? entry.trim() : entry, version)
    if (normalized === null) {
      warn(`[CORS] Invalid origin format in configuration: ${entry}`)
      throw new GoPanic('[CORS] Invalid origin provided in configuration')
    }
    return normalized
  })
}
