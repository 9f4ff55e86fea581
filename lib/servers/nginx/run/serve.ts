import type { Reach, RunningServer, ServerAnswer, ServerRequest } from '../../dialect.ts'
import { argumentsOf, handlerOf, type Level, placeOf, settings } from '../read/levels.ts'
import { parseSize } from '../read/values.ts'
import { refusalPage, refuse } from './access.ts'
import { errorPage } from './error-page.ts'
import { evaluate } from './evaluate.ts'
import { Exchange } from './exchange.ts'
import { fileExists, filePath, serveFile } from './files.ts'
import { findLocation } from './locations.ts'
import { passOn } from './proxy.ts'
import { encode, type Reply, statusReply, textReply } from './reply.ts'
import { sentHeaders } from './response-headers.ts'
import { runRewrites } from './rewrite.ts'
import { chooseServer } from './server-choice.ts'
import type { Site } from './site.ts'
import { reasonPhrase } from './statuses.ts'

/** A site that answers, phase by phase as nginx does. */
export function serveSite(site: Site): RunningServer {
  return { answer: (request, reach) => answer(site, request, reach) }
}

async function answer(site: Site, request: ServerRequest, reach: Reach): Promise<ServerAnswer> {
  const chosen = chooseServer(site, request)
  if (!chosen) throw new Error('This nginx has no `server` that listens here.')
  const x = new Exchange(site, chosen.level, request, reach)
  if (chosen.match) x.matched(chosen.match)
  const allowed = /^[A-Z_-]+$/.test(request.method)
  const reply = !allowed ? statusReply(x, 400) : request.method === 'TRACE' ? statusReply(x, 405) : await fromServer(x)
  return finished(x, reply)
}

function finished(x: Exchange, reply: Reply): ServerAnswer {
  const status = x.errorStatus || reply.status
  const own = reply.statusText === undefined || status !== reply.status
  const headers = sentHeaders(x, status, reply)
  const empty = status === 204 || status === 304 || x.request.method === 'HEAD' || reply.body?.byteLength === 0
  const place = placeOf(x.level)
  const line = place.directive?.name.from.line
  return {
    status,
    statusText: own ? reasonPhrase(status) : (reply.statusText ?? ''),
    headers,
    body: empty ? null : reply.body,
    ran: place.kind === 'location' || x.server.rewrites.length > 0,
    ...(place.directive ? { route: routeOf(place) } : {}),
    ...(line === undefined ? {} : { line }),
    ...(reply.upstream ? { forwarded: true } : {}),
  }
}

/** As its author wrote it: `location ~* \.json$`. */
function routeOf({ directive }: Level): string {
  return directive ? [directive.name, ...directive.args].map(({ text }) => text).join(' ') : ''
}

/** A request from its beginning: what the server itself rewrites, then its location. */
async function fromServer(x: Exchange): Promise<Reply> {
  x.level = x.server
  const rewritten = runRewrites(x, x.server)
  if (rewritten?.kind === 'reply') return rewritten.reply
  if (rewritten?.kind === 'status') return failed(x, rewritten.status, rewritten.location)
  return toLocation(x)
}

/** Looks for the location of the path, and answers from it. */
async function toLocation(x: Exchange): Promise<Reply> {
  const found = findLocation(x.server, x.uri, (match) => x.matched(match))
  x.inLocation = true
  if (found.kind === 'none') return fromLocation(x, x.server)
  const { level } = found.location
  x.level = level
  if (settings(level, 'internal').length > 0 && !x.internal) return failed(x, 404)
  x.level = limited(x, level)
  const most = parseSize(argumentsOf(x.level, 'client_max_body_size')[0] ?? '1m') ?? 0
  if (most > 0 && (x.request.body?.byteLength ?? 0) > most) return failed(x, 413)
  if (found.kind === 'redirect') {
    return failed(x, 301, `${encodeURI(x.uri)}/${x.args === '' ? '' : `?${x.args}`}`)
  }
  return fromLocation(x, x.level)
}

/** `limit_except` is a level of its own for the methods that it does not name. */
function limited(x: Exchange, level: Level): Level {
  const directive = level.own.get('limit_except')?.at(-1)
  const inner = directive ? level.inner.get(directive) : undefined
  if (!directive || !inner) return level
  const named = directive.args.map(({ text }) => text.toUpperCase())
  const excepted = named.includes(x.method) || (x.method === 'HEAD' && named.includes('GET'))
  return excepted ? level : inner
}

async function fromLocation(x: Exchange, level: Level): Promise<Reply> {
  x.level = level
  // Without a location, what the server rewrites has run already.
  const rewritten = level.kind === 'server' ? null : runRewrites(x, level)
  if (rewritten?.kind === 'reply') return rewritten.reply
  if (rewritten?.kind === 'status') return failed(x, rewritten.status, rewritten.location)
  if (rewritten?.kind === 'again') {
    x.uriChanges--
    return x.uriChanges === 0 ? failed(x, 500) : toLocation(x)
  }
  const refusal = refuse(x)
  if (refusal) return failed(x, refusal.status, undefined, refusalPage(x, refusal))
  const tried = tryFiles(x)
  if (tried) return tried
  return content(x)
}

/** `try_files`: the first that is there, or else where the last one leads. An `if` does not take it over. */
function tryFiles(x: Exchange): Promise<Reply> | null {
  const args = x.level.own.get('try_files')?.at(-1)?.args ?? []
  const last = args.at(-1)?.text
  if (last === undefined) return null
  for (const { text } of args.slice(0, -1)) {
    const uri = evaluate(x, text)
    const path = filePath(x, uri)
    const there = uri.endsWith('/') ? fileExists(x, path, 'd') : fileExists(x, path, 'f')
    if (!there) continue
    x.uri = uri
    return null
  }
  if (/^=\d+$/.test(last)) return failed(x, Number(last.slice(1)))
  return last.startsWith('@') ? named(x, last) : internal(x, evaluate(x, last))
}

async function content(x: Exchange): Promise<Reply> {
  const proxy = handlerOf(x.level, 'proxy_pass')
  if (proxy) {
    const result = await passOn(x, proxy.args[0]?.text ?? '')
    return 'reply' in result ? result.reply : failed(x, result.status)
  }
  for (const other of ['fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'grpc_pass', 'memcached_pass']) {
    if (handlerOf(x.level, other)) return failed(x, 502)
  }
  if (x.level.own.has('stub_status')) return textReply(x, 200, 'Active connections: 1 \n')
  if (x.level.own.has('empty_gif')) {
    return { status: 200, contentType: 'image/gif', headers: [], body: encode('GIF89a') }
  }
  const result = serveFile(x)
  if ('redirect' in result) return internal(x, result.redirect, x.args)
  return 'reply' in result ? result.reply : failed(x, result.status)
}

/** A request that goes on inside nginx, as from its beginning. Its query is gone, unless it is given along. */
async function internal(x: Exchange, target: string, args = ''): Promise<Reply> {
  x.uriChanges--
  if (x.uriChanges === 0) return failed(x, 500)
  const [path = '', ...query] = target.split('?')
  x.uri = path
  x.args = query.length > 0 ? query.join('?') : args
  x.internal = true
  x.unchanged = false
  return fromServer(x)
}

async function named(x: Exchange, name: string): Promise<Reply> {
  x.uriChanges--
  const location = x.server.locations.find(({ path }) => path.kind === 'named' && path.name === name)
  if (x.uriChanges === 0 || !location) return failed(x, 500)
  x.internal = true
  return fromLocation(x, location.level)
}

/** Ends with a status, or with the `error_page` for it. */
async function failed(x: Exchange, status: number, location?: string, own?: Reply): Promise<Reply> {
  x.errorStatus = status
  const page = errorPage(x, status)
  if (!page) return own ?? statusReply(x, status, location)
  if (page.kind === 'elsewhere') {
    x.errorStatus = page.status
    return statusReply(x, page.status, page.location)
  }
  if (page.status !== undefined) x.errorStatus = page.status
  if (page.kind === 'named') return named(x, page.name)
  if (x.method !== 'HEAD') x.method = 'GET'
  return internal(x, page.uri)
}
