/** https://fetch.spec.whatwg.org/#cors-preflight-cache */

import type { PreflightCacheProfile } from '../profiles/profile.ts'
import { isCorsSafelistedMethod } from './method.ts'

export interface PreflightCacheKey {
  readonly origin: string
  readonly url: string
}

/** What preflights of one origin for one URL have allowed so far, each method and header name until it expires. */
interface Answer {
  readonly credentials: boolean
  expires: number
  readonly methods: Map<string, number>
  readonly headerNames: Map<string, number>
}

/** What a request needs to be allowed to go without a preflight. `unsafeNames` are lower-case. */
export interface Wanted {
  readonly credentials: boolean
  readonly method: string
  readonly unsafeNames: readonly string[]
  readonly useCorsPreflight: boolean
}

export interface CacheMatch {
  /** The method first, then header names. Empty: the request may be sent. */
  readonly missing: readonly string[]
  /** Whether the standard would send it without a preflight. */
  readonly byStandard: boolean
  /** Whether a `*` is stored, whatever this browser makes of it. */
  readonly holdsStar: boolean
}

const MAX_KEYS = 256

/** Entries are stored by origin and URL. The network partition key is left out: a browser here has one page. */
export class CorsPreflightCache {
  readonly #answers = new Map<string, Answer>()
  readonly #profile: PreflightCacheProfile
  readonly #at: () => number

  constructor(profile: PreflightCacheProfile, at: () => number) {
    this.#profile = profile
    this.#at = at
  }

  /**
   * https://fetch.spec.whatwg.org/#concept-cache-create-entry, for all methods and header names of one preflight.
   * `maxAge` in seconds.
   */
  store(
    key: PreflightCacheKey,
    credentials: boolean,
    maxAge: number,
    methods: readonly string[],
    headerNames: readonly string[],
  ): void {
    const id = this.#id(key, credentials)
    const expires = this.#at() + maxAge * 1000
    const existing = this.#profile.replacesAnswers ? undefined : this.#answers.get(id)
    const answer: Answer = existing ?? { credentials, expires, methods: new Map(), headerNames: new Map() }
    answer.expires = Math.max(answer.expires, expires)
    // § Append entry to the user agent's CORS-preflight cache.
    for (const method of methods) answer.methods.set(method, expires)
    for (const name of headerNames) answer.headerNames.set(name.toLowerCase(), expires)
    this.#answers.delete(id)
    this.#answers.set(id, answer)
    if (this.#answers.size > MAX_KEYS) this.#answers.delete(this.#answers.keys().next().value as string)
  }

  /** Whether anything is stored for that origin and URL, usable or not. */
  has(key: PreflightCacheKey, credentials: boolean): boolean {
    return this.#answers.size > 0 && this.#answers.has(this.#id(key, credentials))
  }

  /**
   * Finds the method and the header names that no stored entry allows
   * (https://fetch.spec.whatwg.org/#concept-cache-match-method, https://fetch.spec.whatwg.org/#concept-cache-match-header).
   */
  match(key: PreflightCacheKey, wanted: Wanted): CacheMatch {
    const { credentials, method, unsafeNames } = wanted
    const answer = this.#usable(key, credentials, credentials)
    const methodMissing =
      !this.#profile.isMethodAlwaysAllowed(method) && !(answer && this.#allows(answer, answer.methods, method, wanted))
    const names = unsafeNames.filter((name) => !(answer && this.#allows(answer, answer.headerNames, name, wanted)))
    const missing = methodMissing ? [method, ...names] : names
    return {
      missing: answer || missing.length > 0 ? missing : [method],
      byStandard: this.#isAllowedByStandard(key, wanted),
      holdsStar: answer !== null && (answer.methods.has('*') || answer.headerNames.has('*')),
    }
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(key: PreflightCacheKey): boolean {
    const cleared = this.#answers.delete(this.#id(key, true))
    return this.#answers.delete(this.#id(key, false)) || cleared
  }

  /** What is stored for a request with `credentials` or without, from a preflight for one that was `credentialed` or not. */
  #usable(key: PreflightCacheKey, credentialed: boolean, credentials: boolean): Answer | null {
    if (this.#answers.size === 0) return null
    const answer = this.#answers.get(this.#id(key, credentialed))
    return answer && answer.expires > this.#at() && (!credentials || answer.credentials) ? answer : null
  }

  #allows(answer: Answer, tokens: Map<string, number>, token: string, { credentials }: Wanted): boolean {
    if (this.#isFresh(tokens, token)) return true
    if (token === 'authorization' && !this.#profile.wildcardCoversAuthorization) return false
    return this.#wildcardHolds(answer, credentials) && this.#isFresh(tokens, '*')
  }

  #isFresh(tokens: Map<string, number>, token: string): boolean {
    return (tokens.get(token) ?? 0) > this.#at()
  }

  /**
   * The standard's decision for the entries that this browser has stored (https://fetch.spec.whatwg.org/#http-fetch).
   */
  #isAllowedByStandard(
    key: PreflightCacheKey,
    { credentials, method, unsafeNames, useCorsPreflight }: Wanted,
  ): boolean {
    const credentialed = this.#usable(key, true, credentials)
    const other = this.#profile.separatesCredentials ? this.#usable(key, false, credentials) : null
    const answers = [credentialed, other].filter((answer) => answer !== null)
    if (answers.length === 0) return false
    const has = (of: 'methods' | 'headerNames', token: string) =>
      answers.some((answer) => this.#isFresh(answer[of], token))
    // § There is no method cache entry match for request's method using request, and either …
    const methodAllowed =
      has('methods', method) || has('methods', '*') || (isCorsSafelistedMethod(method) && !useCorsPreflight)
    // § There is at least one item in the CORS-unsafe request-header names with request's …
    const isNameAllowed = (name: string) =>
      has('headerNames', name) || (name !== 'authorization' && has('headerNames', '*'))
    return methodAllowed && unsafeNames.every(isNameAllowed)
  }

  #wildcardHolds(answer: Answer, credentials: boolean): boolean {
    switch (this.#profile.wildcard) {
      case 'never':
        return false
      case 'as-asked':
        return !answer.credentials
      case 'as-used':
        return !credentials
    }
  }

  #id({ origin, url }: PreflightCacheKey, credentials: boolean): string {
    return this.#profile.separatesCredentials && credentials ? `credentialed ${origin} ${url}` : `${origin} ${url}`
  }
}
