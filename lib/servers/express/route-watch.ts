/**
 * Finds out which handler of an Express application answers a request, and on which line it was registered. Express
 * does not report this, so the methods of its router that register and that call a handler are wrapped, once.
 */
import express from 'express'

export interface Answering {
  /** `GET /data`; for a middleware, its name. */
  readonly route: string
  readonly line?: number
}

interface Registered {
  /** Absent for handlers that `use` registered. */
  readonly method?: string
  readonly line?: number
}

type Next = (error?: unknown) => void

/** One handler in the stack of a router. */
interface Layer {
  readonly name: string
  handleRequest(request: object, response: object, next: Next): void
}

/** The prototypes of routers and routes: functions that register handlers on `this.stack`. */
type Registrar = Record<string, (this: { readonly stack: readonly Layer[] }, ...args: unknown[]) => unknown>

const REGISTERED = new WeakMap<Layer, Registered>()
const AT_WORK = new WeakMap<object, { readonly layer: Layer; readonly path: string } | null>()

let lineNow: () => number | undefined = () => undefined
let watching = false

let withinAll = false

/** `app.all`, which registers its handlers once for each method there is. */
export function registeringAll<T>(register: () => T): T {
  withinAll = true
  try {
    return register()
  } finally {
    withinAll = false
  }
}

/** Watches every application of this Express. `line` returns the line of server code that is running. */
export function watchRoutes(line: () => number | undefined): void {
  lineNow = line
  if (watching) return
  watching = true
  watchRegistration(express.Router.prototype as unknown as Registrar, 'use')
  const route = Reflect.get(express, 'Route').prototype as Registrar
  for (const method of Object.keys(route)) {
    if (/^[a-z-]+$/.test(method) && method !== 'dispatch') watchRegistration(route, method)
  }
  const layer = prototypeOfLayers()
  const { handleRequest } = layer
  layer.handleRequest = function (this: Layer, request, response, next) {
    AT_WORK.set(request, { layer: this, path: pathOf(request) })
    // A handler that passes the request on does not answer it; but an error is the handler's own.
    handleRequest.call(this, request, response, (error) => {
      if (error === undefined || error === null || error === 'route' || error === 'router') AT_WORK.set(request, null)
      next(error)
    })
  }
}

/** Express does not export the class of its layers; a router holds one. */
function prototypeOfLayers(): Layer {
  const { stack } = express.Router().use(() => {}) as unknown as { readonly stack: readonly Layer[] }
  return Object.getPrototypeOf(stack[0])
}

function watchRegistration(prototype: Registrar, method: string): void {
  const register = prototype[method]
  if (typeof register !== 'function') return
  prototype[method] = function (...args) {
    const before = this.stack.length
    const result = register.apply(this, args)
    const line = lineNow()
    for (const layer of this.stack.slice(before)) {
      REGISTERED.set(layer, {
        ...(method === 'use' ? {} : { method: method === 'all' || withinAll ? 'ALL' : method.toUpperCase() }),
        ...(line === undefined ? {} : { line }),
      })
    }
    return result
  }
}

/** The path of the route that is being called, as its author wrote it, after the path where its router is mounted. */
function pathOf(request: object): string {
  const route: unknown = Reflect.get(request, 'route')
  const path: unknown = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : ''
  const base = String(Reflect.get(request, 'baseUrl') ?? '')
  const written = [path].flat().map(String).join(', ')
  return base !== '' && written === '/' ? base : `${base}${written}`
}

/** The handler that answered this request; null where none did, and Express sent its default response. */
export function answering(request: object): Answering | null {
  const at = AT_WORK.get(request)
  if (!at) return null
  const { method, line } = REGISTERED.get(at.layer) ?? {}
  return {
    route: method === undefined ? middlewareName(at.layer.name) : `${method} ${at.path}`,
    ...(line === undefined ? {} : { line }),
  }
}

const KNOWN_NAMES: Readonly<Record<string, string>> = {
  corsMiddleware: 'cors()',
  jsonParser: 'express.json()',
  urlencodedParser: 'express.urlencoded()',
  textParser: 'express.text()',
  rawParser: 'express.raw()',
  router: 'app.use()',
  '<anonymous>': 'app.use()',
}

function middlewareName(name: string): string {
  return KNOWN_NAMES[name] ?? `${name}()`
}
