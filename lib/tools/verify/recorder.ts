/** A real browser that runs scenarios, each in a new browsing context. */
import type { BrowserName } from '../../trace/events.ts'
import type { RecordedResult } from '../simulate/agreement.ts'
import type { Scenario } from '../simulate/scenario.ts'

export interface Recorder {
  readonly browser: BrowserName
  readonly version: string
  /** Rejects when the browser itself fails; what goes wrong in the page is part of the record. */
  record(scenario: Scenario, written: WrittenScenario): Promise<RecordedResult>
  close(): Promise<void>
}

/** A scenario for the page, exactly as in its line: no member is added or changed. */
export interface WrittenScenario {
  readonly id: string
  readonly page: string | { readonly origin: string }
  readonly fetches: readonly WrittenCall[]
  readonly servers: Readonly<Record<string, unknown>>
  readonly cookies?: Readonly<Record<string, string>>
  readonly atOnce?: boolean
  readonly sandbox?: string
}

export interface WrittenCall {
  readonly url: string
  readonly api?: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly [member: string]: unknown
}

/** The browser is not on this machine. The message says what to install. */
export class BrowserMissingError extends Error {
  override name = 'BrowserMissingError'
}

/** How long to wait for requests that nothing in the page waits for. */
export function quietTime(written: WrittenScenario): number {
  return written.fetches.some(({ api }) => api === 'beacon' || api === 'form') ? 300 : 25
}

const CORS_REQUEST_HEADERS = ['origin', 'access-control-request-method', 'access-control-request-headers', 'cookie']

/**
 * Whether the recorded requests have their cookies in Firefox. Cookies are planted in Chromium only, so not where the
 * scenario begins with some.
 */
export function recordedCookies({ cookies }: WrittenScenario): { readonly cookies: boolean } {
  return { cookies: cookies === undefined }
}

/** Of each request, what a scenario can be about: the headers of CORS, the cookies, and those that a call sets. */
export function recordedWire(
  wire: RecordedResult['wire'],
  written: WrittenScenario,
  { cookies }: { cookies: boolean },
): RecordedResult['wire'] {
  const own = written.fetches
    .flatMap(({ headers = [] }) => headers.map(([name]) => name.toLowerCase()))
    .filter((name) => name !== 'host')
  const kept = new Set([...CORS_REQUEST_HEADERS.filter((name) => cookies || name !== 'cookie'), ...own])
  return wire.map(({ method, url, headers, body }) => ({
    method,
    url,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => kept.has(name))),
    ...(body ? { body } : {}),
  }))
}
