/** https://fetch.spec.whatwg.org/#cors-preflight-cache */
import type { Profile } from './profiles/profile.ts'

interface Entry {
  readonly credentials: boolean
  expires: number
  /** At most one of the two is there: one entry for each method and each header name, and one for the preflight itself. */
  readonly method?: string
  readonly headerName?: string
}

export interface PreflightCacheKey {
  readonly origin: string
  readonly url: string
}

const MAX_KEYS = 256

/** Answers are remembered for an origin and a URL (the network partition is the browser: it shows one page). */
export class CorsPreflightCache {
  readonly #entries = new Map<string, Entry[]>()
  readonly #profile: Profile
  readonly #at: () => number

  constructor(profile: Profile, at: () => number) {
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
    const id = keyOf(key)
    const expires = this.#at() + maxAge * 1000
    if (this.#profile.onePreflightCacheEntry) this.#entries.delete(id)
    const entries = this.#entries.get(id) ?? []
    refresh(entries, { credentials, expires })
    for (const method of methods) refresh(entries, { credentials, expires, method })
    for (const name of headerNames) refresh(entries, { credentials, expires, headerName: name.toLowerCase() })
    this.#entries.delete(id)
    this.#entries.set(id, entries)
    if (this.#entries.size > MAX_KEYS) this.#entries.delete(this.#entries.keys().next().value as string)
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match */
  has(key: PreflightCacheKey): boolean {
    return this.#entries.has(keyOf(key))
  }

  /** Is there an entry of any kind that this request could use? */
  matchesAny(key: PreflightCacheKey, credentials: boolean): boolean {
    return this.#live(key, credentials).length > 0
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match-method */
  matchesMethod(key: PreflightCacheKey, credentials: boolean, method: string): boolean {
    return this.#live(key, credentials).some(
      (e) =>
        e.method === method || (e.method === '*' && !e.credentials && !this.#profile.separateCredentialedPreflights),
    )
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match-header-name, for a lower-case name. */
  matchesHeaderName(key: PreflightCacheKey, credentials: boolean, name: string): boolean {
    return this.#live(key, credentials).some(
      (e) =>
        e.headerName === name ||
        (e.headerName === '*' &&
          !e.credentials &&
          !this.#profile.separateCredentialedPreflights &&
          (name !== 'authorization' || this.#profile.wildcardCoversAuthorization)),
    )
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(key: PreflightCacheKey): boolean {
    return this.#entries.delete(keyOf(key))
  }

  #live(key: PreflightCacheKey, credentials: boolean): Entry[] {
    const entries = this.#entries.get(keyOf(key))
    if (!entries) return []
    const now = this.#at()
    const separate = this.#profile.separateCredentialedPreflights
    return entries.filter((e) => e.expires > now && (e.credentials === credentials || (e.credentials && !separate)))
  }
}

function keyOf({ origin, url }: PreflightCacheKey): string {
  return `${origin} ${url}`
}

function refresh(entries: Entry[], entry: Entry): void {
  const existing = entries.find(
    (e) => e.credentials === entry.credentials && e.method === entry.method && e.headerName === entry.headerName,
  )
  if (existing) existing.expires = entry.expires
  else entries.push(entry)
}
