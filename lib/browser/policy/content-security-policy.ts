/** Content Security Policy Level 3: policies as data, read from a page's headers. */
import type { HeaderList } from '../../trace/events.ts'

/** https://w3c.github.io/webappsec-csp/#directives */
export interface Directive {
  /** In lower case: `connect-src`. */
  readonly name: string
  readonly value: readonly string[]
}

/** https://w3c.github.io/webappsec-csp/#content-security-policy-object */
export interface ContentSecurityPolicy {
  /** `report`: from `Content-Security-Policy-Report-Only`, which blocks nothing. */
  readonly disposition: 'enforce' | 'report'
  readonly directives: readonly Directive[]
  /** Names of directives that were there already: each counts only the first time. */
  readonly duplicates: readonly string[]
}

const DISPOSITIONS: Readonly<Record<string, ContentSecurityPolicy['disposition']>> = {
  'content-security-policy': 'enforce',
  'content-security-policy-report-only': 'report',
}

/**
 * https://w3c.github.io/webappsec-csp/#parse-response-csp: the policies that the headers of a page hold, in their order.
 * A comma begins another policy, and all policies count.
 */
export function parseResponsePolicies(headers: HeaderList): ContentSecurityPolicy[] {
  const policies: ContentSecurityPolicy[] = []
  for (const [name, value] of headers) {
    const disposition = DISPOSITIONS[name.toLowerCase()]
    if (!disposition) continue
    for (const serialized of value.split(',')) {
      const policy = parsePolicy(serialized, disposition)
      if (policy.directives.length > 0) policies.push(policy)
    }
  }
  return policies
}

/** https://w3c.github.io/webappsec-csp/#parse-serialized-policy */
function parsePolicy(serialized: string, disposition: ContentSecurityPolicy['disposition']): ContentSecurityPolicy {
  const directives = new Map<string, Directive>()
  const duplicates: string[] = []
  for (const token of serialized.split(';')) {
    const [name, ...value] = token.split(/[\t\n\f\r ]+/).filter((part) => part !== '')
    // An empty token, or one with characters beyond ASCII, is not a directive.
    if (name === undefined || !/^[\0-\x7f]*$/.test(token)) continue
    const lower = name.toLowerCase()
    if (directives.has(lower)) duplicates.push(lower)
    else directives.set(lower, { name: lower, value })
  }
  return { disposition, directives: [...directives.values()], duplicates }
}

/** A directive as it is written in the header: `connect-src 'self'`. */
export function serializeDirective({ name, value }: Directive): string {
  return [name, ...value].join(' ')
}

/** For each directive that governs requests, those that apply where it is absent (#directive-fallback-list). */
export const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src-elem': ['script-src', 'default-src'],
  'style-src-elem': ['style-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
  'frame-src': ['child-src', 'default-src'],
  'connect-src': ['default-src'],
  'font-src': ['default-src'],
  'img-src': ['default-src'],
  'manifest-src': ['default-src'],
  'media-src': ['default-src'],
  // A form's target has no fallback: `default-src` says nothing about it.
  'form-action': [],
}

/** The directive of the policy that applies to requests of the effective directive; null where none does. */
export function governingDirective({ directives }: ContentSecurityPolicy, effective: string): Directive | null {
  for (const name of [effective, ...(FALLBACKS[effective] ?? [])]) {
    const found = directives.find((directive) => directive.name === name)
    if (found) return found
  }
  return null
}

const SOURCE_LISTS = new Set(
  `base-uri child-src connect-src default-src fenced-frame-src font-src form-action frame-ancestors frame-src img-src
  manifest-src media-src object-src script-src script-src-attr script-src-elem style-src style-src-attr style-src-elem
  worker-src`.split(/\s+/),
)
const OTHERS = new Set(
  `block-all-mixed-content report-to report-uri require-trusted-types-for sandbox trusted-types
  upgrade-insecure-requests`.split(/\s+/),
)

/** Whether the value of that directive is a list of sources. */
export const isSourceListDirective = (name: string): boolean => SOURCE_LISTS.has(name)

/** Whether browsers know a directive of that name. */
export const isKnownDirective = (name: string): boolean => SOURCE_LISTS.has(name) || OTHERS.has(name)

const BY_DESTINATION: Readonly<Record<string, string>> = {
  audio: 'media-src',
  font: 'font-src',
  iframe: 'frame-src',
  image: 'img-src',
  manifest: 'manifest-src',
  script: 'script-src-elem',
  sharedworker: 'worker-src',
  style: 'style-src-elem',
  track: 'media-src',
  video: 'media-src',
  worker: 'worker-src',
}

/**
 * https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request, for every request that is not a form's.
 * A destination that is not listed is `fetch`, XMLHttpRequest, EventSource or a beacon.
 */
export function effectiveDirective(destination: string): string {
  return BY_DESTINATION[destination] ?? 'connect-src'
}
