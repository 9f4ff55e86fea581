import type { GoError } from '../../../go/machine/go-error.ts'
import { BOOL, func, INT, STRING, type StructType, struct } from '../../../go/machine/types.ts'
import { Func, type Struct } from '../../../go/machine/values.ts'
import type { Handler } from '../framework/app.ts'
import type { Context } from '../framework/context.ts'
import { errorStatus } from '../framework/fiber-error.ts'
import { type FiberVersion, majorOf } from '../version.ts'
import type { FiberTypes } from './fiber-types.ts'
import { toHandler } from './handlers.ts'

/** Requests in one window, where the configuration names no number. */
const DEFAULT_MAX = 5
const DEFAULT_EXPIRATION = 60
const NANOSECONDS_OF_SECOND = 1e9

/** `limiter.Config`. Fields that change no response here (`Storage`, `LimiterMiddleware`) are accepted unread. */
export function limiterConfig(types: FiberTypes): StructType {
  const fields = {
    Next: func([types.context], [BOOL]),
    Max: INT,
    MaxFunc: func([types.context], [INT]),
    KeyGenerator: func([types.context], [STRING]),
    Expiration: { kind: 'int', name: 'time.Duration' },
    LimitReached: types.handler,
    SkipFailedRequests: BOOL,
    SkipSuccessfulRequests: BOOL,
    DisableHeaders: BOOL,
  } as const
  return { ...struct('limiter.Config', fields), open: true }
}

/**
 * `limiter.New(config)`: more than `Max` requests of one key within `Expiration` are answered by `LimitReached`, 429
 * by default, before any handler that comes later (`cors` among them). The clock of these programs does not move, so
 * one window lasts for the whole run, and both of its algorithms count the same.
 * https://github.com/gofiber/fiber/blob/main/middleware/limiter/limiter_fixed.go
 */
export function limiterHandler(config: Struct | null, version: FiberVersion): Handler {
  const field = (name: string): unknown => config?.fields.get(name)
  const ask = (name: string, context: Context): unknown => {
    const given = field(name)
    return given instanceof Func ? given.call([context]) : undefined
  }
  const max = Number(field('Max') ?? 0) > 0 ? Number(field('Max')) : DEFAULT_MAX
  const seconds = Math.trunc(Number(field('Expiration') ?? 0) / NANOSECONDS_OF_SECOND)
  const resetsIn = String(seconds > 0 ? seconds : DEFAULT_EXPIRATION)
  const reached = field('LimitReached')
  const limitReached: Handler = reached instanceof Func ? toHandler(reached) : tooManyRequests
  const hits = new Map<string, number>()

  const handler: Handler = (context) => {
    const most = Number(ask('MaxFunc', context) ?? max)
    if (ask('Next', context) === true || most === 0) return context.next()
    // Every request of a run comes from one address.
    const key = String(ask('KeyGenerator', context) ?? '')
    const count = (hits.get(key) ?? 0) + 1
    hits.set(key, count)
    if (count > most) {
      if (field('DisableHeaders') !== true) context.set('Retry-After', resetsIn)
      return limitReached(context)
    }
    const error = context.next()
    const hasFailed = statusOf(context, error, version) >= 400
    const isSkipped = field(hasFailed ? 'SkipFailedRequests' : 'SkipSuccessfulRequests') === true
    if (isSkipped) hits.set(key, (hits.get(key) ?? 0) - 1)
    if (field('DisableHeaders') === true) return error
    context.set('X-RateLimit-Limit', String(most))
    context.set('X-RateLimit-Remaining', String(most - count + (isSkipped ? 1 : 0)))
    context.set('X-RateLimit-Reset', resetsIn)
    return error
  }
  return Object.assign(handler, { label: 'limiter.New()' })
}

const tooManyRequests: Handler = (context) => {
  context.sendStatus(429)
  return null
}

/** Fiber 2 looks at the response only, which an error has not changed yet. */
const statusOf = (context: Context, error: GoError | null, version: FiberVersion): number =>
  error !== null && majorOf(version) === 3 ? errorStatus(error) : context.status
