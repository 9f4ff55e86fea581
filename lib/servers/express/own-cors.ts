/**
 * Finds out what became of the permission in an Express application that uses the `cors` package: whether the middleware
 * had the request, and what it made of the origin. The package does not report this, so its function is wrapped.
 */
import realCors from 'cors'
import type { OwnCors } from '../../trace/server-events.ts'

type Next = (error?: unknown) => void
type Middleware = (request: object, response: object, next: Next) => void
type Done = (error: unknown, value?: unknown) => void
type Make = (options?: unknown) => Middleware

interface Made {
  readonly line?: number
  /** It was made after the server had begun to listen, so while a request was answered. */
  readonly late: boolean
  called: boolean
}

/** What the middleware made of one request; null where it allowed the origin, or has not decided. */
type Verdict = 'refused' | 'refused-by-function' | 'refused-with-error' | 'off' | null

/** The package, with what it passes on seen as unknown values. */
const make = realCors as unknown as Make

export interface CorsWatch {
  /** The `cors` function for the program. */
  readonly cors: Make
  /** Called when the program listens. */
  started(): void
  /**
   * Why the response to this request has no permission; undefined where the program makes no middleware.
   * @param stack the handlers of the application
   */
  verdict(
    request: object,
    asked: { readonly method: string; readonly path: string },
    stack: readonly Layer[],
  ): OwnCors | undefined
}

/** A handler in the stack of a router: the members that tell what it is for. */
export interface Layer {
  readonly handle: unknown
  readonly path?: unknown
  readonly rawPath?: unknown
  readonly route?: {
    readonly path: unknown
    readonly methods: Readonly<Record<string, boolean>>
    readonly stack: readonly Layer[]
  }
  match(path: string): boolean
}

/** @param lineNow the line of server code that is running */
export function watchCors(lineNow: () => number | undefined): CorsWatch {
  const made = new Map<Middleware, Made>()
  const verdicts = new WeakMap<object, { readonly by: Made; what: Verdict }>()
  let listens = false

  const cors: Make = (options) => {
    const line = lineNow()
    const own: Made = { late: listens, called: false, ...(line === undefined ? {} : { line }) }
    const middleware: Middleware = (request, response, next) => {
      own.called = true
      const work = { by: own, what: null as Verdict }
      verdicts.set(request, work)
      const note = (what: Verdict) => {
        work.what = what
      }
      // The options are read anew for each request, as the package does it: a program may change them.
      const real = make((asked: object, done: Done) => readOptions(options, asked, note, done))
      real(request, response, (error) => {
        if (isRefusal(error)) note('refused-with-error')
        else if (isAllowed(response)) note(null)
        next(error)
      })
    }
    // The name by which it is known in the trace.
    Object.defineProperty(middleware, 'name', { value: 'corsMiddleware' })
    made.set(middleware, own)
    return middleware
  }

  return {
    cors: Object.defineProperty(cors, 'name', { value: 'middlewareWrapper' }),
    started() {
      listens = true
    },
    verdict(request, asked, stack) {
      const own = verdicts.get(request)
      if (own) return noteOf(own.what ?? 'removed', own.by)
      for (const [middleware, one] of made) {
        const place = placeOf(middleware, asked.path, stack)
        if (!place) continue
        const isForIt = place.matches && (place.methods === null || place.methods.includes(asked.method))
        return isForIt
          ? noteOf('too-late', one)
          : { ...noteOf('other-requests', one), place: [...(place.methods ?? []), place.path].join(' ') }
      }
      const [unused] = [...made.values()].filter((one) => !one.called)
      return unused && noteOf(unused.late ? 'unused' : 'passed-by', unused)
    },
  }
}

const noteOf = (what: OwnCors['what'], { line }: Made): OwnCors => ({
  what,
  by: 'cors()',
  ...(line === undefined ? {} : { line }),
})

/** An error that a program makes to refuse; one of the engine is a fault in it. */
const isRefusal = (error: unknown): boolean =>
  error !== undefined &&
  error !== null &&
  error !== 'route' &&
  error !== 'router' &&
  !(
    error instanceof TypeError ||
    error instanceof ReferenceError ||
    error instanceof SyntaxError ||
    error instanceof RangeError
  )

/** Whether the middleware has set the permission: without one later, something else removed it. */
function isAllowed(response: object): boolean {
  const has: unknown = Reflect.get(response, 'hasHeader')
  return typeof has === 'function' && has.call(response, 'Access-Control-Allow-Origin') === true
}

/** Gives the package the options for one request, with a function for `origin` that reports what it says. */
function readOptions(given: unknown, request: object, note: (what: Verdict) => void, done: Done): void {
  const take = (error: unknown, options: unknown) => {
    if (error || typeof options !== 'object' || options === null || !('origin' in options)) return done(error, options)
    const { origin } = options
    if (!origin) note('off')
    if (Array.isArray(origin) || origin instanceof RegExp) note('refused')
    if (typeof origin !== 'function') return done(null, options)
    const watched = (asked: unknown, answer: Done) =>
      Reflect.apply(origin, undefined, [
        asked,
        (refused: unknown, allowed: unknown) => {
          if (refused) note('refused-with-error')
          else note(allowed ? 'refused' : 'refused-by-function')
          answer(refused, allowed)
        },
      ])
    done(null, { ...options, origin: watched })
  }
  if (typeof given === 'function') Reflect.apply(given, undefined, [request, take])
  else take(null, given)
}

interface Place {
  /** Null: for every method. */
  readonly methods: readonly string[] | null
  readonly path: string
  readonly matches: boolean
}

/** Where a middleware is registered; null where it is not. */
function placeOf(middleware: unknown, path: string, stack: readonly Layer[]): Place | null {
  for (const layer of stack) {
    const { handle, route } = layer
    if (handle === middleware) return { methods: null, path: written(layer.rawPath), matches: layer.match(path) }
    if (route?.stack.some((one) => one.handle === middleware)) {
      const methods = Object.keys(route.methods).filter((method) => route.methods[method])
      const all = methods.includes('_all')
      return {
        methods: all ? null : methods.map((method) => method.toUpperCase()),
        path: written(route.path),
        matches: layer.match(path),
      }
    }
    const inner: unknown = typeof handle === 'function' ? Reflect.get(handle, 'stack') : undefined
    if (!Array.isArray(inner)) continue
    const matches = layer.match(path)
    const rest = matches ? path.slice(String(layer.path ?? '').length) || '/' : path
    const found = placeOf(middleware, rest, inner)
    if (found) {
      const path = [written(layer.rawPath), found.path].filter((part) => part !== '/').join('') || '/'
      return { ...found, path, matches: matches && found.matches }
    }
  }
  return null
}

const written = (path: unknown): string => [path ?? '/'].flat().map(String).join(', ')
