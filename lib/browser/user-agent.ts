/**
 * The simulated browser as a whole: what outlives a call (preflight cache, HTTP cache, cookie jar, clock), and the
 * documents whose scripts make calls.
 */
import type { BrowserName, Emit } from '../trace/events.ts'
import type { Call, CallResult, Send } from './call.ts'

export interface UserAgentOptions {
  readonly browser: BrowserName
  /** Carries a request to the servers. A rejected promise is a failed connection. */
  readonly send: Send
  readonly emit?: Emit
  /** Milliseconds; the only clock the browser looks at. `Date.now` when absent. */
  readonly now?: () => number
  /** Origin → `name=value`: cookies already in the jar as `Secure; SameSite=None`. */
  readonly cookies?: Readonly<Record<string, string>>
}

export interface DocumentOptions {
  readonly url: string
  /** Absent: the origin of `url`. `null` as a word: an opaque origin, as in a sandboxed frame. */
  readonly origin?: string
}

export interface BrowserDocument {
  readonly url: string
  /** Serialized origin; `null` for an opaque one. */
  readonly origin: string
  /**
   * Carries out one call of the document's script. Never rejects.
   * `headers` are appended under the guard one by one, so a `Content-Type` that comes from the body is simply the last.
   */
  carryOut(call: Call, signal?: AbortSignal): Promise<CallResult>
}

export interface UserAgent {
  readonly browser: BrowserName
  openDocument(options: DocumentOptions): BrowserDocument
}

/** A browser with empty caches and only the given cookies. Never throws. */
export function createUserAgent(options: UserAgentOptions): UserAgent {
  return {
    browser: options.browser,
    openDocument: ({ url, origin }) => ({
      url,
      origin: origin ?? new URL(url).origin,
      carryOut: async () => ({ outcome: 'network-error', message: 'Failed to fetch' }),
    }),
  }
}
