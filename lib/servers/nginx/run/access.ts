import type { TextPosition } from '../../../javascript/text-range.ts'
import type { Directive } from '../read/blocks.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import { type Reply, statusReply } from './reply.ts'
import type { RequestContext } from './request-context.ts'

export interface Refusal {
  readonly status: number
  readonly headers: Reply['headers']
}

/**
 * Who may come in: `allow` and `deny`, then `auth_basic`. Every request comes from 127.0.0.1. Nobody knows what stands
 * in the password file here, so every name with a password is taken for right.
 * @returns null where nothing speaks against it
 */
export function refuse(ctx: RequestContext): Refusal | null {
  const rules = addressRules(ctx)
  const address = denied(rules) ? { status: 403, headers: [] } : null
  const password = unauthorized(ctx)
  const [satisfy] = argumentsOf(ctx.level, 'satisfy')
  if (satisfy?.toLowerCase() !== 'any' || rules.length === 0) return address ?? password
  return address && realm(ctx) !== null ? password : address
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
function denied(rules: readonly Directive[]): boolean {
  for (const { name, args } of rules) {
    const text = args[0]?.text ?? ''
    if (
      text === 'all' ||
      text === '127.0.0.1' ||
      /^127\.0\.0\.\d+\/(8|16|24)$|^127\.0\.0\.1\/|^0\.0\.0\.0\/0$/.test(text)
    ) {
      return name.text === 'deny'
    }
  }
  return false
}

function realm(ctx: RequestContext): string | null {
  const text = evaluate(ctx, argumentsOf(ctx.level, 'auth_basic')[0] ?? 'off')
  return text === 'off' || settings(ctx.level, 'auth_basic_user_file').length === 0 ? null : text
}

function unauthorized(ctx: RequestContext): Refusal | null {
  const text = realm(ctx)
  if (text === null || /^Basic +[A-Za-z0-9+/]+={0,2} *$/i.test(ctx.header('authorization') ?? '')) return null
  return { status: 401, headers: [['WWW-Authenticate', `Basic realm="${text}"`]] }
}

/** The page for a refusal. */
export function refusalPage(ctx: RequestContext, refusal: Refusal): Reply {
  return { ...statusReply(ctx, refusal.status), headers: refusal.headers }
}
