/** Cases of hono/cors, answered by the real package in the version that they ask for. */
import type { Hono as HonoClass, MiddlewareHandler } from 'hono'
import type { cors as honoCors } from 'hono/cors'
import { type AnswerCase, type CorsCase, caseHeaders } from './case.ts'
import { configValue } from './config-value.ts'
import { describedFunction } from './described-function.ts'

interface Package {
  readonly Hono: typeof HonoClass
  readonly cors: typeof honoCors
}

const VERSIONS: Readonly<Record<string, () => Promise<Package>>> = {
  '4.13.19': async () => ({ ...(await import('hono')), ...(await import('hono/cors')) }),
  '4.12.20': async () => {
    const [{ Hono }, { cors }] = await Promise.all([import('hono-4-12-20'), import('hono-4-12-20/cors')])
    return { Hono, cors } as unknown as Package
  },
  '4.10.2': async () => {
    const [{ Hono }, { cors }] = await Promise.all([import('hono-4-10-2'), import('hono-4-10-2/cors')])
    return { Hono, cors } as unknown as Package
  },
}

function optionsOf(config: unknown): Parameters<typeof honoCors>[0] {
  const options = configValue(config, (key, value, [name]) => {
    if (key !== '$fn') return undefined
    const decision = describedFunction(String(value))
    if (decision.style === 'return') {
      if (name !== 'origin') return decision.decide
      // In Hono a function returns the header's value; one that is described as a test allows its origin, or none.
      const chosen = (origin: unknown, value: unknown) => (value === true ? origin : value === false ? null : value)
      return (origin: unknown, context: unknown) => {
        const decided = decision.decide(origin, context)
        return decided instanceof Promise ? decided.then((one) => chosen(origin, one)) : chosen(origin, decided)
      }
    }
    return (origin: unknown) =>
      new Promise((resolve, reject) => {
        decision.call(origin, (error, chosen) => (error ? reject(error) : resolve(chosen)))
      })
  })
  return options as Parameters<typeof honoCors>[0]
}

interface Parts {
  readonly app: HonoClass
  readonly mw: MiddlewareHandler
  readonly ok: (path?: string) => void
  readonly get: (handler: () => Response) => void
  readonly auth: MiddlewareHandler
  readonly reached: () => void
}

const APPS: Readonly<Record<string, (parts: Parts) => void>> = {
  'use-all': ({ app, mw, ok }) => {
    app.use('*', mw)
    ok()
  },
  'only-mw': ({ app, mw }) => app.use('*', mw),
  'raw-vary': ({ app, mw, get }) => {
    app.use('*', mw)
    get(() => new Response('{}', { headers: { Vary: 'X-Custom-Vary-Value' } }))
  },
  'vary-before': ({ app, mw, ok }) => {
    app.use('*', async (c, next) => {
      c.header('Vary', 'Accept-Encoding', { append: true })
      await next()
    })
    app.use('*', mw)
    ok()
  },
  double: ({ app, mw, ok }) => {
    app.use('*', mw)
    app.use('*', mw)
    ok()
  },
  'route-first': ({ app, mw, get }) => {
    get(() => new Response('ok'))
    app.use('*', mw)
  },
  'get-route': ({ app, mw, get }) => {
    app.use('*', mw)
    get(() => new Response('ok'))
  },
  'auth-before': ({ app, mw, auth, get }) => {
    app.use('*', auth)
    app.use('*', mw)
    get(() => new Response('ok'))
  },
  'auth-after': ({ app, mw, auth, get }) => {
    app.use('*', mw)
    app.use('*', auth)
    get(() => new Response('ok'))
  },
  error: ({ app, mw, get }) => {
    app.onError((error, c) => c.text(error.message, 500))
    app.use('*', mw)
    get(() => {
      throw new Error('nope')
    })
  },
  'raw-response': ({ app, mw, get }) => {
    app.use('*', mw)
    get(() => new Response('raw'))
  },
  'raw-response-acao': ({ app, mw, get }) => {
    app.use('*', mw)
    get(() => new Response('raw', { headers: { 'Access-Control-Allow-Origin': 'https://handler.example' } }))
  },
  'options-route': ({ app, mw, get, reached }) => {
    app.options('/', (c) => {
      reached()
      return c.text('opts')
    })
    app.use('*', mw)
    get(() => new Response('ok'))
  },
}

/** The names that cases of other middlewares give to the same applications. */
const SAME: Readonly<Record<string, string>> = {
  only: 'only-mw',
  'get-then-use': 'route-first',
  'route-before-mw': 'route-first',
  'auth-before-mw': 'auth-before',
  'auth-after-mw': 'auth-after',
  'double-mw': 'double',
}

/** Answers cases of hono/cors, in the versions that are here. */
export const answerHonoCase: AnswerCase = async (given) => {
  const version = given.version || '4.13.19'
  const load = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined
  if (!load) {
    return { unsupported: `There is hono ${Object.keys(VERSIONS).join(', ')} here, not ${given.version}.` }
  }
  const name = given.app ?? 'use-all'
  const same = Object.hasOwn(SAME, name) ? (SAME[name] ?? name) : name
  const build = Object.hasOwn(APPS, same) ? APPS[same] : undefined
  if (!build) {
    return { unsupported: `There is no application named ${name} for Hono. There is ${Object.keys(APPS).join(', ')}.` }
  }
  const { Hono, cors } = await load()
  const app = new Hono()
  let callsNext = false
  const reached = () => {
    callsNext = true
  }
  addExisting(app, given)
  build({
    app,
    mw: given.config === null ? cors() : cors(optionsOf(given.config)),
    reached,
    ok: () => {
      app.on(['GET', 'POST', 'DELETE', 'PUT'], '/', (c) => {
        reached()
        return c.json({ success: true })
      })
    },
    get: (handler) => {
      app.get('/', () => {
        reached()
        return handler()
      })
    },
    auth: async (c, next) => {
      if (!c.req.header('Authorization')) return c.text('unauthorized', 401)
      return next()
    },
  })
  const response = await withoutPrinting(() => app.fetch(requestOf(given)))
  return { status: response.status, headers: caseHeaders(response.headers), callsNext }
}

function requestOf({ request }: CorsCase): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value].flat()) headers.append(name, one)
  }
  return new Request(new URL(request.path ?? '/', 'http://localhost'), { method: request.method, headers })
}

function addExisting(app: HonoClass, { existingResponseHeaders }: CorsCase): void {
  if (!existingResponseHeaders) return
  app.use('*', async (c, next) => {
    for (const [name, value] of Object.entries(existingResponseHeaders)) {
      for (const one of [value].flat()) c.header(name, one, { append: true })
    }
    await next()
  })
}

/** Hono prints uncaught errors on the console; here the response is enough. */
async function withoutPrinting<T>(run: () => T | Promise<T>): Promise<T> {
  const { error } = console
  console.error = () => {}
  try {
    return await run()
  } finally {
    console.error = error
  }
}
