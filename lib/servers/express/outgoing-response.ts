/** A response with the interface of Node's `http.ServerResponse`: headers, then a body, and then it is sent. */
import { Writable } from 'node:stream'
import statuses from 'statuses'
import type { IncomingRequest } from './incoming-request.ts'

export interface SentResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array | null
}

type HeaderValue = string | readonly string[]

/** https://nodejs.org/api/errors.html#err_http_headers_sent and its neighbours */
function nodeError(
  Type: ErrorConstructor | TypeErrorConstructor | RangeErrorConstructor,
  code: string,
  message: string,
): Error {
  return Object.assign(new Type(message), { code })
}

function checkedName(name: unknown): string {
  if (typeof name === 'string' && /^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) return name
  throw nodeError(TypeError, 'ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`)
}

function checkedValue(name: string, value: unknown): HeaderValue {
  if (value === undefined || value === null) {
    throw nodeError(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "${value}" for header "${name}"`)
  }
  const values = (Array.isArray(value) ? value : [value]).map(String)
  if (values.some((one) => /[^\t\x20-\x7e\x80-\xff]/.test(one))) {
    throw nodeError(TypeError, 'ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`)
  }
  return Array.isArray(value) ? values : (values[0] ?? '')
}

export class OutgoingResponse extends Writable {
  statusCode = 200
  statusMessage: string | undefined = undefined
  headersSent = false
  finished = false
  sendDate = true
  req: IncomingRequest
  socket: IncomingRequest['socket']
  connection: IncomingRequest['socket']
  /** Lower-case name → the name as written, and its value. */
  #headers = new Map<string, readonly [name: string, value: HeaderValue]>()
  #chunks: Uint8Array[] = []
  #sent: (response: SentResponse) => void
  #broken: (error: Error) => void

  /** @param broken called when the code closes the connection instead of responding */
  constructor(req: IncomingRequest, sent: (response: SentResponse) => void, broken: (error: Error) => void) {
    super()
    this.req = req
    this.socket = req.socket
    this.connection = req.socket
    this.#sent = sent
    this.#broken = broken
    // Without a listener, an error of the stream would end the whole process.
    this.on('error', () => {})
  }

  #refuseAfterSent(what: string): void {
    if (!this.headersSent) return
    throw nodeError(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${what} headers after they are sent to the client`)
  }

  setHeader(name: string, value: unknown): this {
    this.#refuseAfterSent('set')
    this.#headers.set(checkedName(name).toLowerCase(), [name, checkedValue(name, value)])
    return this
  }

  setHeaders(headers: Iterable<readonly [string, unknown]>): this {
    for (const [name, value] of headers) this.setHeader(name, value)
    return this
  }

  appendHeader(name: string, value: unknown): this {
    this.#refuseAfterSent('append')
    const before = this.#headers.get(checkedName(name).toLowerCase())
    const added = checkedValue(name, value)
    this.#headers.set(name.toLowerCase(), [before?.[0] ?? name, before ? [before[1], added].flat() : added])
    return this
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#headers.get(String(name).toLowerCase())?.[1]
  }

  getHeaders(): Record<string, HeaderValue> {
    return Object.fromEntries([...this.#headers].map(([key, [, value]]) => [key, value]))
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()]
  }

  getRawHeaderNames(): string[] {
    return [...this.#headers.values()].map(([name]) => name)
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(String(name).toLowerCase())
  }

  removeHeader(name: string): void {
    this.#refuseAfterSent('remove')
    this.#headers.delete(String(name).toLowerCase())
  }

  writeHead(status: number, message?: unknown, headers?: unknown): this {
    if (this.headersSent)
      throw nodeError(Error, 'ERR_HTTP_HEADERS_SENT', 'Cannot write headers after they are sent to the client')
    const code = Math.trunc(Number(status))
    if (!(code >= 100 && code <= 999)) {
      throw nodeError(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${status}`)
    }
    this.statusCode = code
    if (typeof message === 'string') this.statusMessage = message
    const given = typeof message === 'object' && message !== null ? message : (headers ?? {})
    if (Array.isArray(given)) {
      const pairs = given.every(Array.isArray)
        ? given
        : given.flatMap((name, at) => (at % 2 ? [] : [[name, given[at + 1]]]))
      for (const [name, value] of pairs) this.appendHeader(String(name), value)
    } else for (const [name, value] of Object.entries(given as object)) this.setHeader(name, value)
    this.#sendHead()
    return this
  }

  flushHeaders(): void {
    this.#sendHead()
  }

  #sendHead(): void {
    if (this.headersSent) return
    this.headersSent = true
    this.statusMessage ??= statuses.message[this.statusCode] ?? 'unknown'
  }

  writeContinue(): void {}
  writeProcessing(): void {}
  setTimeout(): this {
    return this
  }
  addTrailers(): void {}
  assignSocket(): void {}
  detachSocket(): void {}

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#sendHead()
    this.#chunks.push(chunk)
    done()
  }

  override end(...args: unknown[]): this {
    if (this.finished) return this
    this.finished = true
    const [chunk, encoding] = args
    if (!this.headersSent && this.#hasBody() && this.req.method !== 'HEAD') {
      const length =
        chunk === undefined || chunk === null || typeof chunk === 'function'
          ? 0
          : Buffer.from(chunk as string, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
              .byteLength
      if (!this.hasHeader('content-length') && !this.hasHeader('transfer-encoding'))
        this.setHeader('Content-Length', String(length))
    }
    this.#sendHead()
    return Reflect.apply(super.end, this, args)
  }

  override _final(done: () => void): void {
    const body = this.#hasBody() && this.req.method !== 'HEAD' ? Buffer.concat(this.#chunks) : null
    this.#sent({
      status: this.statusCode,
      statusText: this.statusMessage ?? '',
      headers: [...this.#headers.values()].flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      ),
      body: body && body.byteLength > 0 ? new Uint8Array(body) : null,
    })
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.finished) this.#broken(error ?? new Error('The server closed the connection without an answer.'))
    done(error)
  }

  #hasBody(): boolean {
    return this.statusCode >= 200 && this.statusCode !== 204 && this.statusCode !== 304
  }
}
