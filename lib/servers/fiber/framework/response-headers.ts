import type { HeaderList } from '../../../trace/events.ts'

/** The response's headers as fasthttp has them: canonical names, most of them once, cookies last. */
export class ResponseHeaders {
  #contentType = ''
  readonly #fields: [name: string, value: string][] = []
  readonly #cookies: [name: string, value: string][] = []

  /** Replaces the value in place, or adds the header at the end. An empty value is a header with an empty value. */
  set(name: string, value: string): void {
    const canonical = canonicalName(name)
    const clean = value.replace(/[\r\n]/g, ' ')
    if (canonical === 'Content-Type') this.#contentType = clean
    else if (canonical === 'Set-Cookie') this.setCookie(clean)
    // fasthttp writes these by itself, whatever a handler says.
    else if (['Content-Length', 'Transfer-Encoding', 'Date', 'Connection'].includes(canonical)) return
    else {
      const field = this.#fields.find(([existing]) => existing === canonical)
      if (field) field[1] = clean
      else this.#fields.push([canonical, clean])
    }
  }

  /** How many lines there are. */
  get count(): number {
    return this.#fields.length + this.#cookies.length
  }

  /** Adds a line, whether or not the header is there already. */
  add(name: string, value: string): void {
    const canonical = canonicalName(name)
    if (canonical === 'Content-Type' || canonical === 'Set-Cookie') this.set(name, value)
    else this.#fields.push([canonical, value.replace(/[\r\n]/g, ' ')])
  }

  /** The first value; empty where there is none. */
  peek(name: string): string {
    const canonical = canonicalName(name)
    if (canonical === 'Content-Type') return this.#contentType
    return this.#fields.find(([existing]) => existing === canonical)?.[1] ?? ''
  }

  delete(name: string): void {
    const canonical = canonicalName(name)
    if (canonical === 'Content-Type') this.#contentType = ''
    const kept = this.#fields.filter(([existing]) => existing !== canonical)
    this.#fields.splice(0, this.#fields.length, ...kept)
  }

  /** A cookie of the same name is replaced. */
  setCookie(cookie: string): void {
    const name = cookie.split('=', 1)[0] ?? ''
    const existing = this.#cookies.find(([each]) => each === name)
    if (existing) existing[1] = cookie
    else this.#cookies.push([name, cookie])
  }

  /**
   * As they go over the wire. A body without a type is text; an answer without a body has no type.
   * @param bodyLength null where the status allows no body
   */
  list(bodyLength: number | null): HeaderList {
    const type = this.#contentType || (bodyLength ? 'text/plain; charset=utf-8' : '')
    return [
      ...(type === '' ? [] : [['Content-Type', type] as const]),
      ...(bodyLength === null ? [] : [['Content-Length', String(bodyLength)] as const]),
      ...this.#fields.map(([name, value]) => [name, value] as const),
      ...this.#cookies.map(([, cookie]) => ['Set-Cookie', cookie] as const),
    ]
  }
}

/** `x-request-ID` becomes `X-Request-Id`. */
function canonicalName(name: string): string {
  return name
    .replace(/[\r\n]/g, ' ')
    .replace(/[^-]+/g, (part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
}
