/** The real `http`, `HttpResponse` and `delay` of MSW, with handlers matched as MSW matches them in a page. */
import { delay, getResponse, HttpResponse, http, type RequestHandler } from 'msw'
import { CarriedRequest } from '../code/carried-request.ts'
import { answerOf, fetchRequest } from '../code/fetch-answer.ts'
import { type CreateRuntime, StartError } from '../code/runtime.ts'

interface Registered {
  readonly route: string
  readonly line?: number
}

type Resolver = (info: { readonly request: Request }) => unknown

/** MSW for one server. */
export const createRuntime: CreateRuntime = (environment) => {
  /** By the carried request: MSW gives clones of it to its resolvers. */
  const answering = new WeakMap<object, Registered>()

  const watchedHttp = Object.fromEntries(
    Object.entries(http).map(([method, make]) => {
      const register = make as (path: unknown, resolver: Resolver, options?: unknown) => RequestHandler
      const watched = (path: unknown, resolver: Resolver, options?: unknown) => {
        const line = environment.line()
        const handler: Registered = {
          route: `${method === 'all' ? 'ALL' : method.toUpperCase()} ${String(path)}`,
          ...(line === undefined ? {} : { line }),
        }
        return register(
          path,
          (info) => {
            if (info.request instanceof CarriedRequest) answering.set(info.request.wire, handler)
            return resolver(info)
          },
          options,
        )
      }
      return [method, watched]
    }),
  )

  return {
    modules: {
      msw: {
        exports: {
          http: watchedHttp,
          HttpResponse,
          delay,
          passthrough: () => {
            throw new Error(
              'passthrough() does not work in this server: behind these handlers there is no network to pass a request on to. Answer with HttpResponse.',
            )
          },
          bypass: () => {
            throw new Error(
              'bypass() does not work in this server: behind these handlers there is no network to send a request to. Answer with HttpResponse.',
            )
          },
        },
      },
    },
    serve(exported) {
      const handlers = exported.handlers ?? exported.default
      if (!Array.isArray(handlers)) {
        throw new StartError('Nothing is exported as `handlers`. Write `export const handlers = [ … ]`.')
      }
      return async (asked) => {
        const request = fetchRequest(asked)
        let response: Response | undefined
        try {
          response = await getResponse(handlers as RequestHandler[], request, { baseUrl: `${environment.origin}/` })
        } catch (error) {
          // The response of MSW in a page when a resolver throws.
          const { text, line } = environment.explain(error)
          environment.print('error', text, line)
          const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
          response = HttpResponse.json({ name, message }, { status: 500, statusText: 'Request Handler Error' })
        }
        const handler = answering.get(request.wire)
        if (response && handler) return answerOf(response, asked.method, { ran: true, ...handler })
        return answerOf(noHandler(asked.method, asked.url), asked.method, { ran: false })
      }
    },
  }
}

/** In a page, MSW would let such a request through to the network; behind this server there is none. */
function noHandler(method: string, url: string): Response {
  const { pathname } = new URL(url)
  return HttpResponse.text(`No handler matches ${method} ${pathname}, and there is nothing behind the handlers.\n`, {
    status: 404,
  })
}
