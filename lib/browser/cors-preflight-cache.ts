/** https://fetch.spec.whatwg.org/#cors-preflight-cache */
import type { PreflightCacheProfile } from './profiles/profile.ts'

export interface PreflightCacheKey {
  readonly origin: string
  readonly url: string
}

/** What preflights of one origin for one URL have allowed so far; each method and header name until its own time. */
interface Answer {
  readonly credentials: boolean
  expires: number
  readonly methods: Map<string, number>
  readonly headerNames: Map<string, number>
}

const MAX_KEYS = 256

/** Answers are remembered for an origin and a URL (the network partition is the browser: it shows one page). */
export class CorsPreflightCache {
  readonly #answers = new Map<string, Answer>()
  readonly #profile: PreflightCacheProfile
  readonly #at: () => number

  constructor(profile: PreflightCacheProfile, at: () => number) {
    this.#profile = profile
    this.#at = at
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-create-entry, for everything a preflight allowed. `maxAge` in seconds. */
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
    for (const method of methods) answer.methods.set(method, expires)
    for (const name of headerNames) answer.headerNames.set(name.toLowerCase(), expires)
    this.#answers.delete(id)
    this.#answers.set(id, answer)
    if (this.#answers.size > MAX_KEYS) this.#answers.delete(this.#answers.keys().next().value as string)
  }

  /** Is anything remembered for that origin and URL, usable or not? */
  has(key: PreflightCacheKey, credentials: boolean): boolean {
    return this.#answers.has(this.#id(key, credentials))
  }

  /**
   * The method or the first header name that no remembered answer allows; null where all are allowed
   * (https://fetch.spec.whatwg.org/#concept-cache-match-method, https://fetch.spec.whatwg.org/#concept-cache-match-header-name).
   * `unsafeNames` are lower-case.
   */
  firstMissing(
    key: PreflightCacheKey,
    credentials: boolean,
    method: string,
    unsafeNames: readonly string[],
  ): string | null {
    const now = this.#at()
    const answer = this.#answers.get(this.#id(key, credentials))
    if (!answer || answer.expires <= now || (credentials && !answer.credentials)) return method
    const wildcard = this.#wildcardHolds(answer, credentials)
    const allows = (tokens: Map<string, number>, token: string): boolean =>
      (tokens.get(token) ?? 0) > now || (wildcard && (tokens.get('*') ?? 0) > now)
    if (!this.#profile.isMethodAlwaysAllowed(method) && !allows(answer.methods, method)) return method
    return unsafeNames.find((name) => !allows(answer.headerNames, name)) ?? null
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(key: PreflightCacheKey): boolean {
    const cleared = this.#answers.delete(this.#id(key, true))
    return this.#answers.delete(this.#id(key, false)) || cleared
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
