import { momentOf } from '../../../go/library/time.ts'
import { GoError } from '../../../go/machine/go-error.ts'
import { decodeJson, encodeJson } from '../../../go/machine/json.ts'
import { type Meter, PIECES_PER_FIELD } from '../../../go/machine/meter.ts'
import { methods, type NativeMethod, type TypeMember } from '../../../go/machine/package.ts'
import type { Type } from '../../../go/machine/types.ts'
import { Bytes, Cell, Struct, textOf } from '../../../go/machine/values.ts'
import type { Context } from '../framework/context.ts'
import { FiberError } from '../framework/fiber-error.ts'
import { majorOf } from '../version.ts'

const text = String
type Table = Readonly<Record<string, readonly [signature: string, call: NativeMethod]>>

/** A value, or the default that the program gave for an empty one. */
const or = (value: string, fallback: unknown): string =>
  value === '' && typeof fallback === 'string' ? fallback : value

/** Makes a method of a context out of a function that takes one. */
const on =
  (call: (context: Context, args: readonly unknown[], meter: Meter) => unknown): NativeMethod =>
  (self, args, machine) => {
    const context = self as Context
    machine.charge(context.headers.count * PIECES_PER_FIELD)
    return call(context, args, machine) ?? null
  }

const BOTH: Table = {
  Accepts: ['(...string) string', on((c, offers) => accepted(c, offers.map(text)))],
  Append: ['(string, ...string)', on((c, [name, ...list]) => c.append(text(name), ...list.map(text)))],
  BaseURL: ['() string', on((c) => c.url.origin)],
  Body: ['() []byte', on((c) => new Bytes(c.request.body ?? new Uint8Array()))],
  ClearCookie: ['(...string)', on((c, names) => clearCookies(c, names.map(text)))],
  Cookie: ['(*fiber.Cookie)', on((c, [cookie]) => c.headers.setCookie(cookieText(cookie)))],
  Cookies: ['(string, ...string) string', on((c, [name, fallback]) => or(c.requestCookie(text(name)), fallback))],
  FormValue: ['(string, ...string) string', on((c, [name, fallback]) => or(formValue(c, text(name)), fallback))],
  Get: ['(string, ...string) string', on((c, [name, fallback]) => or(c.get(text(name)), fallback))],
  GetRespHeader: ['(string, ...string) string', on((c, [name, fallback]) => or(c.headers.peek(text(name)), fallback))],
  IP: ['() string', on(() => '127.0.0.1')],
  Is: ['(string) bool', on((c, [type]) => c.get('Content-Type').includes(text(type)))],
  JSON: ['(any, ...string) error', on((c, [value, type], meter) => sendJson(c, value, type, meter))],
  Locals: [
    '(any, ...any) any',
    on((c, args) => {
      const [key, value] = args
      if (args.length > 1) c.locals.set(key, value)
      return c.locals.get(key) ?? null
    }),
  ],
  Location: ['(string)', on((c, [path]) => c.set('Location', text(path)))],
  Method: ['(...string) string', on((c) => c.method)],
  Next: ['() error', on((c) => c.next())],
  OriginalURL: ['() string', on((c) => c.path + c.url.search)],
  Params: ['(string, ...string) string', on((c, [name, fallback]) => or(param(c, text(name)), fallback))],
  Path: ['(...string) string', on((c) => c.path)],
  Protocol: ['() string', on((c) => c.url.protocol.slice(0, -1))],
  Query: [
    '(string, ...string) string',
    on((c, [name, fallback]) => or(c.url.searchParams.get(text(name)) ?? '', fallback)),
  ],
  Secure: ['() bool', on((c) => c.url.protocol === 'https:')],
  Send: [
    '([]byte) error',
    on((c, [data]) => {
      c.body = data instanceof Bytes ? data.data : ''
    }),
  ],
  SendStatus: ['(int) error', on((c, [status]) => c.sendStatus(statusOf(status)))],
  SendString: ['(string) error', on((c, [body]) => c.sendString(text(body)))],
  Set: ['(string, string)', on((c, [name, value]) => c.set(text(name), text(value)))],
  Status: [
    '(int) Ctx',
    on((c, [status]) => {
      c.status = statusOf(status)
      return c
    }),
  ],
  Type: ['(string, ...string) Ctx', on((c, [extension, charset]) => setType(c, text(extension), charset))],
  Vary: ['(...string)', on((c, fields) => c.vary(...fields.map(text)))],
  WriteString: [
    '(string) (int, error)',
    on((c, [more], meter) => {
      meter.fits(c.body.length + text(more).length)
      meter.charge(c.body.length)
      c.body = (typeof c.body === 'string' ? c.body : new TextDecoder().decode(c.body)) + text(more)
      return [text(more).length, null]
    }),
  ],
  XHR: ['() bool', on((c) => c.get('X-Requested-With').toLowerCase() === 'xmlhttprequest')],
}

const V2: Table = {
  Hostname: ['() string', on((c) => c.url.host)],
  BodyParser: ['(any) error', on((c, [into], meter) => parseBody(c, into, meter))],
  Format: ['(any) error', on((c, [value]) => c.sendString(text(value)))],
  ParamsInt: ['(string, ...int) (int, error)', on((c, [name, fallback]) => whole(param(c, text(name)), fallback))],
  QueryInt: [
    '(string, ...int) int',
    on((c, [name, fallback]) => whole(c.url.searchParams.get(text(name)) ?? '', fallback)[0]),
  ],
  QueryBool: [
    '(string, ...bool) bool',
    on((c, [name]) => /^(1|t|true)$/i.test(c.url.searchParams.get(text(name)) ?? '')),
  ],
  Redirect: [
    '(string, ...int) error',
    on((c, [to, status]) => c.redirect(text(to), status === undefined ? 302 : statusOf(status))),
  ],
}

const V3: Table = {
  Hostname: ['() string', on((c) => c.url.hostname)],
  Bind: ['() *fiber.Bind', on((c) => c)],
  Host: ['() string', on((c) => c.url.host)],
  Redirect: ['() *fiber.Redirect', on((c) => ({ context: c, status: 303 }) satisfies Redirect)],
}

interface Redirect {
  readonly context: Context
  status: number
}

/** `c.Bind().Body(&user)` */
const BIND: Table = {
  Body: ['(any) error', on((c, [into], meter) => parseBody(c, into, meter))],
  JSON: ['(any) error', on((c, [into], meter) => parseBody(c, into, meter))],
}

const REDIRECT: Table = {
  To: [
    '(string) error',
    (self, [to]) => {
      const { context, status } = self as Redirect
      context.redirect(text(to), status)
      return null
    },
  ],
  Status: [
    '(int) *fiber.Redirect',
    (self, [status]) => {
      const redirect = self as Redirect
      redirect.status = statusOf(status)
      return redirect
    },
  ],
}

/** The methods of a context and of the values that they return, for one major version. */
export function contextMembers(major: 2 | 3, known: ReadonlyMap<string, Type>): [string, Map<string, TypeMember>][] {
  const own = methods({ ...BOTH, ...(major === 3 ? V3 : V2) }, known)
  if (major === 2) return [['fiber.Ctx', new Map(own)]]
  return [
    ['fiber.Ctx', new Map(own)],
    ['fiber.Bind', new Map(methods(BIND, known))],
    ['fiber.Redirect', new Map(methods(REDIRECT, known))],
  ]
}

function statusOf(value: unknown): number {
  const status = Math.trunc(Number(value))
  return status >= 100 && status <= 999 ? status : 500
}

function param(context: Context, name: string): string {
  const wanted = name === '*' || name === '+' ? `${name}1` : name
  for (const [each, value] of context.params) if (each.toLowerCase() === wanted.toLowerCase()) return value
  return ''
}

function whole(value: string, fallback: unknown): [number, GoError | null] {
  if (/^[+-]?\d+$/.test(value)) return [Number(value), null]
  if (fallback !== undefined) return [Number(fallback), null]
  return [0, new GoError(`failed to convert: strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`)]
}

function sendJson(context: Context, value: unknown, type: unknown, meter: Meter): GoError | null {
  try {
    context.sendJson(encodeJson(value, meter), typeof type === 'string' ? type : undefined)
    return null
  } catch (error) {
    if (error instanceof GoError) return error
    throw error
  }
}

function parseBody(context: Context, into: unknown, meter: Meter): GoError | null {
  if (!(into instanceof Cell)) return new GoError('json: Unmarshal(non-pointer)')
  const type = context.get('Content-Type').toLowerCase()
  const body = textOf(new Bytes(context.request.body ?? new Uint8Array()))
  if (type.includes('json')) return decodeJson(body, into, meter)
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return decodeJson(JSON.stringify(Object.fromEntries(new URLSearchParams(body))), into, meter)
  }
  return new FiberError('Unprocessable Entity', 422)
}

function formValue(context: Context, name: string): string {
  if (!context.get('Content-Type').startsWith('application/x-www-form-urlencoded')) return ''
  return new URLSearchParams(textOf(new Bytes(context.request.body ?? new Uint8Array()))).get(name) ?? ''
}

function accepted(context: Context, offers: readonly string[]): string {
  const accept = context.get('Accept')
  if (accept === '' || accept.includes('*/*')) return offers[0] ?? ''
  return offers.find((offer) => accept.includes(offer)) ?? ''
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  json: 'application/json',
  txt: 'text/plain',
  text: 'text/plain',
  xml: 'application/xml',
  css: 'text/css',
  js: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
}

function setType(context: Context, extension: string, charset: unknown): Context {
  const name = extension.replace(/^\./, '')
  const type = (Object.hasOwn(TYPES, name) ? TYPES[name] : undefined) ?? 'application/octet-stream'
  // Fiber 3 adds the charset to types of text.
  const isText = /^text\/|[/+](json|xml|javascript)$/.test(type)
  const named = typeof charset === 'string' ? charset : majorOf(context.version) === 3 && isText ? 'utf-8' : ''
  context.set('Content-Type', named === '' ? type : `${type}; charset=${named}`)
  return context
}

function clearCookies(context: Context, names: readonly string[]): void {
  for (const name of names) context.headers.setCookie(`${name}=; expires=Tue, 10 Nov 2009 23:00:00 GMT`)
}

/** A cookie as fasthttp writes it. */
function cookieText(value: unknown): string {
  const struct = value instanceof Cell ? value.value : value
  const field = (name: string): unknown => (struct instanceof Struct ? struct.fields.get(name) : undefined)
  const sameSite = text(field('SameSite') ?? '').toLowerCase()
  const maxAge = Number(field('MaxAge') ?? 0)
  const expires = momentOf(field('Expires'))
  const isSession = field('SessionOnly') === true
  const parts = [`${text(field('Name') ?? '')}=${text(field('Value') ?? '')}`]
  if (!isSession && maxAge > 0) parts.push(`max-age=${maxAge}`)
  else if (!isSession && expires !== null) parts.push(`expires=${new Date(expires).toUTCString()}`)
  if (field('Domain')) parts.push(`domain=${text(field('Domain'))}`)
  parts.push(`path=${text(field('Path') || '/')}`)
  if (field('HTTPOnly') === true) parts.push('HttpOnly')
  if (field('Secure') === true || sameSite === 'none') parts.push('secure')
  if (sameSite !== 'disabled')
    parts.push(`SameSite=${sameSite === 'none' ? 'None' : sameSite === 'strict' ? 'Strict' : 'Lax'}`)
  if (field('Partitioned') === true) parts.push('Partitioned')
  return parts.join('; ').replace(/[\r\n]/g, ' ')
}
