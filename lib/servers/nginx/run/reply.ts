import type { HeaderList } from '../../../trace/events.ts'
import { argumentsOf, isOn, type Level, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import type { RequestContext } from './request-context.ts'
import { pageOf } from './statuses.ts'

/** An answer before nginx's own header lines are added to it. */
export interface Reply {
  readonly status: number
  /** Absent: nginx's own phrase for the status. */
  readonly statusText?: string
  readonly contentType: string | null
  /** Everything but Server, Content-Type and Content-Length. */
  readonly headers: HeaderList
  /** Null: there is none, as for a status that has none. */
  readonly body: Uint8Array | null
  /** Another server's answer, passed on now. */
  readonly upstream?: true
  /** As the other server has said it; absent: the body's own length. */
  readonly contentLength?: string | null
}

/** nginx closes the connection without a word, as `return 444` asks it to. */
export class ConnectionClosed extends Error {}

/** The page that nginx makes for a status, with a Location where it sends somebody elsewhere. */
export function statusReply(ctx: RequestContext, status: number, location?: string): Reply {
  const page = pageOf(status, serverName(ctx))
  return {
    status,
    contentType: page === null ? null : 'text/html',
    headers: location === undefined ? [] : [['Location', absoluteLocation(ctx, location)]],
    body: encode(page ?? ''),
  }
}

/** What nginx calls itself, in its header and on its pages. */
export function serverName(ctx: RequestContext): string {
  return argumentsOf(ctx.level, 'server_tokens')[0]?.toLowerCase() === 'off' ? 'nginx' : 'nginx/1.22.1'
}

/** What `return 200 "text"` sends; its type goes by the ending of the path. */
export function textReply(ctx: RequestContext, status: number, text: string): Reply {
  return { status, contentType: contentTypeOf(ctx), headers: [], body: encode(text) }
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A path becomes a whole address, unless `absolute_redirect` is off. */
export function absoluteLocation(ctx: RequestContext, location: string): string {
  if (!location.startsWith('/') || !isOn(ctx.level, 'absolute_redirect', true)) return location
  const named = isOn(ctx.level, 'server_name_in_redirect', false)
    ? argumentsOf(ctx.server, 'server_name')[0]
    : undefined
  const host = named ?? evaluate(ctx, '$host')
  const usual = ctx.port === (ctx.scheme === 'https' ? '443' : '80')
  const port = usual || !isOn(ctx.level, 'port_in_redirect', true) ? '' : `:${ctx.port}`
  return `${ctx.scheme}://${host}${port}${location}`
}

/** The types that nginx knows without `mime.types`. */
const DEFAULT_TYPES: { readonly [extension: string]: string } = {
  html: 'text/html',
  gif: 'image/gif',
  jpg: 'image/jpeg',
}

/** As `ngx_http_set_content_type`: by the ending of the path, else `default_type`. */
export function contentTypeOf(ctx: RequestContext, uri = ctx.uri): string {
  const extension = /\.([^./]+)$/.exec(uri)?.[1]?.toLowerCase()
  const type = extension === undefined ? undefined : typesOf(ctx.level)[extension]
  return type ?? argumentsOf(ctx.level, 'default_type')[0] ?? 'text/plain'
}

function typesOf(level: Level): { readonly [extension: string]: string | undefined } {
  const blocks = settings(level, 'types')
  if (blocks.length === 0) return DEFAULT_TYPES
  const types: Record<string, string> = Object.create(null)
  for (const { block } of blocks) {
    for (const { name, args } of block ?? []) for (const { text } of args) types[text.toLowerCase()] = name.text
  }
  return types
}
