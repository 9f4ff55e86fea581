import type { TextPosition } from '../../../javascript/text-range.ts'
import { firstHeader } from '../../../trace/header-list.ts'
import type { Directive } from '../read/blocks.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import type { Reply } from './reply.ts'
import type { RequestContext } from './request-context.ts'

/** What one of the checks says: nothing, or that it is satisfied, or the status that it refuses with. */
type Verdict = 'declined' | 'ok' | number

/** Answers a request inside nginx, as `auth_request` makes one. */
export type Subrequest = (uri: string) => Promise<{ readonly ctx: RequestContext; readonly reply: Reply }>

/**
 * Who may come in, in nginx's order: `allow` and `deny`, then `auth_basic`, then `auth_request`. Every request comes
 * from 127.0.0.1. The content of the password file is unknown here, so every name with a password counts as right.
 * https://github.com/nginx/nginx/blob/release-1.22.1/src/http/ngx_http_core_module.c (ngx_http_core_access_phase)
 * @returns the status that refuses; null where nothing does
 */
export async function refuse(ctx: RequestContext, subrequest: Subrequest): Promise<number | null> {
  const isAny = argumentsOf(ctx.level, 'satisfy')[0]?.toLowerCase() === 'any'
  let access: number | null = null
  for (const check of [addressVerdict, passwordVerdict, (of: RequestContext) => subrequestVerdict(of, subrequest)]) {
    const verdict = await check(ctx)
    if (verdict === 'declined') continue
    if (verdict === 'ok') {
      if (!isAny) continue
      ctx.challenge = null
      return null
    }
    if (!isAny || (verdict !== 401 && verdict !== 403)) return verdict
    if (access !== 401) access = verdict
  }
  return access
}

/** `allow` and `deny` fill one list, so the nearest level with either counts. */
function addressRules(ctx: RequestContext): readonly Directive[] {
  for (let at: RequestContext['level'] | null = ctx.level; at; at = at.parent) {
    const own = [...(at.own.get('allow') ?? []), ...(at.own.get('deny') ?? [])]
    if (own.length > 0) return own.sort((a, b) => compare(a.name.from, b.name.from))
  }
  return []
}

function compare(a: TextPosition, b: TextPosition): number {
  return a.line - b.line || a.column - b.column
}

/** The first rule for 127.0.0.1 decides. */
function addressVerdict(ctx: RequestContext): Verdict {
  for (const { name, args } of addressRules(ctx)) {
    const text = args[0]?.text ?? ''
    if (
      text === 'all' ||
      text === '127.0.0.1' ||
      /^127\.0\.0\.\d+\/(8|16|24)$|^127\.0\.0\.1\/|^0\.0\.0\.0\/0$/.test(text)
    ) {
      return name.text === 'deny' ? 403 : 'ok'
    }
  }
  return 'declined'
}

function realm(ctx: RequestContext): string | null {
  const text = evaluate(ctx, argumentsOf(ctx.level, 'auth_basic')[0] ?? 'off')
  return text === 'off' || settings(ctx.level, 'auth_basic_user_file').length === 0 ? null : text
}

function passwordVerdict(ctx: RequestContext): Verdict {
  const text = realm(ctx)
  if (text === null) return 'declined'
  if (/^Basic +[A-Za-z0-9+/]+={0,2} *$/i.test(ctx.header('authorization') ?? '')) return 'ok'
  ctx.challenge = `Basic realm="${text}"`
  return 401
}

/**
 * `auth_request`: a GET to an address of this server, with the headers of the request; 2xx lets in, 401 and 403 are
 * passed on, anything else is an error. https://nginx.org/en/docs/http/ngx_http_auth_request_module.html
 */
async function subrequestVerdict(ctx: RequestContext, subrequest: Subrequest): Promise<Verdict> {
  const [uri = 'off'] = argumentsOf(ctx.level, 'auth_request')
  if (uri === 'off') return 'declined'
  const asked = await subrequest(uri)
  const status = asked.ctx.errorStatus || asked.reply.status
  for (const { args } of settings(ctx.level, 'auth_request_set')) {
    const [variable = '', value = ''] = args.map(({ text }) => text)
    ctx.setValue(variable.slice(1).toLowerCase(), evaluate(asked.ctx, value))
  }
  if (status >= 200 && status <= 299) return 'ok'
  if (status === 403) return 403
  if (status !== 401) return 500
  ctx.challenge = asked.ctx.challenge ?? firstHeader(asked.ctx.upstream?.headers ?? [], 'WWW-Authenticate')
  return 401
}
