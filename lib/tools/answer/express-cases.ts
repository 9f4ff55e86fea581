/** Cases of expressjs/cors, answered by the real package on the Express that they were recorded with. */
import cors, { type CorsOptions } from 'cors'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import express from 'express-4'
import { type AnswerCase, type CorsCase, caseHeaders } from './case.ts'
import { configValue } from './config-value.ts'
import { type Callback, describedFunction } from './described-function.ts'
import { askListener } from './in-memory-http.ts'

const VERSION = '2.8.6'

/** A new middleware with this configuration. */
function middleware(config: unknown): RequestHandler {
  if (config === null) return cors()
  const options = configValue(config, (key, value) => {
    if (key === '$fn') return callbackFunction(String(value))
    if (key === '$delegate') {
      const chosen = optionsOf(value)
      return (_request: Request, callback: Callback) => callback(null, chosen)
    }
    return undefined
  })
  return cors(options as CorsOptions)
}

function optionsOf(config: unknown): unknown {
  return configValue(config, (key, value) => (key === '$fn' ? callbackFunction(String(value)) : undefined))
}

function callbackFunction(text: string) {
  const decision = describedFunction(text)
  return (origin: unknown, callback: Callback) => {
    if (decision.style === 'callback') return decision.call(origin, callback)
    try {
      Promise.resolve(decision.decide(origin)).then((value) => callback(null, value), callback)
    } catch (error) {
      callback(error)
    }
    return undefined
  }
}

type App = ReturnType<typeof express>

/** The applications around the middleware. `ok` answers 200, `auth` 401 where there is no `Authorization`. */
interface Parts {
  readonly app: App
  readonly mw: () => RequestHandler
  readonly ok: RequestHandler
  readonly auth: RequestHandler
  readonly reached: () => void
}

const answer500 = (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
  response.status(500).send(error instanceof Error ? error.message : String(error))
}

const APPS: Readonly<Record<string, (parts: Parts) => void>> = {
  'use-all': ({ app, mw, ok }) => app.use(mw()).use(ok),
  only: ({ app, mw }) => app.use(mw()).use(answer500),
  'only-mw': ({ app, mw }) => app.use(mw()),
  'get-route': ({ app, mw, ok }) => app.use(mw()).get('/', ok),
  'route-only': ({ app, mw, ok }) => app.get('/', mw(), ok).delete('/', mw(), ok).post('/', mw(), ok),
  'route+options': ({ app, mw, ok }) => app.options('/', mw()).delete('/', mw(), ok).get('/', mw(), ok),
  'get-then-use': ({ app, mw, ok }) => app.get('/', ok).use(mw()),
  'auth-before': ({ app, mw, ok, auth }) => app.use(auth).use(mw()).get('/', ok),
  'auth-after': ({ app, mw, ok, auth }) => app.use(mw()).use(auth).get('/', ok),
  error: ({ app, mw, reached }) =>
    app
      .use(mw())
      .get('/', (_request, _response, next) => {
        reached()
        next(new Error('nope'))
      })
      .use(answer500),
  double: ({ app, mw, ok }) => app.use(mw()).use(cors()).get('/', ok),
}

/** The names that cases of other middlewares give to the same applications. */
const SAME: Readonly<Record<string, string>> = {
  'route-first': 'get-then-use',
  'route-before-mw': 'get-then-use',
  'auth-before-mw': 'auth-before',
  'auth-after-mw': 'auth-after',
  'double-mw': 'double',
}

/** Answers cases of expressjs/cors 2.8.6. */
export const answerExpressCase: AnswerCase = async (given) => {
  if (given.version && given.version !== VERSION) {
    return { unsupported: `There is cors ${VERSION} here, not ${given.version}.` }
  }
  const name = given.app ?? 'use-all'
  const same = Object.hasOwn(SAME, name) ? (SAME[name] ?? name) : name
  const build = Object.hasOwn(APPS, same) ? APPS[same] : undefined
  if (!build) return { unsupported: `There is no application named ${name} for Express. There is ${known()}.` }
  let callsNext = false
  const app = express()
  app.use(withExisting(given))
  const reached = () => {
    callsNext = true
  }
  build({
    app,
    mw: () => middleware(given.config),
    reached,
    ok: (_request, response) => {
      reached()
      response.status(200).send('ok')
    },
    auth: (request, response, next) => {
      if (request.headers.authorization) next()
      else response.status(401).send('unauthorized')
    },
  })
  // Express prints uncaught errors, unless it runs in a test.
  app.set('env', 'test')
  const { status, headers } = await askListener(app, given.request)
  return { status, headers: caseHeaders(headers), callsNext }
}

function withExisting(given: CorsCase): RequestHandler {
  return (_request, response, next) => {
    for (const [name, value] of Object.entries(given.existingResponseHeaders ?? {})) {
      response.setHeader(name, typeof value === 'string' ? value : [...value])
    }
    next()
  }
}

function known(): string {
  return Object.keys(APPS).join(', ')
}
