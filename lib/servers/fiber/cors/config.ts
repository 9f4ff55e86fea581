import type { Context } from '../framework/context.ts'
import { atLeast, type FiberVersion, majorOf } from '../version.ts'

/** `cors.Config` of both major versions. The lists are strings in Fiber 2 and slices in Fiber 3. */
export interface CorsConfig {
  readonly Next?: (context: Context) => boolean
  readonly AllowOriginsFunc?: (origin: string) => boolean
  readonly AllowOrigins?: string | readonly string[]
  readonly AllowMethods?: string | readonly string[]
  readonly AllowHeaders?: string | readonly string[]
  readonly ExposeHeaders?: string | readonly string[]
  readonly AllowCredentials?: boolean
  readonly AllowPrivateNetwork?: boolean
  readonly DisableValueRedaction?: boolean
  readonly MaxAge?: number
}

/** What the middleware needs besides requests. */
export interface CorsSurroundings {
  readonly version: FiberVersion
  /** 1-based line of the program where the middleware is made. */
  readonly line?: number | undefined
  /** Takes a line that Fiber's logger prints at level `warn`. */
  readonly warn: (text: string) => void
}

/** Lists of the configuration, as the headers that they become; null: not sent. */
export interface HeaderLists {
  readonly methods: string | null
  readonly headers: string | null
  readonly expose: string | null
}

/** Fiber 2 takes the spaces out of its lists, Fiber 3 puts some in. */
export function headerLists(config: CorsConfig, version: FiberVersion): HeaderLists {
  const list = (value: CorsConfig['AllowMethods']): string | null =>
    majorOf(version) === 3
      ? asSlice(value).length > 0
        ? asSlice(value).join(', ')
        : null
      : asString(value).replaceAll(' ', '') || null
  const methods = asString(config.AllowMethods) === '' ? defaultMethods(version) : config.AllowMethods
  return { methods: list(methods), headers: list(config.AllowHeaders), expose: list(config.ExposeHeaders) }
}

/** The methods that the middleware allows where the configuration names none. */
export function defaultMethods(version: FiberVersion): string[] {
  const methods = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH']
  return atLeast(version, '3.4.0') ? [...methods, 'QUERY'] : methods
}

/** A list of Fiber 3; a single string is a list of one. */
export function asSlice(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** A list of Fiber 2. */
export function asString(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(',')
}
