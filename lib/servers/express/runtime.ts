/** The real Express and cors, with requests and responses that do not come from a network. */
import express, { type Express } from 'express'
import finalhandler from 'finalhandler'
import { hasHeader } from '../../trace/header-list.ts'
import { type CreateRuntime, type RuntimeEnvironment, StartError } from '../code/runtime.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { IncomingRequest } from './incoming-request.ts'
import { OutgoingResponse, type SentResponse } from './outgoing-response.ts'
import { type CorsWatch, type Layer, watchCors } from './own-cors.ts'
import { answering, registeringAll, watchRoutes } from './route-watch.ts'

/** Functions that need a disk, a port or a template engine, each with what to do instead. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'res.sendFile': 'there are no files here. Send the content with res.send() or res.json()',
  'res.download': 'there are no files here. Send the content with res.attachment() and res.send()',
  'res.render': 'there are no templates here. Send the text with res.send()',
  'app.render': 'there are no templates here. Send the text with res.send()',
  'app.engine': 'there are no templates here. Send the text with res.send()',
  'express.static': 'there are no files here. Answer with a route and res.send()',
}

function refuse(name: string): (...args: unknown[]) => never {
  return () => {
    throw new Error(`${name} does not work in this server: ${NOT_HERE[name]}.`)
  }
}

let prepared = false

/** Makes our request and response classes the prototypes of Express's. */
function prepareExpress(line: () => number | undefined): void {
  watchRoutes(line)
  if (prepared) return
  prepared = true
  Object.setPrototypeOf(express.request, IncomingRequest.prototype)
  Object.setPrototypeOf(express.response, OutgoingResponse.prototype)
  Object.assign(express.response, {
    sendFile: refuse('res.sendFile'),
    download: refuse('res.download'),
    render: refuse('res.render'),
  })
}

/** Express for one server. `listen` opens no port: it names the application that answers. */
export const createRuntime: CreateRuntime = (environment) => {
  prepareExpress(environment.line)
  const listening = new Map<number, Express>()
  const watch = watchCors(environment.line)
  const { cors } = watch

  function createApplication(): Express {
    const app = express()
    const listen = (...args: unknown[]) => {
      const port = portOf(args[0])
      const taken = listening.has(port)
      if (!taken) listening.set(port, app)
      watch.started()
      const started = args.findLast((arg) => typeof arg === 'function')
      const error = taken
        ? Object.assign(new Error(`listen EADDRINUSE: address already in use :::${port}`), { code: 'EADDRINUSE' })
        : undefined
      if (typeof started === 'function') queueMicrotask(() => Reflect.apply(started, undefined, error ? [error] : []))
      else if (error) throw error
      return httpServer(port)
    }
    const { all } = app
    const allMethods = (...args: unknown[]) => registeringAll(() => Reflect.apply(all, app, args))
    Object.assign(app, { all: allMethods, listen, render: refuse('app.render'), engine: refuse('app.engine') })
    app.set('env', 'production')
    return app
  }
  const here = Object.assign(createApplication, {
    ...express,
    static: refuse('express.static'),
  })

  return {
    modules: {
      express: { exports: { default: here, ...exportsOf(here) }, required: here },
      cors: { exports: { default: cors }, required: cors },
    },
    serve() {
      const [app] = listening.values()
      if (!app) {
        throw new StartError(
          'The program came to its end, and nothing listens: the process exits. Write app.listen(8080) at the end.',
        )
      }
      return (request) => answerWith(app, request, environment, watch)
    },
  }
}

/** The named exports of Express that Node finds when a module imports them. */
function exportsOf(here: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ['Router', 'Route', 'json', 'urlencoded', 'text', 'raw', 'static', 'application', 'request', 'response'].map(
      (name) => [name, Reflect.get(here, name)],
    ),
  )
}

/** The handlers of an application, in the order in which it asks them. */
function stackOf(app: Express): readonly Layer[] {
  const stack: unknown = Reflect.get(Reflect.get(app, 'router') ?? {}, 'stack')
  return Array.isArray(stack) ? stack : []
}

function portOf(given: unknown): number {
  const port = typeof given === 'object' && given !== null ? Reflect.get(given, 'port') : given
  const number = typeof port === 'function' || port === undefined ? 0 : Number(port)
  if (Number.isInteger(number) && number >= 0 && number < 65536) return number
  throw Object.assign(
    new RangeError(`options.port should be >= 0 and < 65536. Received ${typeof port} (${String(port)}).`),
    { code: 'ERR_SOCKET_BAD_PORT' },
  )
}

/** The members of the result of `listen` that programs use. */
function httpServer(port: number): object {
  const server = {
    address: () => ({ address: '::', family: 'IPv6', port }),
    close: (done?: () => void) => {
      if (done) queueMicrotask(done)
      return server
    },
    on: () => server,
    once: () => server,
    off: () => server,
    ref: () => server,
    unref: () => server,
  }
  return server
}

function answerWith(
  app: Express,
  asked: ServerRequest,
  { print, explain }: RuntimeEnvironment,
  watch: CorsWatch,
): Promise<ServerResponse> {
  return new Promise((resolve, reject) => {
    const request = new IncomingRequest(asked)
    const sent = ({ status, statusText, headers, body }: SentResponse) => {
      const handler = answering(request)
      const place = { method: asked.method, path: new URL(asked.url).pathname }
      const own = hasHeader(headers, 'Access-Control-Allow-Origin')
        ? undefined
        : watch.verdict(request, place, stackOf(app))
      resolve({ status, statusText, headers, body, ran: handler !== null, ...handler, ...(own ? { cors: own } : {}) })
    }
    const response = new OutgoingResponse(request, sent, reject)
    const done = (error?: unknown) => {
      if (error) {
        const { text, line } = explain(error)
        print('error', text, line)
      }
      const [req, res] = [request, response] as unknown as [
        Parameters<typeof finalhandler>[0],
        Parameters<typeof finalhandler>[1],
      ]
      finalhandler(req, res, { env: 'production' })(error)
      // Once the response has begun, the only way to report an error is to close the connection.
      if (error && response.headersSent && !response.finished) response.destroy()
    }
    try {
      Reflect.apply(Reflect.get(app, 'handle') as (...args: unknown[]) => void, app, [request, response, done])
    } catch (error) {
      done(error)
    }
  })
}
