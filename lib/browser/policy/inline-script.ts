/** Whether a page's Content Security Policy lets a script run that is written in its markup. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { type ContentSecurityPolicy, type Directive, governingDirective } from './content-security-policy.ts'

const DIGESTS = { sha256, sha384, sha512 }
const HASH_SOURCE = /^'(sha256|sha384|sha512)-([a-z0-9+/_-]+={0,2})'$/i

/**
 * https://w3c.github.io/webappsec-csp/#should-block-inline, of a script. Every policy is asked, and one that says no is
 * enough.
 * @param nonce the script's; empty where it has none
 * @returns the directive that refuses it, or null
 */
export function inlineRefusal(
  policies: readonly ContentSecurityPolicy[],
  { code, nonce }: { readonly code: string; readonly nonce: string },
): Directive | null {
  for (const policy of policies) {
    if (policy.disposition !== 'enforce') continue
    const directive = governingDirective(policy, 'script-src-elem')
    if (directive && !allowsInline(directive.value, code, nonce)) return directive
  }
  return null
}

/** https://w3c.github.io/webappsec-csp/#match-element-to-source-list */
function allowsInline(sources: readonly string[], code: string, nonce: string): boolean {
  const has = (keyword: string) => sources.some((source) => source.toLowerCase() === keyword)
  const isStrict = sources.some((source) => /^'nonce-/i.test(source) || HASH_SOURCE.test(source))
  // https://w3c.github.io/webappsec-csp/#allow-all-inline: a nonce or a hash in the list takes the keyword its effect.
  if (has("'unsafe-inline'") && !isStrict && !has("'strict-dynamic'")) return true
  if (nonce !== '' && sources.includes(`'nonce-${nonce}'`)) return true
  return sources.some((source) => {
    const [, algorithm, digest] = HASH_SOURCE.exec(source) ?? []
    if (!algorithm || !digest) return false
    const hash = DIGESTS[algorithm.toLowerCase() as keyof typeof DIGESTS]
    return inBase64(hash(new TextEncoder().encode(code))) === digest.replaceAll('-', '+').replaceAll('_', '/')
  })
}

/** A digest as a policy writes it. */
const inBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** What a policy would have to list, so that this script may run. */
export const hashSource = (code: string): string => `sha256-${inBase64(sha256(new TextEncoder().encode(code)))}`
