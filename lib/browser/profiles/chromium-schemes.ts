/** What Chromium prints about an address whose scheme it does not fetch, measured in Chromium 156.0.8078. */
import { currentUrl } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import type { ConsoleFacts } from './profile.ts'

/** The reason in the line that begins as CORS lines do. */
export const DISABLED_SCHEME =
  'Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.'

/** Schemes that have lines of their own, also in CORS mode. */
const OWN_WORDS: ReadonlySet<string> = new Set(['ftp', 'blob', 'filesystem', 'view-source'])

/** Schemes of resources that only the page that made them may load. */
const LOCAL: ReadonlySet<string> = new Set(['blob', 'filesystem', 'view-source'])

const ofFile = (failure: NetworkError) => failure.value === 'file'

const isLocalPage = ({ environment }: ConsoleFacts) => environment.url.protocol === 'file:'

/** Whether Chromium takes the scheme for a matter of CORS: `fetch` looks at the scheme before, other APIs do not. */
export function isDisabledScheme(failure: NetworkError, facts: ConsoleFacts): boolean {
  if (failure.reason !== 'scheme-not-supported' || facts.request.mode !== 'cors') return false
  if (ofFile(failure)) return isLocalPage(facts)
  return facts.request.api !== 'fetch' && !OWN_WORDS.has(failure.value ?? '')
}

/** The lines for any other address. */
export function schemeMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request } = facts
  const url = currentUrl(request).href
  if (ofFile(failure) && !isLocalPage(facts)) return [`Not allowed to load local resource: ${url}`]
  // A `blob:` of another page, where the response would be hidden or goes to an XMLHttpRequest.
  const isHidden = request.mode === 'no-cors' && failure.value === 'blob'
  // Measured: of a method that a `blob:` URL does not have, nothing is said.
  if (request.api === 'xhr' && failure.value === 'blob' && request.method !== 'GET') return []
  if (isHidden || (request.api === 'xhr' && LOCAL.has(failure.value ?? ''))) {
    return [`Not allowed to load local resource: ${url}`]
  }
  if (request.api === 'fetch') return [`Fetch API cannot load ${url}. URL scheme "${failure.value}" is not supported.`]
  if (failure.value === 'ftp' && request.mode === 'cors') return ['FTP is not supported.']
  return ['Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME']
}
