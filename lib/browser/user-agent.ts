/**
 * The simulated browser as a whole: what outlives a call (preflight cache, HTTP cache, cookie jar, clock), and the
 * documents whose scripts make calls.
 */
import type { AddressSpace, LocalNetworkAccess } from '../trace/address-space.ts'
import type { BrowserName, Emit, HeaderList } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import type { Call, CallResult, Send } from './call.ts'
import { tokensOf } from './documents/sandbox-tokens.ts'
import { documentOfResponse, documentOfSrcdoc, type ShownDocument } from './documents/shown-document.ts'
import type { Environment } from './environment.ts'
import { fetch } from './fetch/fetch.ts'
import type { AgentState, Reach } from './fetch/fetch-params.ts'
import { addressSpaceOf } from './http/address-space.ts'
import { CookieJar } from './http/cookie-jar.ts'
import { CorsPreflightCache } from './http/cors-preflight-cache.ts'
import { HttpCache } from './http/http-cache.ts'
import { hasHttpScheme, opaqueOrigin, originOfPage, parseUrl } from './http/origin.ts'
import type { PolicyContainer } from './policy/policies.ts'
import { createPolicyContainer, sandboxTokens } from './policy/policy-container.ts'
import { chromium } from './profiles/chromium.ts'
import { firefox } from './profiles/firefox.ts'
import type { ConsoleLine, Profile } from './profiles/profile.ts'
import { webkit } from './profiles/webkit.ts'

export interface UserAgentOptions {
  readonly browser: BrowserName
  /** Sends a request to the servers. A rejected promise is a failed connection. */
  readonly send: Send
  readonly emit?: Emit
  /** The way to the server of a URL; absent: open to every server. */
  readonly reach?: (url: URL) => Reach
  /** Milliseconds since 1970; the only clock the browser looks at. `Date.now` when absent. */
  readonly now?: () => number
  /** The value of `now` when the run started, which the trace counts from. Absent: the run starts with the browser. */
  readonly started?: number
  /** False: nothing is stored, as browsers do with servers whose certificate they do not trust. */
  readonly httpCache?: boolean | ((url: URL) => boolean)
  /** Origin → `name=value`: cookies that are in the jar from the beginning, as `Secure; SameSite=None`. */
  readonly cookies?: Readonly<Record<string, string>> | undefined
  /** What happens to cookies of another site; each browser has its own default. */
  readonly thirdPartyCookies?: 'sent' | 'partitioned' | 'blocked' | undefined
  /** What the person answers where the browser asks about the local network; absent: nothing yet. */
  readonly localNetworkAccess?: LocalNetworkAccess | undefined
  /** Gets each document that a page's script has opened, in a frame or in the page's own place. Absent: none is opened. */
  readonly onDocument?: (document: OpenedDocument) => void
}

interface DocumentOptions {
  readonly url: string
  /** Absent: the origin of `url`. The string `null`: an opaque origin, as in a sandboxed frame of a page at `url`. */
  readonly origin?: string
  /** The headers that the page itself came with: its policies are read from them. */
  readonly headers?: HeaderList
  /** Absent: that of the page's server, else by its host. A page that did not come over HTTP is of this machine. */
  readonly addressSpace?: AddressSpace | undefined
  /** The value of the frame's `sandbox` attribute; absent: what the page's own policy says, if anything. */
  readonly sandbox?: string | undefined
}

export interface BrowserDocument {
  readonly url: string
  /** Serialized origin; `null` for an opaque one. */
  readonly origin: string
  /** What the browser prints when it opens the page: what it does not understand in the page's policies. */
  readonly remarks: readonly ConsoleLine[]
  /**
   * Carries out one call of the document's script. Never rejects.
   * `headers` are appended under the guard one by one; a `Content-Type` that comes from the body is the last.
   */
  carryOut(call: Call, signal?: AbortSignal): Promise<CallResult>
}

/** A document that a page's script has opened, and what its markup wants to run. */
export interface OpenedDocument extends BrowserDocument, Pick<ShownDocument, 'headers' | 'scripts' | 'notRun'> {}

export interface UserAgent {
  readonly browser: BrowserName
  openDocument(options: DocumentOptions): BrowserDocument
}

const PROFILES: Readonly<Record<BrowserName, Profile>> = { chromium, firefox, webkit }

/** A browser with empty caches and only the given cookies. Never throws. */
export function createUserAgent(options: UserAgentOptions): UserAgent {
  const now = options.now ?? Date.now
  const started = options.started ?? now()
  const at = timeSince(started, now)
  const profile = PROFILES[options.browser]
  const { onDocument } = options
  const show = (shown: () => ShownDocument | null) => {
    const document = onDocument ? shown() : null
    if (!document) return
    const { environment, headers, scripts, notRun } = document
    onDocument?.({ ...inDocument(agent, headers, environment), headers, scripts, notRun })
  }
  const agent: AgentState = {
    profile,
    send: options.send,
    reach: options.reach ?? (() => ({})),
    emit: options.emit ?? (() => {}),
    now,
    at,
    preflightCache: new CorsPreflightCache(profile.preflightCache, at),
    httpCache: new HttpCache(profile),
    mayCache: typeof options.httpCache === 'function' ? options.httpCache : () => options.httpCache !== false,
    cookieJar: new CookieJar(profile.cookies),
    thirdPartyCookies: options.thirdPartyCookies ?? profile.thirdPartyCookies,
    localNetworkAccess: options.localNetworkAccess ?? 'ask',
    showDocument: (from, call, result) => show(() => documentOfResponse(agent, from, call, result)),
    showSrcdoc: (from, call) => show(() => documentOfSrcdoc(agent, from, call)),
    calls: 0,
    exchanges: 0,
    keepaliveBytes: 0,
  }
  plant(agent, options.cookies ?? {})
  return {
    browser: options.browser,
    openDocument(document) {
      return openDocument(agent, document)
    },
  }
}

function timeSince(started: number, now: () => number): () => number {
  return () => now() - started
}

function openDocument(agent: AgentState, options: DocumentOptions): BrowserDocument {
  const url = parseUrl(options.url) ?? new URL('about:blank')
  const topLevelOrigin = originOfPage(url)
  const policyContainer = createPolicyContainer(options.headers ?? [], url, agent.profile)
  const sandbox = tokensOf(options.sandbox) ?? sandboxTokens(policyContainer)
  const isOpaque = options.origin === 'null' || (sandbox !== null && !sandbox.has('allow-same-origin'))
  return inDocument(agent, options.headers ?? [], {
    url,
    origin: isOpaque ? opaqueOrigin() : topLevelOrigin,
    topLevelOrigin,
    addressSpace: options.addressSpace ?? addressSpaceOfPage(agent, url),
    isSandboxedFrame: options.origin === 'null' || tokensOf(options.sandbox) !== null,
    // Which pages a sandboxed frame is in is not modelled: its opaque origin alone makes its cookies a third party's.
    hasCrossSiteAncestor: false,
    sandbox,
    policyContainer,
    availableImages: new Map(),
    opened: undefined,
  })
}

/** The document with this environment, as its script uses it. */
function inDocument(agent: AgentState, headers: HeaderList, environment: Environment): BrowserDocument {
  const { url, origin, policyContainer } = environment
  return {
    url: url.href,
    origin: origin.serialized,
    remarks: remarksOn(agent.profile, policyContainer, headers, url),
    async carryOut(call, signal) {
      if (call.srcdoc === undefined) return fetch(agent, environment, call, signal)
      agent.showSrcdoc(environment, call)
      return SRCDOC_LOADED
    },
  }
}

/** A frame with `srcdoc` has its document without a request. */
const SRCDOC_LOADED: CallResult = {
  outcome: 'response',
  type: 'basic',
  status: 200,
  statusText: '',
  url: 'about:srcdoc',
  redirected: false,
  headers: [],
  body: null,
  settled: { kind: 'load' },
}

function addressSpaceOfPage(agent: AgentState, url: URL): AddressSpace {
  if (!hasHttpScheme(url)) return 'loopback'
  return agent.reach(url).addressSpace ?? addressSpaceOf(url.hostname)
}

/** What the browser prints about the page's own headers when it opens the page. */
function remarksOn(profile: Profile, policies: PolicyContainer, headers: HeaderList, url: URL): readonly ConsoleLine[] {
  if (headers.length === 0) return []
  const lines = [...profile.policyRemarks(policies.contentSecurityPolicies, url)]
  const written = getHeader(headers, 'referrer-policy')
  const text = written === null || policies.referrerPolicy !== '' ? null : profile.referrerPolicyMessage(written)
  return text === null ? lines : [...lines, { level: 'error', text }]
}

function plant(agent: AgentState, cookies: Readonly<Record<string, string>>): void {
  for (const [origin, pair] of Object.entries(cookies)) {
    const url = parseUrl(origin)
    if (!url) continue
    const equals = pair.indexOf('=')
    const cookie = {
      name: equals < 0 ? '' : pair.slice(0, equals),
      value: pair.slice(equals + 1),
      host: url.hostname,
      hostOnly: true,
      path: '/',
      isDefaultPath: false,
      secure: true,
      sameSite: 'none' as const,
      expires: Number.POSITIVE_INFINITY,
      partitioned: false,
      partition: null,
    }
    agent.cookieJar.store(cookie, agent.now())
  }
}
