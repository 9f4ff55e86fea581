import { statusMessage } from '../../../go/library/http-status.ts'
import type { GoError } from '../../../go/machine/go-error.ts'
import type { ExceededBound, OwnCors } from '../../../trace/server-events.ts'
import type { ServerRequest, ServerResponse } from '../../dialect.ts'
import { type FiberVersion, majorOf } from '../version.ts'
import { Context } from './context.ts'
import { type Bounds, exceededBound } from './fasthttp-bounds.ts'
import { errorStatus, FiberError } from './fiber-error.ts'
import { type RoutePath, routePath } from './route-path.ts'

/** Answers, passes on with `context.next()`, or returns an error for the error handler. */
export interface Handler {
  (context: Context): GoError | null
  /** Its name in a trace, where it is not a route: `cors.New()`. */
  readonly label?: string
  /** 1-based line of the program where it is made, where it is not the route's. */
  readonly line?: number
}

export interface AppOptions extends Bounds {
  readonly caseSensitive?: boolean
  readonly strictRouting?: boolean
  readonly serverHeader?: string
  readonly errorHandler?: (context: Context, error: GoError) => GoError | null
}

interface Route {
  readonly method: string
  readonly path: RoutePath
  readonly isUse: boolean
  readonly handlers: readonly Handler[]
  readonly line: number | undefined
}

/** The label of `cors.New()`, whose module imports this one. */
export const CORS_LABEL = 'cors.New()'

/** In Fiber's order, which is also that of `Allow`. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']

/** A Fiber app: its routes in the order of their registration, and what it answers. */
export class App {
  readonly version: FiberVersion
  options: AppOptions
  readonly #routes: Route[] = []
  #started = false

  constructor(version: FiberVersion, options: AppOptions = {}) {
    this.version = version
    this.options = options
  }

  /** `app.Use(prefix, handlers…)`: for every method, and every path that begins so. */
  use(prefix: string, handlers: readonly Handler[], line?: number): void {
    this.#routes.push({ method: '', path: this.#path(prefix), isUse: true, handlers, line })
  }

  /** `app.Get(path, handlers…)` and its like. In Fiber 2, GET registers HEAD too; Fiber 3 does so at its start. */
  add(method: string, path: string, handlers: readonly Handler[], line?: number): void {
    if (method === 'GET' && majorOf(this.version) === 2) this.add('HEAD', path, handlers, line)
    this.#routes.push({ method, path: this.#path(path), isUse: false, handlers, line })
  }

  #path(path: string): RoutePath {
    const { caseSensitive = false, strictRouting = false } = this.options
    return routePath(path, { caseSensitive, strict: strictRouting, wholeSegments: majorOf(this.version) === 3 })
  }

  /** Methods that the app knows. */
  get methods(): readonly string[] {
    return majorOf(this.version) === 3 ? [...METHODS, 'QUERY'] : METHODS
  }

  /**
   * @param onRoute called with the line of a route before its handler runs, and when it goes on after those it has called
   * @throws GoPanic where a handler panics: the process is gone then
   */
  handle(request: ServerRequest, onRoute: (line: number | undefined) => void = () => {}): ServerResponse {
    this.#start()
    const exceeded = exceededBound(request, this.options)
    if (exceeded) return this.#refuse(request, exceeded)
    const context = new Context(request, this.version)
    if (!this.methods.includes(request.method)) {
      context.sendStatus(501)
      return answerOf(context, this.options, { ran: false })
    }
    const run = new Run(this.#routes, context, this.methods, onRoute)
    const error = run.next()
    if (error) this.#handleError(context, error)
    const who = error !== null && error === run.notFound ? { ran: false } : run.reached()
    const cors =
      context.headers.peek('Access-Control-Allow-Origin') === '' ? (context.cors ?? this.#unreached(context)) : null
    return answerOf(context, this.options, { ...who, ...(cors ? { cors } : {}) })
  }

  /** The middleware for CORS that did not get a request, and why; null where the app has none. */
  #unreached({ method, path }: Context): OwnCors | null {
    for (const { isUse, handlers, path: prefix, method: own } of this.#routes) {
      const middleware = handlers.find(({ label }) => label === CORS_LABEL)
      if (!middleware) continue
      const note = { by: CORS_LABEL, ...(middleware.line === undefined ? {} : { line: middleware.line }) }
      if (prefix.match(path, isUse) && (isUse || own === method)) return { what: 'too-late', ...note }
      return { what: 'other-requests', ...note, place: isUse ? prefix.written : `${own} ${prefix.written}` }
    }
    return null
  }

  #handleError(context: Context, error: GoError): void {
    const handle = this.options.errorHandler ?? defaultErrorHandler
    if (handle(context, error)) context.sendStatus(500)
  }

  /**
   * `serverErrorHandler`: a request that fasthttp refuses reaches no route, only the error handler. Fiber 3 lets it pass
   * through `Use` before, so that CORS can answer too (https://github.com/gofiber/fiber/pull/3846). Where the headers are
   * too large, none of them has been read, `Origin` included.
   */
  #refuse(request: ServerRequest, exceeded: ExceededBound): ServerResponse {
    const unread = { method: 'GET', url: new URL('/', request.url).href, headers: [], body: null }
    const context = new Context(exceeded.what === 'head' ? unread : request, this.version)
    if (majorOf(this.version) === 3) {
      const uses = this.#routes.filter(({ isUse }) => isUse)
      new Run(uses, context, []).next()
    }
    const status = exceeded.what === 'head' ? 431 : 413
    this.#handleError(context, new FiberError(statusMessage(status), status))
    return answerOf(context, this.options, { ran: false, exceeded })
  }

  #start(): void {
    if (this.#started || majorOf(this.version) === 2) return
    this.#started = true
    const taken = new Set(this.#routes.filter(({ method }) => method === 'HEAD').map(({ path }) => path.written))
    for (const route of [...this.#routes]) {
      if (route.method !== 'GET' || taken.has(route.path.written)) continue
      taken.add(route.path.written)
      this.#routes.push({ ...route, method: 'HEAD' })
    }
  }
}

/** One request's way through the routes. */
class Run {
  readonly #routes: readonly Route[]
  readonly #context: Context
  readonly #methods: readonly string[]
  readonly #onRoute: (line: number | undefined) => void
  #matched = false
  #last: { route: Route; handler: Handler } | null = null
  /** What the router itself returned at the end of the routes. */
  notFound: GoError | null = null

  constructor(
    routes: readonly Route[],
    context: Context,
    methods: readonly string[],
    onRoute: (line: number | undefined) => void = () => {},
  ) {
    this.#routes = routes
    this.#context = context
    this.#methods = methods
    this.#onRoute = onRoute
  }

  next(from = 0): GoError | null {
    const context = this.#context
    for (let index = from; index < this.#routes.length; index++) {
      const route = this.#routes[index] as Route
      if (!route.isUse && route.method !== context.method) continue
      const params = route.path.match(context.path, route.isUse)
      if (!params) continue
      this.#matched ||= !route.isUse
      context.params = params
      return this.#handle(route, 0, index + 1)
    }
    this.notFound = this.#nothing()
    return this.notFound
  }

  #handle(route: Route, index: number, after: number): GoError | null {
    const handler = route.handlers[index]
    if (!handler) return this.next(after)
    this.#last = { route, handler }
    const before = this.#context.next
    this.#context.next = () => {
      const error = this.#handle(route, index + 1, after)
      this.#onRoute(route.line)
      return error
    }
    this.#onRoute(route.line)
    try {
      return handler(this.#context)
    } finally {
      this.#context.next = before
    }
  }

  /** 404; or 405 with `Allow`, where a route of another method has the path. */
  #nothing(): GoError {
    const { method, path, version } = this.#context
    const others = this.#matched
      ? []
      : this.#methods.filter(
          (other) =>
            other !== method &&
            this.#routes.some((route) => !route.isUse && route.method === other && route.path.match(path, false)),
        )
    if (others.length > 0) {
      this.#context.append('Allow', ...others)
      return new FiberError('Method Not Allowed', 405)
    }
    return new FiberError(majorOf(version) === 3 ? 'Not Found' : `Cannot ${method} ${escapeHtml(path)}`, 404)
  }

  /** The route whose handler was reached last: the one that answered. */
  reached(): { ran: boolean; route?: string; line?: number } {
    if (!this.#last) return { ran: false }
    const { route, handler } = this.#last
    const method = route.isUse ? 'Use' : route.method === 'HEAD' ? 'GET' : route.method
    return {
      ran: true,
      route: handler.label ?? `${method} ${route.path.written}`,
      ...(route.line === undefined ? {} : { line: route.line }),
    }
  }
}

function defaultErrorHandler(context: Context, error: GoError): null {
  context.set('Content-Type', 'text/plain; charset=utf-8')
  context.status = errorStatus(error)
  context.sendString(error.message)
  return null
}

function answerOf(
  context: Context,
  options: AppOptions,
  who: Pick<ServerResponse, 'ran' | 'route' | 'line' | 'exceeded' | 'cors'>,
): ServerResponse {
  const { status } = context
  const body = typeof context.body === 'string' ? new TextEncoder().encode(context.body) : context.body
  const bodiless = status < 200 || status === 204 || status === 304
  const server = options.serverHeader ? [['Server', options.serverHeader] as const] : []
  return {
    status,
    statusText: statusMessage(status) || 'Unknown Status Code',
    headers: [...server, ...context.headers.list(bodiless ? null : body.length)],
    body: bodiless || context.method === 'HEAD' || body.length === 0 ? null : body,
    ...who,
  }
}

function escapeHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&#34;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] as string)
}
