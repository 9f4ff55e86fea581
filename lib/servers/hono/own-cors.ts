/** Finds out what became of the permission in a Hono application that uses `hono/cors`, which does not report it. */
import { cors as realCors } from 'hono/cors'
import type { OwnCors } from '../../trace/server-events.ts'

type Middleware = (context: { readonly req: { readonly raw: Request } }, next: () => Promise<void>) => Promise<unknown>

interface Made {
  readonly line?: number
  /** It was made after the program had started, so while a request was answered. */
  readonly late: boolean
  called: boolean
}

/** The members of an application that tell what its handlers are for. */
export interface RoutedApp {
  /** Absent: it is another object with a `fetch`. */
  readonly routes?: readonly { readonly handler: unknown; readonly path: string; readonly method: string }[]
  readonly router: { match(method: string, path: string): unknown }
}

export interface CorsWatch {
  /** The `cors` function for the program. */
  readonly cors: (options?: unknown) => unknown
  /** Called when a middleware was registered as this handler. */
  registered(middleware: unknown, handler: unknown): void
  /** Called when the program serves. */
  started(): void
  /** Why the response to this request has no permission; undefined where that is not known. */
  verdict(request: Request, app: RoutedApp): OwnCors | undefined
}

/** @param lineNow the line of server code that is running */
export function watchCors(lineNow: () => number | undefined): CorsWatch {
  const made = new Map<unknown, Made>()
  const handlers = new Map<Made, unknown>()
  const verdicts = new WeakMap<Request, { readonly by: Made; what: OwnCors['what'] }>()
  let serves = false
  return {
    cors(options) {
      const line = lineNow()
      const own: Made = { late: serves, called: false, ...(line === undefined ? {} : { line }) }
      const given: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'origin') : '*'
      const isEmpty = typeof options === 'object' && options !== null && 'origin' in options && !given
      const verdict = isEmpty ? 'off' : typeof given === 'function' ? 'refused-by-function' : 'refused'
      const real = Reflect.apply(realCors, undefined, [options]) as Middleware
      const middleware: Middleware = (context, next) => {
        own.called = true
        verdicts.set(context.req.raw, { by: own, what: verdict })
        return real(context, next)
      }
      Object.defineProperty(middleware, 'name', { value: 'cors' })
      made.set(middleware, own)
      return middleware
    },
    registered(middleware, handler) {
      const own = made.get(middleware)
      if (own) handlers.set(own, handler)
    },
    started() {
      serves = true
    },
    verdict(request, app) {
      const own = verdicts.get(request)
      if (own) return noteOf(own.what, own.by)
      for (const [one, handler] of handlers) {
        const route = app.routes?.find((route) => route.handler === handler)
        if (!route) continue
        if (handlersFor(app, request).has(handler)) return noteOf('too-late', one)
        return {
          ...noteOf('other-requests', one),
          place: `${route.method === 'ALL' ? '' : `${route.method} `}${route.path}`,
        }
      }
      const unused = [...made.values()].find((one) => !one.called && !handlers.has(one))
      return unused && noteOf(unused.late ? 'unused' : 'passed-by', unused)
    },
  }
}

const noteOf = (what: OwnCors['what'], { line }: Made): OwnCors => ({
  what,
  by: 'cors()',
  ...(line === undefined ? {} : { line }),
})

/** The handlers of a request, as the router finds them: in nested lists, with the parameters of the path. */
function handlersFor({ router }: RoutedApp, { method, url }: Request): ReadonlySet<unknown> {
  const found = router.match(method, new URL(url).pathname)
  return new Set(Array.isArray(found) ? found.flat(4) : [])
}
