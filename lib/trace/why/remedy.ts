/** The smallest header that helps, on the server's response: never `*` with credentials, never more than needed. */

import { canParseUrl, serializedOriginOf } from '../address.ts'
import type { FailureEvent, Trace } from '../events.ts'
import { getHeader } from '../header-list.ts'
import { onTheRequest } from './causes/allow-origin.ts'
import { headerToExpose } from './causes/hidden-headers.ts'
import { leadsToLogin } from './causes/login.ts'
import { isMethodCase } from './causes/preflight.ts'
import { type Facts, withCredentials } from './facts.ts'

/** One header on one response. For a list header, `value` is the element to add. */
export interface Remedy {
  readonly server: string
  /** The exchange whose response lacks the header. */
  readonly exchange: number
  readonly header: string
  readonly value: string
  readonly preflight: boolean
  /** A header of the response whose name is this one's, misspelled. */
  readonly misspelled?: string
  /** The status that the response needs as well: a preflight with another status is refused. */
  readonly status?: number
}

/** The remedy, where a header of a response helps; null where only a person can decide what to do. */
export function remedyFor(trace: Trace, failure: FailureEvent, f: Facts): Remedy | null {
  const { exchange } = failure
  // Where no route answers, a header on the 404 would only let the script read a 404.
  if (exchange === undefined || (f.noRoute !== null && !f.preflight)) return null
  if (f.kept !== null) return forKept(trace, f)
  // Next.js makes this redirect before any header of the configuration is set.
  if (f.handler?.route === 'trailingSlash') return null
  // The script’s own header caused the preflight: without it there is nothing to allow.
  if (f.preflight && onTheRequest(f)) return null
  const status = f.preflight && f.response && !isOk(f.response.status) ? { status: 204 } : {}
  const on = (header: string, value: string): Remedy => ({
    server: serializedOriginOf(f.url),
    exchange,
    header,
    value,
    preflight: f.preflight,
    ...(f.misspelled ? { misspelled: f.misspelled } : {}),
    ...status,
  })
  switch (failure.reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
    case 'multiple-allow-origin':
    case 'invalid-allow-origin':
    case 'allow-origin-mismatch':
    case 'wildcard-with-credentials':
    case 'status':
      return allowOrigin(f, on)
    case 'allow-credentials-not-true':
      // With credentials, allowing `null` would allow any page: the call has to use the final address instead.
      return f.origin === 'null' ? null : on('Access-Control-Allow-Credentials', 'true')
    case 'method-not-allowed':
      return isMethodCase(f) ? null : on('Access-Control-Allow-Methods', failure.value ?? f.method)
    case 'header-not-allowed':
      return on('Access-Control-Allow-Headers', failure.value ?? '')
    case 'cross-origin-resource-policy': {
      const value = forSite(f)
      return value === null ? null : on('Cross-Origin-Resource-Policy', value)
    }
    default:
      return null
  }
}

/** The header by which the script sees what it asks for in an answer that it reads; null where it misses nothing. */
export function remedyForHidden(trace: Trace, f: Facts): Remedy | null {
  const name = headerToExpose(trace, f)
  if (name === null || !f.response) return null
  const { exchange } = f.response
  return {
    server: serializedOriginOf(f.url),
    exchange,
    header: 'Access-Control-Expose-Headers',
    value: name,
    preflight: false,
  }
}

/**
 * Where one site's pages embed the file, `same-site` is enough; for all others, only a person can decide. Which hosts are
 * one site is only guessed here: the browser decides it when the fix is tried.
 */
function forSite(f: Facts): string | null {
  const site = (address: string) => new URL(address).hostname.split('.').slice(-2).join('.')
  return f.value === 'same-origin' && canParseUrl(f.url) && site(f.url) === site(f.pageUrl) && site(f.url).includes('.')
    ? 'same-site'
    : null
}

const NAME = 'Access-Control-Allow-Origin'
const isOk = (status: number) => status >= 200 && status <= 299

function allowOrigin(f: Facts, on: (header: string, value: string) => Remedy): Remedy | null {
  const now = (f.response && getHeader(f.response.headers, NAME)) ?? ''
  // Only the status is wrong.
  if (!withCredentials(f) && now === '*') return on(NAME, '*')
  // To allow `null` is to allow every file and every sandboxed frame: such a page needs an origin first.
  if (f.origin === 'null' || isStranger(f.origin)) return null
  // A script has no use for a login page, even a readable one.
  if (f.hops.length > 0 && leadsToLogin(f.url)) return null
  const target = f.response ? getHeader(f.response.headers, 'Location') : null
  if (target !== null && !f.preflight && leadsToLogin(target)) return null
  return on(NAME, f.origin)
}

/** In examples these names mark an origin that the server is right to refuse. */
const isStranger = (origin: string) => /^https?:\/\/(www\.)?(evil|attacker|malicious|phishing)/i.test(origin)

/** The stored response was made without `Vary`, so the remedy is for the exchange that made it. */
function forKept(trace: Trace, f: Facts): Remedy | null {
  if (f.kept !== 'browser') return null
  const made = trace.find((e) => e.type === 'request' && e.url === f.url.replace(/#.*$/s, ''))
  if (made?.type !== 'request') return null
  return {
    server: serializedOriginOf(made.url),
    exchange: made.exchange,
    header: 'Vary',
    value: 'Origin',
    preflight: false,
  }
}
