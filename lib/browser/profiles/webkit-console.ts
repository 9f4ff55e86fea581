/**
 * The texts of WebKit's console, word for word (its sources: `CrossOriginAccessControl.cpp`,
 * `NetworkLoadChecker.cpp`).
 */

import type { ConnectionFailure } from '../../trace/connection.ts'
import type { EventStreamProblem } from '../elements/event-stream-problem.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import { isConnectionFailure, type NetworkError } from '../fetch/response.ts'
import { withoutFragment } from '../http/origin.ts'
import type { ConsoleFacts, UnusableResponse } from './profile.ts'
import { violationMessage } from './webkit-policy.ts'

const FOLLOW_UPS: Readonly<Record<string, string>> = {
  fetch: 'Fetch API cannot load',
  xhr: 'XMLHttpRequest cannot load',
  eventsource: 'EventSource cannot load',
  img: 'Cannot load image',
  stylesheet: 'Cannot load stylesheet',
  script: 'Cannot load script',
  font: 'Cannot load font',
  beacon: 'Beacon API cannot load',
}

const FAILED = 'Failed to load resource: '

/** APIs whose failed connections Safari reports as failed access control checks too. */
const SCRIPTED: ReadonlySet<string> = new Set(['fetch', 'xhr', 'eventsource'])

/**
 * The network's own words, as Safari prints them (`NSURLError`). WebKitGTK has other words here, those of its own network
 * library: `Could not connect to 127.0.0.1: Connection refused` (2.50.6, measured).
 */
const WORDS: Readonly<Record<ConnectionFailure, (url: URL) => string>> = {
  refused: () => 'Could not connect to the server.',
  'name-not-resolved': () => 'A server with the specified hostname could not be found.',
  'untrusted-certificate': ({ hostname }) =>
    `The certificate for this server is invalid. You might be connecting to a server that is pretending to be “${hostname}” which could put your confidential information at risk.`,
  'client-certificate': ({ hostname }) => `The server “${hostname}” requires a client certificate.`,
  'timed-out': () => 'The request timed out.',
  http1: () => 'The network connection was lost.',
  broken: () => 'The network connection was lost.',
}

/** The lines for one failed call, in the order in which they are printed. */
export function webkitMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request, environment } = facts
  const url = currentUrl(request).href
  if (failure.reason === 'scheme-not-supported') return schemeMessages(failure, facts)
  if (failure.reason === 'mixed-content') {
    return [
      `[blocked] The page at ${withoutFragment(environment.url)} requested insecure content from ${url}. This content was blocked and must be served over HTTPS.`,
    ]
  }
  if (failure.reason === 'content-security-policy') {
    // Only a redirect is refused by the part of WebKit that also speaks of access control.
    const lines = (failure.violations ?? []).map((violation) => violationMessage(violation, facts).text)
    if (request.urlList.length === 1 || request.mode === 'navigate') return lines
    if (UNFOLLOWED.has(request.api)) return lines
    if (request.api === 'script') return [...lines, SCRIPT_DENIED]
    // Measured: of an image it names the first address.
    const named = request.api === 'img' ? (request.urlList[0] as URL).href : url
    const blocked = 'Blocked by Content Security Policy.'
    return [...lines, ...(request.api === 'img' ? [] : [blocked]), followUp(request, named, blocked)]
  }
  if (failure.reason === 'local-url-unreadable') {
    return failure.value === 'data' ? [`${FOLLOW_UPS[request.api] ?? 'Cannot load'} ${url}.`] : []
  }
  if (failure.reason === 'sandboxed-form') {
    return [
      `Blocked form submission to '${url}' because the form's frame is sandboxed and the 'allow-forms' permission is not set.`,
    ]
  }
  if (failure.reason === 'integrity') return integrityMessages(failure, request)
  const unanswered = isConnectionFailure(failure) ? WORDS[failure.how ?? 'refused'](currentUrl(request)) : null
  if (unanswered !== null && !SCRIPTED.has(request.api)) return [`${FAILED}${unanswered}`]
  if (request.api === 'worker') return workerMessages(failure, facts)
  const text = unanswered ?? message(failure, request, environment.origin.serialized)
  if (text === null) return []
  if (UNFOLLOWED.has(request.api) || request.isModule) return [text]
  if (failure.reason === 'mime-type-blocked') return [text]
  return [text, request.api === 'script' ? SCRIPT_DENIED : followUp(request, url, text), `${FAILED}${text}`]
}

/** Of these only the reason is printed. */
const UNFOLLOWED: ReadonlySet<string> = new Set(['audio', 'font', 'stylesheet', 'video'])
const SCRIPT_DENIED = 'Cross-origin script load denied by Cross-Origin Resource Sharing policy.'

/** The second line for a failed call. */
function followUp({ api }: InternalRequest, url: string, reason: string): string {
  const begin = `${FOLLOW_UPS[api] ?? 'Cannot load'} ${url}`
  return api === 'beacon' ? `${begin}. ${reason}` : `${begin} due to access control checks.`
}

/** Of a worker of another origin the exception says it, unless a redirect led there; of a wrong type nothing does. */
function workerMessages({ reason }: NetworkError, { request, environment }: ConsoleFacts): string[] {
  const url = currentUrl(request).href
  if (reason === 'cross-origin-embedder-policy') {
    return [
      `Refused to load '${url}' worker because of Cross-Origin-Embedder-Policy.`,
      'Worker load was blocked by Cross-Origin-Embedder-Policy',
      followUp(request, url, ''),
    ]
  }
  if (reason !== 'mode-same-origin' || request.urlList.length === 1) return []
  return [unsafeAttempt(url, environment.origin.serialized), followUp(request, url, '')]
}

const unsafeAttempt = (url: string, origin: string): string =>
  `Unsafe attempt to load URL ${url} from origin ${origin}. Domains, protocols and ports must match.`

/** Measured in WebKitGTK 2.50.6: nothing was asked over the network, so the network reports nothing. */
function schemeMessages(failure: NetworkError, { request, environment }: ConsoleFacts): string[] {
  const url = currentUrl(request).href
  const { api, mode } = request
  const isScripted = SCRIPTED.has(api)
  const second = followUp(request, url, '')
  if (isScripted && mode === 'cors') return ['Cross origin requests are only supported for HTTP.', second]
  if (failure.value !== 'file' || environment.url.protocol === 'file:') return []
  const local = `Not allowed to load local resource: ${url}`
  return isScripted ? [local, 'Not allowed to request resource', second] : [local]
}

/** Measured: the length is printed twice, and a response that no script may read has the same line. */
function integrityMessages({ length = 0 }: NetworkError, request: InternalRequest): string[] {
  const url = currentUrl(request).href
  const check = `Failed integrity metadata check. Content length: ${length}, Expected content length: ${length}, Expected metadata: ${request.integrity}`
  if (request.api === 'fetch') {
    return [
      `Failed integrity metadata check. ${url}. ${check}`,
      `Fetch API cannot load ${url} due to access control checks.`,
    ]
  }
  return [`${FOLLOW_UPS[request.api] ?? 'Cannot load'} ${url}. ${check}`]
}

/** Of a font nothing is printed. */
export function unusableMessages(request: InternalRequest, { mimeType }: UnusableResponse): readonly string[] {
  if (request.isModule) return [`TypeError: '${mimeType}' is not a valid JavaScript MIME type.`]
  if (request.api !== 'stylesheet') return []
  return [
    `Did not parse stylesheet at '${currentUrl(request).href}' because non CSS MIME types are not allowed in strict mode.`,
  ]
}

/** What is printed about a response that is no event stream. */
export function eventStreamMessages({ kind, value }: EventStreamProblem): string[] {
  if (kind !== 'type') return []
  return [
    `EventSource's response has a MIME type ("${value}") that is not "text/event-stream". Aborting the connection.`,
  ]
}

function message(failure: NetworkError, request: InternalRequest, origin: string): string | null {
  const { value } = failure
  const url = currentUrl(request).href
  switch (failure.reason) {
    case 'missing-allow-origin':
    case 'preflight-missing-allow-origin':
    case 'invalid-allow-origin':
    case 'preflight-invalid-allow-origin':
    case 'allow-origin-mismatch':
    case 'preflight-allow-origin-mismatch':
      return notAllowed(origin, failure)
    case 'multiple-allow-origin':
    case 'preflight-multiple-allow-origin':
      return value?.includes(',')
        ? 'Access-Control-Allow-Origin cannot contain more than one origin.'
        : notAllowed(origin, failure)
    case 'wildcard-with-credentials':
    case 'preflight-wildcard-with-credentials':
      return 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.'
    case 'allow-credentials-not-true':
    case 'preflight-allow-credentials-not-true':
      return 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'
    case 'preflight-status':
    case 'preflight-redirect':
      return `Preflight response is not successful. Status code: ${value}`
    case 'allow-methods-syntax':
      return `Header Access-Control-Allow-Methods has an invalid value: ${value}`
    case 'allow-headers-syntax':
      return `Header Access-Control-Allow-Headers has an invalid value: ${value}`
    case 'method-not-allowed':
      return `Method ${value} is not allowed by Access-Control-Allow-Methods.`
    case 'header-not-allowed':
      return `Request header field ${asWritten(request, value)} is not allowed by Access-Control-Allow-Headers.`
    case 'redirect-credentials':
      return `Cross-origin redirection to ${value} denied by Cross-Origin Resource Sharing policy: redirection URL ${value} has credentials`
    case 'redirect-scheme':
      return `Cross-origin redirection to ${value} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme`
    case 'mime-type-blocked':
      return request.destination === 'style'
        ? `Did not parse stylesheet at '${url}' because non CSS MIME types are not allowed when 'X-Content-Type-Options: nosniff' is given.`
        : `Refused to execute ${url} as script because ${failure.isStrict ? '"X-Content-Type-Options: nosniff" was given and its Content-Type' : value} is not a script MIME type.`
    case 'redirect-mode-error':
      return `Not allowed to follow a redirection while loading ${url}`
    case 'redirect-count':
      return 'Load cannot follow more than 20 redirections'
    case 'mode-same-origin':
      return unsafeAttempt(url, origin)
    case 'cross-origin-resource-policy':
    case 'cross-origin-embedder-policy':
      return `Cancelled load to ${url} because it violates the resource's Cross-Origin-Resource-Policy response header.`
    default:
      return null
  }
}

function notAllowed(origin: string, failure: NetworkError): string {
  return `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${failure.status ?? 0}`
}

/** WebKit prints a header name in the case in which the page wrote it. */
function asWritten(request: InternalRequest, lowerName: string | null): string {
  return request.originalHeaders.find(([name]) => name.toLowerCase() === lowerName)?.[0] ?? lowerName ?? ''
}
