/** The real Hono and hono/cors. */
import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bearerAuth } from 'hono/bearer-auth'
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import type { OwnCors } from '../../trace/server-events.ts'
import { answerOf, fetchRequest } from '../code/fetch-answer.ts'
import { type CreateRuntime, type RuntimeEnvironment, StartError } from '../code/runtime.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { type RoutedApp, watchCors } from './own-cors.ts'

interface Registered {
  readonly method: string
  readonly path: string
  readonly line?: number
  readonly handler: Handler
}

type Handler = (...args: unknown[]) => unknown
/** The members of a Hono application that are used here; its own types are too narrow for a wrapper. */
interface AnyHono extends RoutedApp {
  fetch(request: Request, ...more: unknown[]): Response | Promise<Response>
  onError(handler: (error: unknown, context: { text(text: string, status: number): Response }) => unknown): unknown
  readonly errorHandler: unknown
}

/** What @hono/node-server passes as `c.env`, as far as programs read it. */
const CONNECTION = { incoming: { socket: { remoteAddress: '127.0.0.1', remoteFamily: 'IPv4' } }, outgoing: {} }

/** Hono for one server. */
export const createRuntime: CreateRuntime = (environment) => {
  const answering = new WeakMap<Request, Registered | null>()
  const watch = watchCors(environment.line)
  let served: unknown

  /** Makes the registering methods of one application record the line, and its handlers report that they are called. */
  function watchApp(app: AnyHono): AnyHono {
    for (const method of ['get', 'post', 'put', 'delete', 'options', 'patch', 'query', 'all', 'on', 'use'] as const) {
      const register: unknown = Reflect.get(app, method)
      if (typeof register !== 'function') continue
      const value = (...given: unknown[]) => {
        Reflect.apply(
          register,
          app,
          given.map((one) => watched(one, method)),
        )
        return app
      }
      Object.defineProperty(app, method, { configurable: true, writable: true, value })
    }
    const basePath: unknown = Reflect.get(app, 'basePath')
    if (typeof basePath === 'function') {
      const value = (path: string) => watchApp(Reflect.apply(basePath, app, [path]))
      Object.defineProperty(app, 'basePath', { configurable: true, writable: true, value })
    }
    return app
  }
  class WatchedHono extends (Hono as unknown as new (...args: unknown[]) => AnyHono) {
    constructor(...args: unknown[]) {
      super(...args)
      watchApp(this)
    }
  }
  Object.defineProperty(WatchedHono, 'name', { value: 'Hono' })

  function watched(given: unknown, method: string): unknown {
    if (typeof given !== 'function') return given
    const handler = given as Handler
    const line = environment.line()
    // Hono does not distinguish handlers from middlewares, so one wrapper serves both.
    const watching = (
      context: { req: { raw: Request; method: string; routePath?: string } },
      next: () => Promise<void>,
    ) => {
      const { raw } = context.req
      const path = String(Reflect.get(context.req, 'routePath') ?? '')
      answering.set(raw, {
        // A HEAD request runs the handler for GET.
        method: method === 'use' ? '' : method === 'on' ? context.req.method : method.toUpperCase(),
        path,
        handler,
        ...(line === undefined ? {} : { line }),
      })
      return handler(context, async () => {
        answering.set(raw, null)
        await next()
      })
    }
    watch.registered(handler, watching)
    return Object.defineProperty(watching, 'name', { value: handler.name })
  }

  const defaultErrorHandler = (new Hono() as unknown as AnyHono).errorHandler

  return {
    modules: {
      hono: { exports: { Hono: WatchedHono } },
      'hono/cors': { exports: { cors: watch.cors } },
      'hono/cookie': { exports: { getCookie, getSignedCookie, setCookie, setSignedCookie, deleteCookie } },
      'hono/http-exception': { exports: { HTTPException } },
      'hono/basic-auth': { exports: { basicAuth: named('basicAuth', basicAuth) } },
      'hono/bearer-auth': { exports: { bearerAuth: named('bearerAuth', bearerAuth) } },
      'hono/csrf': { exports: { csrf: named('csrf', csrf) } },
      'hono/etag': { exports: { etag: named('etag', etag) } },
      '@hono/node-server': {
        exports: {
          serve: (options: unknown, started?: (info: object) => void) => {
            served ??= options
            const port = Number(Reflect.get(Object(options), 'port') ?? 3000)
            if (started) queueMicrotask(() => started({ address: '::', family: 'IPv6', port }))
            return {}
          },
        },
      },
    },
    serve(exported) {
      const app = exported.default ?? served
      const fetch: unknown = typeof app === 'object' && app !== null ? Reflect.get(app, 'fetch') : undefined
      if (typeof fetch !== 'function') {
        throw new StartError(
          'The program came to its end, and nothing serves: the process exits. Write `export default app` at the end.',
        )
      }
      const hono = app as AnyHono
      if (hono.errorHandler === defaultErrorHandler) hono.onError(printed(environment))
      // `c.env`: @hono/node-server gives the two sides of the connection; elsewhere it has the bindings, and there are none.
      const env = exported.default === undefined ? CONNECTION : {}
      watch.started()
      return (request) =>
        answer(
          (asked) => fetch.call(app, asked, env),
          answering,
          request,
          (asked) => watch.verdict(asked, hono),
        )
    },
  }
}

async function answer(
  fetch: (request: Request) => unknown,
  answering: WeakMap<Request, Registered | null>,
  asked: ServerRequest,
  verdict: (request: Request) => OwnCors | undefined,
): Promise<ServerResponse> {
  const request = fetchRequest(asked)
  const response = await fetch(request)
  if (!(response instanceof Response)) throw new Error('The server answered with something that is no Response.')
  const handler = answering.get(request)
  const cors = response.headers.has('Access-Control-Allow-Origin') ? undefined : verdict(request)
  return answerOf(response, asked.method, {
    ran: Boolean(handler),
    ...(handler
      ? {
          route: handler.method === '' ? `${handler.handler.name || 'app.use'}()` : `${handler.method} ${handler.path}`,
          ...(handler.line === undefined ? {} : { line: handler.line }),
        }
      : {}),
    ...(cors ? { cors } : {}),
  })
}

/** What Hono does with an uncaught error: an exception's own response, else 500; and it prints the error. */
function printed({ print, explain }: RuntimeEnvironment): Parameters<AnyHono['onError']>[0] {
  return (error, context) => {
    const own: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'getResponse')
    if (typeof own === 'function') return own.call(error)
    const { text, line } = explain(error)
    print('error', text, line)
    return context.text('Internal Server Error', 500)
  }
}

/** A factory whose middlewares have its name, for the trace. */
function named<Maker extends (...args: never[]) => unknown>(name: string, make: Maker): Maker {
  const maker = (...args: Parameters<Maker>) => {
    const middleware = make(...args)
    return typeof middleware === 'function' ? Object.defineProperty(middleware, 'name', { value: name }) : middleware
  }
  return maker as unknown as Maker
}
