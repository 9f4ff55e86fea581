import type { OwnCors } from '../../../trace/server-events.ts'
import { CORS_LABEL, type Handler } from '../framework/app.ts'
import type { Context } from '../framework/context.ts'
import { atLeast, majorOf } from '../version.ts'
import { readAllowedOrigins } from './allowed-origins.ts'
import { type CorsConfig, type CorsSurroundings, type HeaderLists, headerLists } from './config.ts'
import { earlyCors } from './early-middleware.ts'
import { normalizeOrigin } from './origin.ts'

/**
 * `cors.New(config)` of gofiber/fiber, release by release, as the real middleware was seen to answer.
 * @param config null: `cors.New()`
 * @throws GoPanic where the real one panics at its start
 */
export function corsNew(config: CorsConfig | null, surroundings: CorsSurroundings): Handler {
  const make = atLeast(surroundings.version, '2.52.3') ? currentCors : earlyCors
  const { Next: skips, ...rest } = config ?? {}
  const { line } = surroundings
  const note = (what: OwnCors['what']): OwnCors => ({ what, by: CORS_LABEL, ...(line === undefined ? {} : { line }) })
  const refused = note(rest.AllowOriginsFunc ? 'refused-by-function' : 'refused')
  const Next = (context: Context): boolean => {
    const skipped = skips?.(context) ?? false
    context.cors = skipped ? note('passed-by') : refused
    return skipped
  }
  return Object.assign(make({ ...rest, Next }, surroundings), {
    label: CORS_LABEL,
    ...(line === undefined ? {} : { line }),
  })
}

/** Releases since 2.52.3. */
function currentCors(config: CorsConfig, surroundings: CorsSurroundings): Handler {
  const { version, warn } = surroundings
  const isV3 = majorOf(version) === 3
  const origins = readAllowedOrigins(config, surroundings)
  const lists = headerLists(config, version)
  const sendLists = isV3 ? sendListsOfV3 : sendListsOfV2

  return (context) => {
    if (config.Next?.(context)) return context.next()
    const raw = context.get('Origin')
    const isOptions = context.method === 'OPTIONS'
    const requestedMethod = context.get('Access-Control-Request-Method')
    if (version === '2.52.3') {
      // Its regression: an actual request names no requested method, and goes by without any header.
      if (raw === '' || requestedMethod === '') return context.next()
    } else if (raw === '') {
      if (!origins.isAll) context.vary('Origin')
      return context.next()
    } else if (isOptions && requestedMethod === '') {
      context.vary('Origin')
      return context.next()
    }

    const allowed = resolve(raw)
    if (isOptions) {
      context.vary('Access-Control-Request-Method', 'Access-Control-Request-Headers')
      if (isV3 && config.AllowPrivateNetwork && context.get('Access-Control-Request-Private-Network') === 'true') {
        context.vary('Access-Control-Request-Private-Network')
        context.set('Access-Control-Allow-Private-Network', 'true')
      }
      context.vary('Origin')
    } else if (!origins.isAll) {
      context.vary('Origin')
    }
    if (allowed !== '') context.set('Access-Control-Allow-Origin', allowed)
    if (config.AllowCredentials && allowed === '*') {
      warn("[CORS] 'AllowCredentials' is true, but 'AllowOrigins' cannot be set to '*'.")
    } else if (config.AllowCredentials && allowed !== '') {
      context.set('Access-Control-Allow-Credentials', 'true')
    }
    sendLists(context, lists, config.MaxAge ?? 0)
    if (!isOptions) return context.next()
    context.sendStatus(204)
    return null
  }

  /** What `Access-Control-Allow-Origin` says; empty where the origin is not allowed. */
  function resolve(raw: string): string {
    if (origins.isAll) return '*'
    const origin = raw.toLowerCase()
    const answered = isV3 ? raw : origin
    if (origins.allows(origin)) return answered
    if (!config.AllowOriginsFunc?.(answered)) return ''
    // Fiber 3 takes nothing from the function but an origin or `null`.
    return !isV3 || raw === 'null' || normalizeOrigin(raw, version) !== null ? answered : ''
  }
}

/** Fiber 2 sends the age, and repeats the requested headers, on every answer. */
function sendListsOfV2(context: Context, lists: HeaderLists, maxAge: number): void {
  const isOptions = context.method === 'OPTIONS'
  if (isOptions && lists.methods !== null) context.set('Access-Control-Allow-Methods', lists.methods)
  const headers = (isOptions ? lists.headers : null) ?? context.get('Access-Control-Request-Headers')
  if (headers !== '') context.set('Access-Control-Allow-Headers', headers)
  if (maxAge !== 0) context.set('Access-Control-Max-Age', String(Math.max(0, maxAge)))
  if (lists.expose !== null) context.set('Access-Control-Expose-Headers', lists.expose)
}

function sendListsOfV3(context: Context, lists: HeaderLists, maxAge: number): void {
  if (lists.expose !== null) context.set('Access-Control-Expose-Headers', lists.expose)
  if (context.method !== 'OPTIONS') return
  if (maxAge !== 0) context.set('Access-Control-Max-Age', String(Math.max(0, maxAge)))
  if (lists.methods !== null) context.set('Access-Control-Allow-Methods', lists.methods)
  const requested = context.get('Access-Control-Request-Headers')
  if (lists.headers !== null || requested !== '')
    context.set('Access-Control-Allow-Headers', lists.headers ?? requested)
}
