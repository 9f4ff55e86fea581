import { canParseUrl } from '../../../trace/address.ts'
import type { HeaderList } from '../../../trace/events.ts'
import type { ServerRequest } from '../../dialect.ts'
import { argumentsOf, isOn, locationOrServerOf, settings } from '../read/levels.ts'
import { readProxyUrl } from '../read/proxy-url.ts'
import { evaluate } from './evaluate.ts'
import type { RequestContext } from './request-context.ts'

/** A request as nginx sends it on. */
export interface ProxyRequest {
  readonly request: ServerRequest
  /** As `proxy_pass` names the other server, for `proxy_redirect`. */
  readonly base: string
  /** Scheme, host and path: what a cache keeps an answer under by itself. */
  readonly key: string
}

/** What the client said and nginx does not pass on. */
const NOT_PASSED: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'te',
  'keep-alive',
  'expect',
  'upgrade',
]

/** With a cache, the answer has to be a whole one that is good for everybody. */
const NOT_PASSED_WITH_CACHE: readonly string[] = [
  'if-modified-since',
  'if-unmodified-since',
  'if-none-match',
  'if-match',
  'range',
  'if-range',
]

/**
 * The request for the server that `proxy_pass` names. `Host` becomes that server's, and `Connection` becomes `close`;
 * `Origin` and all the others go on as they came, unless `proxy_set_header` says otherwise.
 * https://github.com/nginx/nginx/blob/release-1.22.1/src/http/modules/ngx_http_proxy_module.c
 * @returns null where no such server can be found
 */
export function proxyRequest(ctx: RequestContext, written: string, cached: boolean): ProxyRequest | null {
  const read = readProxyUrl(evaluate(ctx, written))
  if ('error' in read) return null
  const { scheme, host, uri: own } = read
  const variable = written.includes('$')
  const upstream = ctx.site.upstreams.get(host)
  // A name that is only known at run time needs a `resolver`.
  const needsResolver =
    variable && upstream === undefined && !ctx.site.hosts.has(host) && !/^[\d.]+(:\d+)?$|^\[/.test(host)
  if (needsResolver && settings(ctx.level, 'resolver').length === 0) return null
  ctx.setValue('proxy_host', host)
  const path = proxyPath(ctx, own, variable)
  const address = upstream ?? host
  if (address === '' || address.startsWith('unix:') || !canParseUrl(`${scheme}://${address}${path}`)) return null
  const [method] = argumentsOf(ctx.level, 'proxy_method')
  const asked =
    cached && ctx.method === 'HEAD' && isOn(ctx.level, 'proxy_cache_convert_head', true) ? 'GET' : ctx.method
  const request: ServerRequest = {
    method: method ? evaluate(ctx, method) : asked,
    url: `${scheme}://${address}${path}`,
    headers: proxyHeaders(ctx, host, cached),
    body: isOn(ctx.level, 'proxy_pass_request_body', true) ? ctx.request.body : null,
  }
  return { request, base: `${scheme}://${host}${own}`, key: `${scheme}://${host}${path}` }
}

/** A `proxy_pass` without a path keeps that of the request; with one, it replaces the location's part. */
function proxyPath(ctx: RequestContext, own: string, variable: boolean): string {
  if (variable && own !== '') return own.startsWith('/') ? own : `/${own}`
  if (own === '' && ctx.unchanged) return ctx.requestUri
  const place = locationOrServerOf(ctx.level)
  const prefix = place.directive?.args.at(-1)?.text ?? ''
  const path = own !== '' && ctx.inLocation ? own + escapePath(ctx.uri.slice(prefix.length)) : escapePath(ctx.uri)
  const whole = path.startsWith('/') ? path : `/${path}`
  return ctx.args === '' ? whole : `${whole}?${ctx.args}`
}

/** As `ngx_escape_uri` for a path: only what would not survive in one. */
function escapePath(path: string): string {
  return [...path].map((ch) => (/[!$&'()*+,\-./:;=@[\]~\w]/.test(ch) ? ch : encodeURIComponent(ch))).join('')
}

function proxyHeaders(ctx: RequestContext, host: string, cached: boolean): HeaderList {
  const set = settings(ctx.level, 'proxy_set_header').map(
    ({ args }) => [args[0]?.text ?? '', evaluate(ctx, args[1]?.text ?? '')] as const,
  )
  const names = new Set(set.map(([name]) => name.toLowerCase()))
  const defaults: HeaderList = [
    ['Host', host],
    ['Connection', 'close'],
    ...(ctx.request.body ? [['Content-Length', String(ctx.request.body.byteLength)] as const] : []),
  ]
  const hidden = new Set([...NOT_PASSED, ...(cached ? NOT_PASSED_WITH_CACHE : []), ...names])
  const passed = isOn(ctx.level, 'proxy_pass_request_headers', true) ? ctx.headers : []
  return [
    ...set.filter(([, value]) => value !== ''),
    ...defaults.filter(([name]) => !names.has(name.toLowerCase())),
    ...passed.filter(([name]) => !hidden.has(name.toLowerCase())),
  ]
}
