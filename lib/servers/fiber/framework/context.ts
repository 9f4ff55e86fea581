import { statusMessage } from '../../../go/library/http-status.ts'
import type { GoError } from '../../../go/machine/go-error.ts'
import { firstHeader, headerValues } from '../../../trace/header-list.ts'
import type { OwnCors } from '../../../trace/server-events.ts'
import type { ServerRequest } from '../../dialect.ts'
import { type FiberVersion, majorOf } from '../version.ts'
import { ResponseHeaders } from './response-headers.ts'

/** One request and the response to it: `*fiber.Ctx` of Fiber 2, `fiber.Ctx` of Fiber 3. */
export class Context {
  readonly request: ServerRequest
  readonly version: FiberVersion
  readonly headers = new ResponseHeaders()
  readonly locals = new Map<unknown, unknown>()
  readonly url: URL
  /** As sent, undecoded. */
  readonly path: string
  status = 200
  body: string | Uint8Array = ''
  /** The values of `:name`, of the route that runs. */
  params: ReadonlyMap<string, string> = new Map()
  /** What the middleware for CORS makes of a request whose response has no permission in the end. */
  cors: OwnCors | null = null
  /** Set by the router: runs what comes after the current handler. */
  next: () => GoError | null = () => null

  constructor(request: ServerRequest, version: FiberVersion) {
    this.request = request
    this.version = version
    this.url = new URL(request.url)
    this.path = this.url.pathname
  }

  get method(): string {
    return this.request.method
  }

  /** The first value of a request header; empty where there is none. */
  get(name: string): string {
    if (name.toLowerCase() === 'host') return this.url.host
    return firstHeader(this.request.headers, name) ?? ''
  }

  set(name: string, value: string): void {
    this.headers.set(name, value)
  }

  /** Adds values to a comma-separated header, each of them once. */
  append(name: string, ...values: string[]): void {
    const before = this.headers.peek(name)
    let list = before
    for (const value of values) {
      if (list === '') list = value
      else if (
        list !== value &&
        !list.startsWith(`${value},`) &&
        !list.endsWith(` ${value}`) &&
        !list.includes(` ${value},`)
      ) {
        list += `, ${value}`
      }
    }
    if (list !== before) this.set(name, list)
  }

  vary(...fields: string[]): void {
    this.append('Vary', ...fields)
  }

  sendString(text: string): void {
    this.body = text
  }

  /** The status, and its name as the body where there is none yet. */
  sendStatus(status: number): void {
    this.status = status
    if (this.body.length === 0) this.body = statusMessage(status)
  }

  /** @param text the value, encoded already */
  sendJson(text: string, type?: string): void {
    this.body = text
    const usual = majorOf(this.version) === 3 ? 'application/json; charset=utf-8' : 'application/json'
    this.set('Content-Type', type ?? usual)
  }

  redirect(location: string, status: number): void {
    this.set('Location', location)
    this.status = status
  }

  requestCookie(name: string): string {
    for (const pair of headerValues(this.request.headers, 'Cookie').join('; ').split(';')) {
      const [key = '', ...value] = pair.trim().split('=')
      if (key === name) return value.join('=')
    }
    return ''
  }
}
