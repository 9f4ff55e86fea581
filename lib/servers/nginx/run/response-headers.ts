import type { HeaderList } from '../../../trace/events.ts'
import { firstHeader, type MutableHeaderList, withoutHeader } from '../../../trace/header-list.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import { parseTime } from '../read/values.ts'
import { evaluate } from './evaluate.ts'
import { type Reply, serverName } from './reply.ts'
import type { RequestContext } from './request-context.ts'

/** The statuses that `add_header` without `always` and `expires` count for. */
const SAFE_STATUSES: readonly number[] = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308]

export const isSafeStatus = (status: number): boolean => SAFE_STATUSES.includes(status)

/** These two are not added to what is there; they take its place. */
const REPLACED: readonly string[] = ['last-modified', 'etag']

/**
 * The header list as it is sent: nginx's own, the reply's, `expires`, then `add_header`. No Date, so that the same
 * request always gets the same answer.
 * https://github.com/nginx/nginx/blob/release-1.22.1/src/http/modules/ngx_http_headers_filter_module.c
 */
export function sentHeaders(ctx: RequestContext, status: number, reply: Reply): HeaderList {
  const headers: MutableHeaderList = reply.headers.map(([name, value]) => [name, value])
  if (ctx.challenge !== null) headers.unshift(['WWW-Authenticate', ctx.challenge])
  const bodiless = status === 204 || status === 304
  const type = bodiless ? null : withCharset(ctx, reply.contentType)
  const length = bodiless
    ? null
    : reply.contentLength === undefined
      ? String(reply.body?.byteLength ?? 0)
      : reply.contentLength
  ctx.sentStatus = status
  // Variables see the type that a status without a body does not send.
  ctx.sentHeaders = [...fixed(withCharset(ctx, reply.contentType), length), ...headers]
  if (isSafeStatus(status)) addExpires(ctx, headers)
  for (const { name: directive, args } of settings(ctx.level, 'add_header')) {
    ctx.line = directive.from.line
    const [name = '', value = '', always] = args.map(({ text }) => text)
    if (!always && !isSafeStatus(status)) continue
    const evaluated = evaluate(ctx, value)
    if (REPLACED.includes(name.toLowerCase())) remove(headers, name)
    if (evaluated !== '') headers.push([name, isomorphic(evaluated)])
  }
  const server = ctx.upstream && reply.upstream ? passedServer(reply) : null
  return [...(server === null ? ([['Server', serverName(ctx)]] as const) : []), ...fixed(type, length), ...headers]
}

function fixed(type: string | null, length: string | null): HeaderList {
  return [
    ...(type === null ? [] : [['Content-Type', type] as const]),
    ...(length === null ? [] : [['Content-Length', length] as const]),
  ]
}

/** `proxy_pass_header Server` lets the other server's name through; nginx's own is then left out. */
function passedServer(reply: Reply): string | null {
  return firstHeader(reply.headers, 'Server')
}

function remove(headers: MutableHeaderList, name: string): void {
  headers.splice(0, headers.length, ...withoutHeader(headers, name))
}

/** Times from now are sent in `Cache-Control` only: an `Expires` would differ in every run. */
function addExpires(ctx: RequestContext, headers: MutableHeaderList): void {
  const args = argumentsOf(ctx.level, 'expires')
  const text = evaluate(ctx, args.at(-1) ?? 'off')
  const set = (expires: string | null, control: string) => {
    remove(headers, 'Expires')
    remove(headers, 'Cache-Control')
    if (expires !== null) headers.push(['Expires', expires])
    headers.push(['Cache-Control', control])
  }
  if (text === 'off' || text === '') return
  const time = parseTime(text.replace(/^[-+@]/, ''), true)
  if (text === 'epoch') set('Thu, 01 Jan 1970 00:00:01 GMT', 'no-cache')
  else if (text === 'max') set('Thu, 31 Dec 2037 23:55:55 GMT', 'max-age=315360000')
  else if (text.startsWith('-')) set(null, 'no-cache')
  else if (time !== null && !text.startsWith('@')) set(null, `max-age=${time / 1000}`)
}

const CHARSET_TYPES: readonly string[] = [
  'text/html',
  'text/xml',
  'text/plain',
  'text/vnd.wap.wml',
  'application/javascript',
  'application/rss+xml',
]

function withCharset(ctx: RequestContext, type: string | null): string | null {
  const [charset] = argumentsOf(ctx.level, 'charset')
  if (type === null || !charset || charset === 'off' || type.includes(';')) return type
  const types = settings(ctx.level, 'charset_types').flatMap(({ args }) => args.map(({ text }) => text))
  const known = types.length > 0 ? ['text/html', ...types] : CHARSET_TYPES
  return known.includes(type) || types.includes('*') ? `${type}; charset=${evaluate(ctx, charset)}` : type
}

/** Headers are bytes: what is beyond Latin-1 goes out as its UTF-8 bytes, each shown as one character. */
function isomorphic(value: string): string {
  if (/^[\0-\x7f]*$/.test(value)) return value
  return Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('')
}
