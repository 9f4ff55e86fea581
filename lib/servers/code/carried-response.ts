/**
 * A `Response` that keeps what a native one removes: in browsers, it drops `Set-Cookie`, and a server
 * has to be able to send it. https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
const NativeResponse = globalThis.Response

export class CarriedResponse extends NativeResponse {
  readonly #headers: Headers

  constructor(body?: BodyInit | null, init?: ResponseInit) {
    super(body, init)
    this.#headers = new Headers(init?.headers)
    // The native object adds the Content-Type of the body.
    const type = super.headers.get('content-type')
    if (type !== null && !this.#headers.has('content-type')) this.#headers.set('content-type', type)
  }

  override get headers(): Headers {
    return this.#headers
  }

  override clone(): CarriedResponse {
    const native = super.clone()
    return new CarriedResponse(native.body, {
      status: this.status,
      statusText: this.statusText,
      headers: this.#headers,
    })
  }

  static override json(data: unknown, init?: ResponseInit): CarriedResponse {
    const native = NativeResponse.json(data, init)
    const headers = new Headers(init?.headers)
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    return new CarriedResponse(native.body, { status: native.status, statusText: native.statusText, headers })
  }

  static override redirect(url: string | URL, status?: number): CarriedResponse {
    const native = NativeResponse.redirect(url, status)
    return new CarriedResponse(null, { status: native.status, headers: native.headers })
  }
}

/** Makes it the scope's `Response` for code that runs afterwards; native ones are then instances of it too. */
export function installCarriedResponse(scope: object): void {
  Object.defineProperty(CarriedResponse, Symbol.hasInstance, {
    value: (value: unknown) => value instanceof NativeResponse,
  })
  Object.defineProperty(CarriedResponse, 'name', { value: 'Response' })
  Object.defineProperty(scope, 'Response', { value: CarriedResponse, writable: true, configurable: true })
}
