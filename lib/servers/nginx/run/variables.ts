import type { HeaderList } from '../../../trace/events.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import type { Exchange } from './exchange.ts'
import { DEFAULT_ROOT, directory } from './site.ts'

type Read = (x: Exchange) => string | null

/** A built-in variable's value; null where it has none in this request. */
export function variableOf(x: Exchange, name: string): string | null {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  if (read) return read(x)
  const [, prefix, rest = ''] = /^(http|sent_http|cookie|arg|upstream_http|upstream_cookie)_(.+)$/.exec(name) ?? []
  switch (prefix) {
    case 'http':
      // Only these two are joined from several lines before nginx 1.23.
      if (rest === 'cookie' || rest === 'x_forwarded_for') return x.header(rest.replaceAll('_', '-'))
      return firstOf(x.headers, rest)
    case 'sent_http':
      return firstOf(x.sentHeaders, rest)
    case 'upstream_http':
      return x.upstream ? firstOf(x.upstream.headers, rest) : null
    case 'cookie':
      return cookie(x.header('cookie') ?? '', rest)
    case 'upstream_cookie':
      return cookie(x.upstream ? (firstOf(x.upstream.headers, 'set_cookie') ?? '') : '', rest)
    case 'arg':
      return argument(x.args, rest)
    default:
      return null
  }
}

const hostOf: Read = (x) => {
  const host = (x.header('host') ?? '').toLowerCase().replace(/:\d*$/, '')
  return host || (argumentsOf(x.server, 'server_name')[0] ?? '')
}

/** `$proxy_host` and what a request that is passed on is addressed to. */
export const proxyHost: Read = (x) => x.value('proxy_host') ?? null

const documentRoot: Read = (x) => {
  const [root] = settings(x.level, 'root')
  return root ? directory(root.args[0]?.text ?? '') : DEFAULT_ROOT
}

const READERS: { readonly [name: string]: Read } = {
  host: hostOf,
  hostname: () => 'localhost',
  uri: (x) => x.uri,
  document_uri: (x) => x.uri,
  request_uri: (x) => x.requestUri,
  args: (x) => x.args,
  query_string: (x) => x.args,
  is_args: (x) => (x.args === '' ? '' : '?'),
  request_method: (x) => x.method,
  request: (x) => `${x.request.method} ${x.requestUri} HTTP/1.1`,
  scheme: (x) => x.scheme,
  https: (x) => (x.scheme === 'https' ? 'on' : ''),
  server_port: (x) => x.port,
  server_name: (x) => argumentsOf(x.server, 'server_name')[0] ?? '',
  server_addr: () => '127.0.0.1',
  server_protocol: () => 'HTTP/1.1',
  remote_addr: () => '127.0.0.1',
  realip_remote_addr: () => '127.0.0.1',
  remote_port: () => '50000',
  remote_user: (x) => user(x.header('authorization')),
  content_type: (x) => x.header('content-type'),
  content_length: (x) => x.header('content-length') ?? (x.request.body ? String(x.request.body.byteLength) : null),
  document_root: documentRoot,
  realpath_root: documentRoot,
  request_filename: (x) => `${documentRoot(x) ?? ''}${x.uri}`,
  nginx_version: () => '1.22.1',
  pid: () => '1',
  pipe: () => '.',
  request_body: (x) => (x.request.body ? new TextDecoder().decode(x.request.body) : null),
  status: (x) => String(x.errorStatus || x.sentStatus).padStart(3, '0'),
  proxy_host: proxyHost,
  proxy_port: (x) => /:(\d+)$/.exec(proxyHost(x) ?? '')?.[1] ?? '80',
  proxy_add_x_forwarded_for: (x) => [x.header('x-forwarded-for'), '127.0.0.1'].filter(Boolean).join(', '),
  upstream_addr: (x) => x.upstream?.address ?? null,
  upstream_status: (x) => (x.upstream ? String(x.upstream.status) : null),
  upstream_cache_status: (x) => x.cacheStatus || null,
  sent_http_content_type: (x) => firstOf(x.sentHeaders, 'content_type'),
}

function firstOf(headers: HeaderList, variable: string): string | null {
  const name = variable.replaceAll('_', '-')
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
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
