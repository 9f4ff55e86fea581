import { GoError, GoPanic } from '../../go/machine/go-error.ts'
import type { CorsConfig } from '../../servers/fiber/cors/config.ts'
import { corsNew } from '../../servers/fiber/cors/middleware.ts'
import { App, type Handler } from '../../servers/fiber/framework/app.ts'
import type { Context } from '../../servers/fiber/framework/context.ts'
import { FiberError } from '../../servers/fiber/framework/fiber-error.ts'
import { type AnswerCase, type CaseAnswer, type CaseHeaders, type CorsCase, caseHeaders } from './case.ts'
import { describedFunction } from './described-function.ts'

/** Answers cases of `gofiber/fiber middleware/cors`, with the application that a case names around the middleware. */
export const answerFiberCase: AnswerCase = async (given) => {
  const version = given.version.replace(/^v/, '')
  if (!/^[23](\.\d+){0,2}$/.test(version)) {
    return { unsupported: `There is no Fiber ${given.version} here. There are 2.x and 3.x.` }
  }
  let called = false
  const handler = (answer: (context: Context) => GoError | null): Handler => {
    return (context) => {
      called = true
      return answer(context)
    }
  }
  try {
    const config = readConfig(given.config)
    const middleware = (each: CorsConfig | null) => corsNew(each, { version, warn: () => {} })
    const app = new App(version)
    const before = existingHeaders(given.existingResponseHeaders)
    if (before) app.use('/', [before])
    buildApp(given.app, app, { config, middleware, handler })
    const { method, path = '/', headers } = given.request
    const sent = app.handle({
      method,
      url: `http://localhost:8080${path}`,
      headers: requestHeaders(headers),
      body: null,
    })
    return { status: sent.status, headers: caseHeaders(sent.headers), callsNext: called } satisfies CaseAnswer
  } catch (error) {
    if (error instanceof GoPanic) return { panic: error.message }
    throw error
  }
}

interface Around {
  readonly config: CorsConfig | null
  readonly middleware: (config: CorsConfig | null) => Handler
  /** Makes a handler behind the middleware, and notes when it is reached. */
  readonly handler: (answer: (context: Context) => GoError | null) => Handler
}

function ok(context: Context): null {
  context.sendString('OK')
  return null
}

/** A middleware that refuses requests without `Authorization`. */
const auth: Handler = (context) => {
  if (context.get('Authorization') !== '') return context.next()
  context.sendStatus(401)
  return null
}

function buildApp(name: string | undefined, app: App, { config, middleware, handler }: Around): void {
  const mw = middleware(config)
  const answer = handler(ok)
  switch (name) {
    case undefined:
      app.use('/', [mw])
      app.use('/', [answer])
      return
    case 'only-mw':
      app.use('/', [mw])
      return
    case 'no-mw':
      app.add('GET', '/*', [answer])
      return
    case 'get-route':
      app.use('/', [mw])
      app.add('GET', '/', [answer])
      return
    case 'route-before-mw':
      app.add('GET', '/', [answer])
      app.use('/', [mw])
      return
    case 'group':
      app.use('/api', [mw])
      app.use('/api', [answer])
      app.add('GET', '/*', [answer])
      return
    case 'handler-error':
      app.use('/', [mw])
      app.use('/', [handler(() => new FiberError('Unauthorized', 401))])
      return
    case 'handler-500':
      app.use('/', [mw])
      app.use('/', [handler(() => new GoError('github response error: boom'))])
      return
    case 'auth-before-mw':
    case 'auth-after-mw':
      for (const each of name === 'auth-before-mw' ? [auth, mw] : [mw, auth]) app.use('/', [each])
      app.add('GET', '/', [answer])
      return
    case 'handler-sets-acao':
    case 'handler-appends-acao':
      app.use('/', [mw])
      app.use('/', [
        handler((context) => {
          if (name === 'handler-sets-acao') context.set('Access-Control-Allow-Origin', '*')
          else context.append('Access-Control-Allow-Origin', '*')
          return ok(context)
        }),
      ])
      return
    case 'double-mw':
      app.use('/', [mw])
      app.use('/', [middleware(null)])
      app.use('/', [answer])
      return
    case 'options-route-before-mw':
      app.add('OPTIONS', '/', [answer])
      app.use('/', [mw])
      app.use('/', [answer])
      return
    default:
      throw new Error(`There is no application ${name} around Fiber's middleware here.`)
  }
}

function existingHeaders(headers: CaseHeaders | undefined): Handler | null {
  if (!headers) return null
  return (context) => {
    for (const [name, value] of Object.entries(headers)) {
      for (const each of [value].flat()) {
        if (Array.isArray(value)) context.headers.add(name, each)
        else context.set(name, each)
      }
    }
    return context.next()
  }
}

function requestHeaders(headers: CaseHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
}

/** The case's configuration, with functions in the place of their names. */
function readConfig(config: CorsCase['config']): CorsConfig | null {
  if (config === null || config === undefined) return null
  if (typeof config !== 'object') throw new Error('The configuration is not an object.')
  const read: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(config)) {
    if (!FIELDS.includes(field)) throw new Error(`unknown field ${field} in struct literal of type cors.Config`)
    if (typeof value === 'object' && value !== null && '$undefined' in value) continue
    if (value === null) continue
    const name = typeof value === 'object' && '$fn' in value ? String(value.$fn) : null
    read[field] =
      name === null ? value : field === 'Next' ? (context: Context) => predicate(name)(context.path) : predicate(name)
  }
  return read as CorsConfig
}

const FIELDS = [
  'Next',
  'AllowOriginsFunc',
  'AllowOrigins',
  'AllowMethods',
  'AllowHeaders',
  'ExposeHeaders',
  'AllowCredentials',
  'AllowPrivateNetwork',
  'DisableValueRedaction',
  'MaxAge',
]

/** The function that a case describes: `true`, `contains:example-2`, `hasSuffix:.example.com`, or JavaScript. */
function predicate(name: string): (text: string) => boolean {
  const [kind = '', ...rest] = name.split(':')
  const argument = rest.join(':')
  switch (kind) {
    case 'prefix':
    case 'hasPrefix':
      return (text) => text.startsWith(argument)
    case 'suffix':
    case 'hasSuffix':
      return (text) => text.endsWith(argument)
    case 'in':
    case 'oneOf':
      return (text) => argument.split(',').includes(text)
    default: {
      const described = describedFunction(name)
      if (described.style !== 'return') throw new Error(`${name} is no function of Fiber: it returns nothing.`)
      return (text) => described.decide(text) === true
    }
  }
}
