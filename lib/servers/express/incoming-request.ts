/** A request with the interface of Node's `http.IncomingMessage` that Express and its middlewares read. */
import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { ServerRequest } from '../dialect.ts'

/** Headers of which Node keeps the first line only. https://nodejs.org/api/http.html#messageheaders */
const ONCE = new Set(
  `age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since
  last-modified location max-forwards proxy-authorization referer retry-after server user-agent`.split(/\s+/),
)

/** The members of the connection that Express reads. */
class Socket extends EventEmitter {
  readonly readable = true
  readonly writable = true
  readonly remoteAddress = '127.0.0.1'
  readonly encrypted: boolean
  constructor(encrypted: boolean) {
    super()
    this.encrypted = encrypted
  }
  setTimeout(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  destroy(): void {}
}

export class IncomingRequest extends Readable {
  method: string
  url: string
  headers: Record<string, string | string[]> = {}
  rawHeaders: string[] = []
  trailers = {}
  rawTrailers: string[] = []
  httpVersion = '1.1'
  httpVersionMajor = 1
  httpVersionMinor = 1
  complete = true
  aborted = false
  socket: Socket
  connection: Socket
  #body: Uint8Array | null

  constructor({ method, url, headers, body }: ServerRequest) {
    super()
    const { pathname, search, host, protocol } = new URL(url)
    this.method = method
    this.url = `${pathname}${search}`
    this.socket = new Socket(protocol === 'https:')
    this.connection = this.socket
    this.#body = body
    for (const [name, value] of headers) this.#add(name, value)
    if (!('host' in this.headers)) this.#add('Host', host)
    const hasLength = 'content-length' in this.headers || 'transfer-encoding' in this.headers
    // A body on the wire always has a Content-Length.
    if (body && !hasLength) this.#add('Content-Length', String(body.byteLength))
  }

  #add(name: string, value: string): void {
    this.rawHeaders.push(name, value)
    const key = name.toLowerCase()
    const before = this.headers[key]
    if (key === 'set-cookie') this.headers[key] = [...(Array.isArray(before) ? before : []), value]
    else if (before === undefined) this.headers[key] = value
    else if (!ONCE.has(key)) this.headers[key] = `${before}${key === 'cookie' ? '; ' : ', '}${value}`
  }

  get headersDistinct(): Record<string, string[]> {
    const distinct: Record<string, string[]> = {}
    for (let at = 0; at < this.rawHeaders.length; at += 2) {
      const key = (this.rawHeaders[at] ?? '').toLowerCase()
      distinct[key] = [...(distinct[key] ?? []), this.rawHeaders[at + 1] ?? '']
    }
    return distinct
  }

  override _read(): void {
    if (this.#body && this.#body.byteLength > 0) this.push(Buffer.from(this.#body))
    this.push(null)
  }

  setTimeout(): this {
    return this
  }
}
