/** What Chromium prints about an address whose scheme it does not fetch, measured in Chromium 156.0.8078. */
import { currentUrl } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import type { ConsoleFacts } from './profile.ts'

/** The reason in the line that begins as CORS lines do. */
export const DISABLED_SCHEME =
  'Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.'

const ofFile = (failure: NetworkError) => failure.value === 'file'

const isLocalPage = ({ environment }: ConsoleFacts) => environment.url.protocol === 'file:'

/** Whether Chromium takes the scheme for a matter of CORS: `fetch` looks at the scheme before, other APIs do not. */
export function isDisabledScheme(failure: NetworkError, facts: ConsoleFacts): boolean {
  if (failure.reason !== 'scheme-not-supported' || facts.request.mode !== 'cors') return false
  if (ofFile(failure)) return isLocalPage(facts)
  return facts.request.api !== 'fetch' && failure.value !== 'ftp'
}

/** The lines for any other address. */
export function schemeMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request } = facts
  const url = currentUrl(request).href
  if (ofFile(failure) && !isLocalPage(facts)) return [`Not allowed to load local resource: ${url}`]
  if (request.api === 'fetch') return [`Fetch API cannot load ${url}. URL scheme "${failure.value}" is not supported.`]
  if (failure.value === 'ftp' && request.mode === 'cors') return ['FTP is not supported.']
  return ['Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME']
}
