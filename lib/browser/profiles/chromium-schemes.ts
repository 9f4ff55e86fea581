/** What Chromium prints about an address whose scheme it does not fetch, measured in Chromium 156.0.8078. */
import { currentUrl } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import { isSameOrigin, originOf, parseUrl } from '../http/origin.ts'
import type { ConsoleFacts } from './profile.ts'

/** The reason in the line that begins as CORS lines do. */
export const DISABLED_SCHEME =
  'Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.'

/** Schemes of resources that only the browser or the page that made them may load. */
const LOCAL: ReadonlySet<string> = new Set(['blob', 'filesystem', 'view-source', 'chrome'])

const EXTENSION = 'chrome-extension'

const ofFile = (failure: NetworkError) => failure.value === 'file'

const isLocalPage = ({ environment }: ConsoleFacts) => environment.url.protocol === 'file:'

/** Whether Chromium takes the scheme for a matter of CORS: `fetch` looks at the scheme before, other APIs do not. */
export function isDisabledScheme(failure: NetworkError, facts: ConsoleFacts): boolean {
  if (failure.reason !== 'scheme-not-supported' || facts.request.mode !== 'cors') return false
  if (ofFile(failure)) return isLocalPage(facts)
  const { api } = facts.request
  const scheme = failure.value ?? ''
  const hasOwnWords = LOCAL.has(scheme) || scheme === EXTENSION || (scheme === 'ftp' && api === 'xhr')
  return api !== 'fetch' && !hasOwnWords
}

/** No page here has made a file for `filesystem:`, so the page's own is only not found. */
function isOwnFileSystem({ value }: NetworkError, { request, environment }: ConsoleFacts): boolean {
  const inner = parseUrl(currentUrl(request).pathname)
  return value === 'filesystem' && inner !== null && isSameOrigin(originOf(inner), environment.origin)
}

/** The lines for any other address. */
export function schemeMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request } = facts
  const url = currentUrl(request).href
  if (ofFile(failure) && !isLocalPage(facts)) return [`Not allowed to load local resource: ${url}`]
  if (failure.value === EXTENSION) return ['Failed to load resource: net::ERR_BLOCKED_BY_CLIENT']
  // Measured: of a method that a `blob:` URL does not have, nothing is said.
  if (request.api === 'xhr' && failure.value === 'blob' && request.method !== 'GET') return []
  // `fetch` takes only a `blob:` of another page for local, where the response would be hidden.
  const isHidden = request.mode === 'no-cors' && failure.value === 'blob'
  if (isHidden || (request.api !== 'fetch' && LOCAL.has(failure.value ?? ''))) {
    return isOwnFileSystem(failure, facts)
      ? ['Failed to load resource: net::ERR_FILE_NOT_FOUND']
      : [`Not allowed to load local resource: ${url}`]
  }
  if (request.api === 'fetch') return [`Fetch API cannot load ${url}. URL scheme "${failure.value}" is not supported.`]
  if (failure.value === 'ftp' && request.mode === 'cors') return ['FTP is not supported.']
  return ['Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME']
}
