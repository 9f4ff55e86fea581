import type { WireRequest } from '../../trace/wire.ts'

/**
 * A `Request` that keeps what a native one removes. In browsers, a native `Request` drops the forbidden headers
 * (`Origin`, `Cookie`, `Access-Control-Request-Method`…) and refuses some methods; but a server has to
 * receive them. So the headers and the method are stored beside the native object, and a clone copies them.
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export class CarriedRequest extends Request {
  readonly wire: WireRequest
  readonly #headers: Headers

  /** @throws TypeError when the URL does not parse. */
  constructor(wire: WireRequest) {
    const body = wire.body === null ? null : new Uint8Array(wire.body)
    // `omit`: no cookie of the real page may reach a simulated server.
    super(withoutCredentials(wire.url), { method: body === null ? 'GET' : 'POST', body, credentials: 'omit' })
    this.wire = wire
    this.#headers = new Headers(wire.headers.map(([name, value]): [string, string] => [name, value]))
  }

  override get method(): string {
    return this.wire.method
  }

  override get headers(): Headers {
    return this.#headers
  }

  override clone(): CarriedRequest {
    return new CarriedRequest(this.wire)
  }
}

/** A native `Request` refuses a URL with a user name, and a server never receives one in the URL. */
function withoutCredentials(url: string): string {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  return parsed.href
}
