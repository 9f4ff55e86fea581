import type { HeaderList } from '../../../trace/events.ts'
import { firstHeader } from '../../../trace/header-list.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import type { RequestContext } from './request-context.ts'
import { DEFAULT_ROOT, directory } from './site.ts'

type Read = (ctx: RequestContext) => string | null

/** A built-in variable's value; null where it has none in this request. */
export function variableOf(ctx: RequestContext, name: string): string | null {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  if (read) return read(ctx)
  const [, prefix, rest = ''] = /^(http|sent_http|cookie|arg|upstream_http|upstream_cookie)_(.+)$/.exec(name) ?? []
  switch (prefix) {
    case 'http':
      // Only these two are joined from several lines before nginx 1.23.
      if (rest === 'cookie' || rest === 'x_forwarded_for') return ctx.header(rest.replaceAll('_', '-'))
      return firstOf(ctx.headers, rest)
    case 'sent_http':
      return firstOf(ctx.sentHeaders, rest)
    case 'upstream_http':
      return ctx.upstream ? firstOf(ctx.upstream.headers, rest) : null
    case 'cookie':
      return cookie(ctx.header('cookie') ?? '', rest)
    case 'upstream_cookie':
      return cookie(ctx.upstream ? (firstOf(ctx.upstream.headers, 'set_cookie') ?? '') : '', rest)
    case 'arg':
      return argument(ctx.args, rest)
    default:
      return null
  }
}

const hostOf: Read = (ctx) => {
  const host = (ctx.header('host') ?? '').toLowerCase().replace(/:\d*$/, '')
  return host || (argumentsOf(ctx.server, 'server_name')[0] ?? '')
}

/** `$proxy_host` and what a request that is passed on is addressed to. */
const proxyHost: Read = (ctx) => ctx.value('proxy_host') ?? null

const documentRoot: Read = (ctx) => {
  const [root] = settings(ctx.level, 'root')
  return root ? directory(root.args[0]?.text ?? '') : DEFAULT_ROOT
}

const READERS: { readonly [name: string]: Read } = {
  host: hostOf,
  hostname: () => 'localhost',
  uri: (ctx) => ctx.uri,
  document_uri: (ctx) => ctx.uri,
  request_uri: (ctx) => ctx.requestUri,
  args: (ctx) => ctx.args,
  query_string: (ctx) => ctx.args,
  is_args: (ctx) => (ctx.args === '' ? '' : '?'),
  // Inside nginx too, this is the method of the request that came.
  request_method: (ctx) => (ctx.isSubrequest ? ctx.request.method : ctx.method),
  request: (ctx) => `${ctx.request.method} ${ctx.requestUri} HTTP/1.1`,
  scheme: (ctx) => ctx.scheme,
  https: (ctx) => (ctx.scheme === 'https' ? 'on' : ''),
  server_port: (ctx) => ctx.port,
  server_name: (ctx) => argumentsOf(ctx.server, 'server_name')[0] ?? '',
  server_addr: () => '127.0.0.1',
  server_protocol: () => 'HTTP/1.1',
  remote_addr: () => '127.0.0.1',
  realip_remote_addr: () => '127.0.0.1',
  remote_port: () => '50000',
  remote_user: (ctx) => user(ctx.header('authorization')),
  content_type: (ctx) => ctx.header('content-type'),
  content_length: (ctx) =>
    ctx.header('content-length') ?? (ctx.request.body ? String(ctx.request.body.byteLength) : null),
  document_root: documentRoot,
  realpath_root: documentRoot,
  request_filename: (ctx) => `${documentRoot(ctx) ?? ''}${ctx.uri}`,
  nginx_version: () => '1.22.1',
  pid: () => '1',
  pipe: () => '.',
  request_body: (ctx) => (ctx.request.body ? new TextDecoder().decode(ctx.request.body) : null),
  status: (ctx) => String(ctx.errorStatus || ctx.sentStatus).padStart(3, '0'),
  proxy_host: proxyHost,
  proxy_port: (ctx) => /:(\d+)$/.exec(proxyHost(ctx) ?? '')?.[1] ?? '80',
  proxy_add_x_forwarded_for: (ctx) => [ctx.header('x-forwarded-for'), '127.0.0.1'].filter(Boolean).join(', '),
  upstream_addr: (ctx) => ctx.upstream?.address ?? null,
  upstream_status: (ctx) => (ctx.upstream ? String(ctx.upstream.status) : null),
  upstream_cache_status: (ctx) => ctx.cacheStatus || null,
  sent_http_content_type: (ctx) => firstOf(ctx.sentHeaders, 'content_type'),
}

function firstOf(headers: HeaderList, variable: string): string | null {
  return firstHeader(headers, variable.replaceAll('_', '-'))
}

function cookie(header: string, name: string): string | null {
  for (const pair of header.split(/[;,]/)) {
    const [key = '', ...value] = pair.trim().split('=')
    if (key.toLowerCase() === name) return value.join('=')
  }
  return null
}

function argument(args: string, name: string): string | null {
  for (const pair of args.split('&')) {
    const [key = '', ...value] = pair.split('=')
    if (key.toLowerCase() === name && pair.includes('=')) return value.join('=')
  }
  return null
}

function user(authorization: string | null): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization ?? '')?.[1]
  if (!encoded) return null
  try {
    return atob(encoded).split(':')[0] ?? null
  } catch {
    return null
  }
}
