import type { ExceededBound } from '../../../trace/server-events.ts'
import type { RunningServer, ServerEnvironment, ServerRequest, ServerResponse, Upstreams } from '../../dialect.ts'
import { MatchBudget, MatchLimit } from '../../expressions/match-budget.ts'
import { roomFor } from '../../request-bounds.ts'
import { argumentsOf, handlerOf, type Level, locationOrServerOf, settings } from '../read/levels.ts'
import { parseSize } from '../read/values.ts'
import { refuse } from './access.ts'
import { errorPage } from './error-page.ts'
import { evaluate, givenUp } from './evaluate.ts'
import { fileExists, filePath, serveFile } from './files.ts'
import { findLocation } from './locations.ts'
import { ownCors, written } from './own-cors.ts'
import { passOn } from './proxy.ts'
import { encode, type Reply, statusReply, textReply } from './reply.ts'
import { RequestContext } from './request-context.ts'
import { sentHeaders } from './response-headers.ts'
import { runRewrites } from './rewrite.ts'
import { chooseServer } from './server-choice.ts'
import type { Site } from './site.ts'
import { reasonPhrase } from './statuses.ts'

/** A site that answers, phase by phase as nginx does. */
export function serveSite(site: Site, environment: Pick<ServerEnvironment, 'print' | 'busyWith'>): RunningServer {
  return { answer: (request, upstreams) => answer(site, request, upstreams, environment) }
}

async function answer(
  site: Site,
  request: ServerRequest,
  upstreams: Upstreams,
  { print, busyWith = () => {} }: Pick<ServerEnvironment, 'print' | 'busyWith'>,
): Promise<ServerResponse> {
  const budget = new MatchBudget((line) => busyWith(line > 0 ? `line ${line} of its text` : null))
  const chosen = chooseServer(site, request, budget)
  if (!chosen) throw new Error('This nginx has no `server` that listens here.')
  const log = (text: string, line?: number) => print('error', text, line || undefined)
  const ctx = new RequestContext(site, chosen.level, request, upstreams, budget, log)
  if (chosen.match) ctx.matched(chosen.match)
  return finished(ctx, await replyTo(ctx))
}

async function replyTo(ctx: RequestContext): Promise<Reply> {
  const tooLarge = requestTooLarge(ctx)
  if (tooLarge !== null) {
    const { status, exceeded } = tooLarge
    ctx.log(`client sent too ${status === 414 ? 'long URI' : 'long header line'} while reading client request`)
    ctx.exceeded = exceeded
    return failed(ctx, status)
  }
  if (!/^[A-Z_-]+$/.test(ctx.method)) return statusReply(ctx, 400)
  if (ctx.method === 'TRACE') return statusReply(ctx, 405)
  try {
    return await fromServer(ctx)
  } catch (error) {
    if (!(error instanceof MatchLimit)) throw error
    ctx.log(givenUp(error), error.line)
    return statusReply(ctx, 500)
  }
}

/**
 * What nginx answers to a request line (414) or a header line (400) for which it has no buffer: four of 8 kB by itself.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers
 */
function requestTooLarge(ctx: RequestContext): { readonly status: 414 | 400; readonly exceeded: ExceededBound } | null {
  const [count = '4', written = '8k'] = argumentsOf(ctx.server, 'large_client_header_buffers')
  const size = parseSize(written) ?? 8192
  const ofLine = (status: 414 | 400, line: number) => ({
    status,
    exceeded: {
      program: 'nginx',
      what: 'line' as const,
      size: line,
      most: size,
      setting: `large_client_header_buffers ${count} ${roomFor(line) / 1024}k`,
    },
  })
  const requestLine = `${ctx.method} ${ctx.requestUri} HTTP/1.1`.length
  if (requestLine > size) return ofLine(414, requestLine)
  let total = 0
  for (const [name, value] of ctx.headers) {
    const line = name.length + value.length + 4
    if (line > size) return ofLine(400, line)
    total += line
  }
  const most = size * Number(count)
  if (total <= most) return null
  const setting = `large_client_header_buffers ${roomFor(total) / size} ${written}`
  return { status: 400, exceeded: { program: 'nginx', what: 'head', size: total, most, setting } }
}

function finished(ctx: RequestContext, reply: Reply): ServerResponse {
  const status = ctx.errorStatus || reply.status
  const own = reply.statusText === undefined || status !== reply.status
  const headers = sentHeaders(ctx, status, reply)
  const empty = status === 204 || status === 304 || ctx.request.method === 'HEAD' || reply.body?.byteLength === 0
  // A method that `limit_except` refuses gets no further than that.
  const place = ctx.level.kind === 'limit_except' && status === 403 ? ctx.level : locationOrServerOf(ctx.level)
  const line = place.directive?.name.from.line
  const cors = ownCors(ctx, status, headers)
  return {
    status,
    statusText: own ? reasonPhrase(status) : (reply.statusText ?? ''),
    headers,
    body: empty ? null : reply.body,
    ran: ctx.exceeded === null && (place.kind !== 'server' || ctx.server.rewrites.length > 0),
    ...(ctx.exceeded ? { exceeded: ctx.exceeded } : {}),
    ...(place.directive ? { route: written(place.directive) } : {}),
    ...(line === undefined ? {} : { line }),
    ...(cors ? { cors } : {}),
    ...(reply.upstream ? { forwarded: true } : {}),
  }
}

/** A request from its beginning: what the server itself rewrites, then its location. */
async function fromServer(ctx: RequestContext): Promise<Reply> {
  ctx.level = ctx.server
  const rewritten = runRewrites(ctx, ctx.server)
  if (rewritten?.kind === 'reply') return rewritten.reply
  if (rewritten?.kind === 'status') return failed(ctx, rewritten.status, rewritten.location)
  return toLocation(ctx)
}

/** Looks for the location of the path, and answers from it. */
async function toLocation(ctx: RequestContext): Promise<Reply> {
  const found = findLocation(ctx.server, ctx.uri, ctx.budget, (match) => ctx.matched(match))
  ctx.inLocation = true
  if (found.kind === 'none') return fromLocation(ctx, ctx.server)
  const { level } = found.location
  ctx.level = level
  if (settings(level, 'internal').length > 0 && !ctx.internal) return failed(ctx, 404)
  ctx.level = limited(ctx, level)
  const most = parseSize(argumentsOf(ctx.level, 'client_max_body_size')[0] ?? '1m') ?? 0
  const size = ctx.request.body?.byteLength ?? 0
  if (most > 0 && size > most) {
    const setting = `client_max_body_size ${Math.ceil(size / 2 ** 20)}m`
    ctx.exceeded = { program: 'nginx', what: 'body', size, most, setting }
    return failed(ctx, 413)
  }
  if (found.kind === 'redirect') {
    return failed(ctx, 301, `${encodeURI(ctx.uri)}/${ctx.args === '' ? '' : `?${ctx.args}`}`)
  }
  return fromLocation(ctx, ctx.level)
}

/** `limit_except` is a level for the methods that it does not name. */
function limited(ctx: RequestContext, level: Level): Level {
  const directive = level.own.get('limit_except')?.at(-1)
  const inner = directive ? level.inner.get(directive) : undefined
  if (!directive || !inner) return level
  const named = directive.args.map(({ text }) => text.toUpperCase())
  const excepted = named.includes(ctx.method) || (ctx.method === 'HEAD' && named.includes('GET'))
  return excepted ? level : inner
}

async function fromLocation(ctx: RequestContext, level: Level): Promise<Reply> {
  ctx.level = level
  // Without a location, what the server rewrites has run already.
  const rewritten = level.kind === 'server' ? null : runRewrites(ctx, level)
  if (rewritten?.kind === 'reply') return rewritten.reply
  if (rewritten?.kind === 'status') return failed(ctx, rewritten.status, rewritten.location)
  if (rewritten?.kind === 'again') {
    ctx.uriChanges--
    return ctx.uriChanges === 0 ? failed(ctx, 500) : toLocation(ctx)
  }
  // A request inside nginx does not go through the access phase.
  const refused = ctx.isSubrequest ? null : await refuse(ctx, (uri) => subrequest(ctx, uri))
  if (refused !== null) return failed(ctx, refused)
  const tried = tryFiles(ctx)
  if (tried) return tried
  return content(ctx)
}

/** `try_files`: the first that is there, or else where the last one leads. An `if` does not take it over. */
function tryFiles(ctx: RequestContext): Promise<Reply> | null {
  const args = ctx.level.own.get('try_files')?.at(-1)?.args ?? []
  const last = args.at(-1)?.text
  if (last === undefined) return null
  for (const { text } of args.slice(0, -1)) {
    const uri = evaluate(ctx, text)
    const path = filePath(ctx, uri)
    const there = uri.endsWith('/') ? fileExists(ctx, path, 'd') : fileExists(ctx, path, 'f')
    if (!there) continue
    ctx.uri = uri
    return null
  }
  if (/^=\d+$/.test(last)) return failed(ctx, Number(last.slice(1)))
  return last.startsWith('@') ? named(ctx, last) : internal(ctx, evaluate(ctx, last))
}

async function content(ctx: RequestContext): Promise<Reply> {
  const proxy = handlerOf(ctx.level, 'proxy_pass')
  if (proxy) {
    const result = await passOn(ctx, proxy.args[0]?.text ?? '')
    return 'reply' in result ? result.reply : failed(ctx, result.status)
  }
  for (const other of ['fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'grpc_pass', 'memcached_pass']) {
    if (handlerOf(ctx.level, other)) return failed(ctx, 502)
  }
  if (ctx.level.own.has('stub_status')) return textReply(ctx, 200, 'Active connections: 1 \n')
  if (ctx.level.own.has('empty_gif')) {
    return { status: 200, contentType: 'image/gif', headers: [], body: encode('GIF89a') }
  }
  const result = serveFile(ctx)
  if ('redirect' in result) return internal(ctx, result.redirect, ctx.args)
  return 'reply' in result ? result.reply : failed(ctx, result.status)
}

/** A request that goes on inside nginx, as from its beginning. Its query is gone, unless it is given along. */
async function internal(ctx: RequestContext, target: string, args = ''): Promise<Reply> {
  ctx.uriChanges--
  if (ctx.uriChanges === 0) return failed(ctx, 500)
  const [path = '', ...query] = target.split('?')
  ctx.uri = path
  ctx.args = query.length > 0 ? query.join('?') : args
  ctx.internal = true
  ctx.unchanged = false
  return fromServer(ctx)
}

async function named(ctx: RequestContext, name: string): Promise<Reply> {
  ctx.uriChanges--
  const location = ctx.server.locations.find(({ path }) => path.kind === 'named' && path.name === name)
  if (ctx.uriChanges === 0 || !location) return failed(ctx, 500)
  ctx.internal = true
  return fromLocation(ctx, location.level)
}

async function subrequest(ctx: RequestContext, uri: string): Promise<{ ctx: RequestContext; reply: Reply }> {
  const inner = ctx.inside(uri)
  return { ctx: inner, reply: await fromServer(inner) }
}

/** Ends with a status, or with the `error_page` for it. */
async function failed(ctx: RequestContext, status: number, location?: string): Promise<Reply> {
  ctx.errorStatus = status
  const page = errorPage(ctx, status)
  if (!page) return statusReply(ctx, status, location)
  if (page.kind === 'elsewhere') {
    ctx.errorStatus = page.status
    return statusReply(ctx, page.status, page.location)
  }
  if (page.status !== undefined) ctx.errorStatus = page.status
  if (page.kind === 'named') return named(ctx, page.name)
  if (ctx.method !== 'HEAD') ctx.method = 'GET'
  return internal(ctx, page.uri)
}
