import { firstHeader } from '../../../trace/header-list.ts'
import type { ExceededBound } from '../../../trace/server-events.ts'
import type { ServerResponse } from '../../dialect.ts'
import { headerBytes } from '../../message-bounds.ts'
import { roomFor } from '../../request-bounds.ts'
import { argumentsOf, isOn, locationOrServerOf, settings } from '../read/levels.ts'
import { parseSize } from '../read/values.ts'
import { cacheOf } from './cache.ts'
import type { CachedResponse } from './cache-zone.ts'
import { evaluate } from './evaluate.ts'
import { type ProxyRequest, proxyRequest } from './proxy-request.ts'
import { absoluteLocation, type Reply } from './reply.ts'
import type { RequestContext } from './request-context.ts'

/** Headers of the upstream that nginx does not pass on, unless `proxy_pass_header` names them. */
const HIDDEN: readonly string[] = [
  'date',
  'server',
  'x-pad',
  'x-accel-expires',
  'x-accel-redirect',
  'x-accel-limit-rate',
  'x-accel-buffering',
  'x-accel-charset',
]

const NEVER_PASSED: readonly string[] = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-type',
  'content-length',
]

/** Answers with the upstream's response, or with one from the cache. @returns a status where no upstream answers */
export async function passOn(
  ctx: RequestContext,
  written: string,
): Promise<{ readonly reply: Reply } | { readonly status: number }> {
  const cache = cacheOf(ctx)
  const sent = proxyRequest(ctx, written, cache !== null)
  if (!sent) return { status: 502 }
  const cached = cache?.find(sent)
  if (cached) {
    ctx.upstream = null
    return (
      intercepted(ctx, cached) ?? {
        reply: { ...replyFrom(ctx, cached, sent), ...(notModified(ctx, cached) ? NOT_MODIFIED : {}) },
      }
    )
  }
  let answer: ServerResponse
  try {
    answer = await ctx.upstreams.forward(sent.request)
  } catch {
    ctx.upstream = { address: new URL(sent.request.url).host, status: 502, headers: [] }
    return { status: 502 }
  }
  const { status, headers } = answer
  const tooLarge = headTooLarge(ctx, answer)
  if (tooLarge) {
    ctx.log('upstream sent too big header while reading response header from upstream')
    ctx.exceeded = tooLarge
    ctx.upstream = { address: new URL(sent.request.url).host, status: 502, headers: [] }
    return { status: 502 }
  }
  ctx.upstream = { address: new URL(sent.request.url).host, status, headers }
  const stored = cache?.store(sent, answer) ?? false
  const reply: Reply = { ...replyFrom(ctx, answer, sent), upstream: true }
  return (
    intercepted(ctx, answer) ?? { reply: stored && notModified(ctx, answer) ? { ...reply, ...NOT_MODIFIED } : reply }
  )
}

/**
 * The first part of an answer, with its headers, has to fit into one buffer; by itself that is a page of the memory.
 * https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffer_size
 */
function headTooLarge(ctx: RequestContext, { status, statusText, headers }: ServerResponse): ExceededBound | null {
  const most = parseSize(argumentsOf(ctx.level, 'proxy_buffer_size')[0] ?? '4k') ?? 4096
  const size = `HTTP/1.1 ${status} ${statusText}\r\n\r\n`.length + headerBytes(headers)
  if (size <= most) return null
  return { program: 'nginx', what: 'upstream-head', size, most, setting: `proxy_buffer_size ${roomFor(size) / 1024}k` }
}

const NOT_MODIFIED = { status: 304, statusText: 'Not Modified', body: null } as const

/** `proxy_intercept_errors`: an error of the other server is answered with a page of this one. */
function intercepted(ctx: RequestContext, { status }: CachedResponse): { readonly status: number } | null {
  if (status < 300 || !isOn(ctx.level, 'proxy_intercept_errors', false)) return null
  const pages = settings(ctx.level, 'error_page').flatMap(({ args }) => args.slice(0, -1).map(({ text }) => text))
  return pages.includes(String(status)) ? { status } : null
}

function replyFrom(ctx: RequestContext, answer: CachedResponse, sent: ProxyRequest): Reply {
  const { status, statusText, headers, body } = answer
  const named = (directive: string) =>
    settings(ctx.level, directive).flatMap(({ args }) => args.map(({ text }) => text.toLowerCase()))
  const passed = named('proxy_pass_header')
  const hidden = new Set([...HIDDEN.filter((name) => !passed.includes(name)), ...named('proxy_hide_header')])
  const kept = headers.filter(([name]) => {
    const lower = name.toLowerCase()
    return !hidden.has(lower) && !NEVER_PASSED.includes(lower)
  })
  const type = firstHeader(headers, 'content-type')
  return {
    status,
    statusText,
    contentType: type !== null && !hidden.has('content-type') ? type : null,
    contentLength: ctx.method === 'HEAD' || body !== null ? firstHeader(headers, 'content-length') : null,
    headers: kept.map(([name, value]) =>
      name.toLowerCase() === 'location' ? [name, redirected(ctx, value, sent)] : [name, value],
    ),
    body,
  }
}

/** `proxy_redirect`: by itself, an address under `proxy_pass` becomes one under the location. */
function redirected(ctx: RequestContext, location: string, sent: ProxyRequest): string {
  const rules = settings(ctx.level, 'proxy_redirect')
  const place = locationOrServerOf(ctx.level).directive?.args.at(-1)?.text ?? ''
  const hasPath = !/^https?:\/\/[^/?]+$/.test(sent.base)
  const usual: readonly [string, string][] = [hasPath ? [sent.base, place] : [`${sent.base}/`, '/']]
  const all =
    rules.length === 0
      ? usual
      : rules.flatMap(({ args }) => {
          const [from = '', to] = args.map(({ text }) => text)
          if (from === 'off') return []
          return to === undefined ? usual : [[evaluate(ctx, from), evaluate(ctx, to)] as [string, string]]
        })
  const rule = all.find(([from]) => location.startsWith(from))
  return rule ? absoluteLocation(ctx, rule[1] + location.slice(rule[0].length)) : location
}

/** A response that a cache can store is compared with what the client has already. */
function notModified(ctx: RequestContext, { status, headers }: CachedResponse): boolean {
  if (status !== 200 || argumentsOf(ctx.level, 'proxy_cache')[0] === 'off') return false
  const tags = ctx.header('if-none-match')
  const tag = firstHeader(headers, 'etag')
  if (tags !== null) {
    return tags.trim() === '*' || (tag !== null && tags.split(',').some((each) => weak(each) === weak(tag)))
  }
  const since = ctx.header('if-modified-since')
  return since !== null && since === firstHeader(headers, 'last-modified')
}

function weak(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
