import { evaluate } from './evaluate.ts'
import type { Exchange } from './exchange.ts'
import { argumentsOf, settings } from './levels.ts'
import { type Reply, statusReply } from './reply.ts'

/**
 * Who may come in: `allow` and `deny`, then `auth_basic`. Every request comes from 127.0.0.1. Nobody knows what stands
 * in the password file here, so every name with a password is taken for right.
 * @returns null where nothing speaks against it
 */
export function refuse(x: Exchange): { readonly status: number; readonly headers: Reply['headers'] } | null {
  const address = denied(x) ? { status: 403, headers: [] } : null
  const password = unauthorized(x)
  const [satisfy] = argumentsOf(x.level, 'satisfy')
  if (satisfy?.toLowerCase() === 'any' && hasAddressRules(x))
    return address ? (hasPassword(x) ? password : address) : null
  return address ?? password
}

function rules(x: Exchange) {
  const allow = settings(x.level, 'allow')
  const deny = settings(x.level, 'deny')
  // Both directives fill one list, so the nearest level with either counts.
  for (let at: Exchange['level'] | null = x.level; at; at = at.parent) {
    const own = [...(at.own.get('allow') ?? []), ...(at.own.get('deny') ?? [])]
    if (own.length > 0) return own.sort((a, b) => order(a) - order(b))
  }
  return [...allow, ...deny]
}

function order({ name: { from } }: { readonly name: { readonly from: { line: number; column: number } } }): number {
  return from.line * 100_000 + from.column
}

const hasAddressRules = (x: Exchange): boolean => rules(x).length > 0

function denied(x: Exchange): boolean {
  for (const { name, args } of rules(x)) {
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

function realm(x: Exchange): string | null {
  const text = evaluate(x, argumentsOf(x.level, 'auth_basic')[0] ?? 'off')
  return text === 'off' || settings(x.level, 'auth_basic_user_file').length === 0 ? null : text
}

const hasPassword = (x: Exchange): boolean => realm(x) !== null

function unauthorized(x: Exchange): { readonly status: number; readonly headers: Reply['headers'] } | null {
  const text = realm(x)
  if (text === null || /^Basic +[A-Za-z0-9+/]+={0,2} *$/i.test(x.header('authorization') ?? '')) return null
  return { status: 401, headers: [['WWW-Authenticate', `Basic realm="${text}"`]] }
}

/** The page for a refusal. */
export function refusalPage(
  x: Exchange,
  refusal: { readonly status: number; readonly headers: Reply['headers'] },
): Reply {
  return { ...statusReply(x, refusal.status), headers: refusal.headers }
}
