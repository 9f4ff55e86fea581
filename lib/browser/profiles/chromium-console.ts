/** The texts of Chromium's DevTools, word for word (its sources: `cors_error_string.cc`). */

import type { ConnectionFailure } from '../../trace/connection.ts'
import type { EventStreamProblem } from '../elements/event-stream-problem.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import { isSameOrigin, originOf, withoutFragment } from '../http/origin.ts'
import { isIpAddress } from '../http/site.ts'
import { chromiumIntegrityFailure } from './chromium-integrity.ts'
import { violationMessage } from './chromium-policy.ts'
import { DISABLED_SCHEME, isDisabledScheme, schemeMessages } from './chromium-schemes.ts'
import type { ConsoleFacts, UnusableResponse } from './profile.ts'

/** What is printed about a response that is no event stream. Without a type, Chromium guesses one from the content. */
export function eventStreamMessages({ kind, value }: EventStreamProblem): string[] {
  if (kind === 'status') return []
  const start = "EventSource's response has a"
  return kind === 'type'
    ? [`${start} MIME type ("${value || 'text/plain'}") that is not "text/event-stream". Aborting the connection.`]
    : [`${start} charset ("${value}") that is not UTF-8. Aborting the connection.`]
}

/** By what is wrong with a `data:` or `blob:` URL. */
const LOCAL_ERRORS: Readonly<Record<string, string>> = {
  data: 'ERR_INVALID_URL',
  method: 'ERR_METHOD_NOT_SUPPORTED',
  range: 'ERR_REQUEST_RANGE_NOT_SATISFIABLE',
}

const KINDS: Readonly<Record<string, string>> = {
  fetch: 'fetch',
  xhr: 'XMLHttpRequest',
  img: 'image',
  script: 'script',
  stylesheet: 'CSS stylesheet',
  font: 'font',
  eventsource: 'resource',
  beacon: 'resource',
  video: 'video',
  audio: 'audio',
  manifest: 'manifest',
}

const INSECURE_KINDS: Readonly<Record<string, string>> = {
  xhr: 'XMLHttpRequest endpoint',
  eventsource: 'EventSource endpoint',
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
  beacon: 'Beacon endpoint',
  form: 'form action',
}

/** As Chromium 156.0.8078 names them, measured, apart from `timed-out` (its sources: `net_error_list.h`). */
const CONNECTION_ERRORS: Readonly<Record<ConnectionFailure, string>> = {
  refused: 'ERR_CONNECTION_REFUSED',
  'name-not-resolved': 'ERR_NAME_NOT_RESOLVED',
  'untrusted-certificate': 'ERR_CERT_AUTHORITY_INVALID',
  'client-certificate': 'ERR_BAD_SSL_CLIENT_AUTH_CERT',
  'timed-out': 'ERR_CONNECTION_TIMED_OUT',
  http1: 'ERR_ALPN_NEGOTIATION_FAILED',
  broken: 'ERR_EMPTY_RESPONSE',
}

/** An image over http in a page over https. */
export function upgradeMessage(url: string, environment: ConsoleFacts['environment']): string {
  return `${requestedInsecure(environment, 'element', url)} This request was automatically upgraded to HTTPS, For more information see https://blog.chromium.org/2019/10/no-more-mixed-messages-about-https.html`
}

/** A request over http that a page over https may make because it is a local one. */
export function insecureLocalMessages(
  request: InternalRequest,
  environment: ConsoleFacts['environment'],
  isMixed: boolean,
): string[] {
  const { hostname } = currentUrl(request)
  const url = withoutFragment(currentUrl(request))
  const kind = request.api === 'img' ? 'image' : (INSECURE_KINDS[request.api] ?? 'resource')
  const why = isIpAddress(hostname) ? "its URL's host is an IP address" : 'it is a local network request'
  return [
    ...(request.api === 'img'
      ? [`${requestedInsecure(environment, 'element', url)} This request was not upgraded to HTTPS because ${why}.`]
      : []),
    ...(isMixed ? [`${requestedInsecure(environment, kind, url)} This content should also be served over HTTPS.`] : []),
  ]
}

function requestedInsecure(environment: ConsoleFacts['environment'], kind: string, url: string): string {
  return `Mixed Content: The page at '${pageUrl(environment)}' was loaded over HTTPS, but requested an insecure ${kind} '${url}'.`
}

/** A sandboxed frame runs in a process that knows only the origin of the page that contains it. */
function pageUrl({ origin, topLevelOrigin, url }: ConsoleFacts['environment']): string {
  return origin.scheme === null ? `${topLevelOrigin.serialized}/` : withoutFragment(url)
}

/** Of a style sheet of another type nothing is printed. */
export function unusableMessages(request: InternalRequest, { mimeType, body }: UnusableResponse): readonly string[] {
  if (request.isModule) {
    return [
      `Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "${mimeType}". Strict MIME type checking is enforced for module scripts per HTML spec.`,
    ]
  }
  return request.api === 'font' ? fontMessages(currentUrl(request).href, body) : []
}

/** What the sanitizer of fonts says about bytes that begin like no font. */
function fontMessages(url: string, bytes: Uint8Array): readonly string[] {
  const failed = `Failed to decode downloaded font: ${url}`
  // An empty one does not reach the sanitizer.
  if (bytes.length === 0) return [failed]
  const version = bytes.length < 4 ? null : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return [
    failed,
    `OTS parsing error: ${version === null ? 'file less than 4 bytes' : `invalid sfntVersion: ${version}`}`,
  ]
}

/** The lines for one failed call, in the order in which they are printed. */
export function chromiumMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request, environment } = facts
  const url = currentUrl(request).href
  const cors = isDisabledScheme(failure, facts) ? DISABLED_SCHEME : corsText(failure, request)
  if (cors !== null) {
    const initial = (request.urlList[0] as URL).href
    const redirected = initial === url ? '' : ` (redirected from '${initial}')`
    const kind = KINDS[request.api] ?? 'resource'
    return [
      `Access to ${kind} at '${url}'${redirected} from origin '${environment.origin.serialized}' has been blocked by CORS policy: ${cors}`,
      'Failed to load resource: net::ERR_FAILED',
    ]
  }
  switch (failure.reason) {
    case 'mode-same-origin':
      // Of a worker, the exception says it. Of a stream, nothing is said once its preflight has succeeded.
      if (request.api === 'worker' || request.bodyIsStream) return []
      if (request.urlList.length > 1) {
        return [
          `Unsafe attempt to load URL ${url} from frame with URL ${withoutFragment(environment.url)}. Domains, protocols and ports must match.\n`,
        ]
      }
      return [
        `Fetch API cannot load ${url}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${environment.origin.serialized}.`,
      ]
    case 'no-cors-redirect-mode':
      return [`Fetch API cannot load ${url}. Request mode is "no-cors" but the redirect mode is not "follow".`]
    case 'scheme-not-supported':
      return schemeMessages(failure, facts)
    case 'local-url-unreadable':
      if (failure.value === 'blob' && !isSameOrigin(originOf(currentUrl(request)), environment.origin)) {
        return schemeMessages(failure, facts)
      }
      return [`Failed to load resource: net::${LOCAL_ERRORS[failure.value ?? ''] ?? 'ERR_FILE_NOT_FOUND'}`]
    case 'mixed-content':
      return [
        `${requestedInsecure(environment, INSECURE_KINDS[request.api] ?? 'resource', withoutFragment(currentUrl(request)))} This request has been blocked; the content must be served over HTTPS.`,
      ]
    case 'content-security-policy': {
      const lines = (failure.violations ?? []).map((violation) => violationMessage(violation).text)
      // After a redirect there is only the line about the policy itself.
      if (request.api === 'fetch' && request.urlList.length === 1)
        lines.push(
          `Fetch API cannot load ${url}. Refused to connect because it violates the document's Content Security Policy.`,
        )
      return lines
    }
    case 'bad-port':
      return ['Failed to load resource: net::ERR_UNSAFE_PORT']
    case 'embedded-credentials':
      return request.mode === 'navigate'
        ? [
            'Subresource requests whose URLs contain embedded credentials (e.g. `https://user:pass@host/`) are blocked. See https://www.chromestatus.com/feature/5669008342777856 for more details.',
          ]
        : []
    case 'redirect-scheme':
      return ['Failed to load resource: net::ERR_UNSAFE_REDIRECT']
    case 'redirect-count':
      return ['Failed to load resource: net::ERR_TOO_MANY_REDIRECTS']
    case 'redirect-location-invalid':
      return ['Failed to load resource: net::ERR_INVALID_REDIRECT']
    case 'cross-origin-resource-policy':
      return [
        `Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.${failure.value === 'same-site' ? 'NotSameSite' : 'NotSameOrigin'}`,
      ]
    case 'cross-origin-embedder-policy':
      // Of a worker that lacks the page's policy, nothing is printed.
      if (request.api === 'worker') return []
      return ['Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep']
    case 'mime-type-blocked':
      return [
        `Refused to ${request.destination === 'style' ? 'apply style' : 'execute script'} from '${url}' because its MIME type ('${failure.value}') is not ${request.destination === 'style' ? 'a supported stylesheet MIME type' : 'executable'}${failure.isStrict ? ', and strict MIME type checking is enabled' : ''}.`,
      ]
    case 'sandboxed-form':
      return [
        `Blocked form submission to '${url}' because the form's frame is sandboxed and the 'allow-forms' permission is not set.`,
      ]
    case 'integrity':
      return chromiumIntegrityFailure(failure, request)
    case 'opaque-response-blocked':
      return ['Failed to load resource: net::ERR_BLOCKED_BY_ORB']
    case 'only-if-cached-miss':
      return ['Failed to load resource: net::ERR_CACHE_MISS']
    case 'connection-failed':
    case 'preflight-connection-failed':
      // As DevTools shows it; to programs it gives `Failed to load resource: ` instead of method and address.
      return [`${request.method} ${url} net::${CONNECTION_ERRORS[failure.how ?? 'refused']}`]
    case 'redirect-mode-error':
      return ['Failed to load resource: net::ERR_FAILED']
    default:
      return []
  }
}

const PREFLIGHT = "Response to preflight request doesn't pass access control check: "

function corsText(failure: NetworkError, request: InternalRequest): string | null {
  const hint = shown(failure.value ?? '')
  const valid = request.api === 'fetch' ? ' Have the server send the header with a valid value.' : ''
  const xhr =
    request.api === 'xhr'
      ? ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.'
      : ''
  const isPreflight = failure.reason.startsWith('preflight-')
  const text = (body: string): string => (isPreflight ? PREFLIGHT : '') + body
  switch (failure.reason) {
    case 'missing-allow-origin':
    case 'preflight-missing-allow-origin':
      return text("No 'Access-Control-Allow-Origin' header is present on the requested resource.")
    case 'multiple-allow-origin':
    case 'preflight-multiple-allow-origin':
      return text(
        `The 'Access-Control-Allow-Origin' header contains multiple values '${hint}', but only one is allowed.${valid}`,
      )
    case 'invalid-allow-origin':
    case 'preflight-invalid-allow-origin':
      return text(`The 'Access-Control-Allow-Origin' header contains the invalid value '${hint}'.${valid}`)
    case 'allow-origin-mismatch':
    case 'preflight-allow-origin-mismatch':
      return text(
        `The 'Access-Control-Allow-Origin' header has a value '${hint}' that is not equal to the supplied origin.${valid}`,
      )
    case 'wildcard-with-credentials':
    case 'preflight-wildcard-with-credentials':
      return text(
        `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${xhr}`,
      )
    case 'allow-credentials-not-true':
    case 'preflight-allow-credentials-not-true':
      return text(
        `The value of the 'Access-Control-Allow-Credentials' header in the response is '${hint}' which must be 'true' when the request's credentials mode is 'include'.${xhr}`,
      )
    case 'preflight-status':
      return text('It does not have HTTP ok status.')
    case 'preflight-redirect':
      return text('Redirect is not allowed for a preflight request.')
    case 'allow-methods-syntax':
      return 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.'
    case 'allow-headers-syntax':
      return 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.'
    case 'method-not-allowed':
      return `Method ${hint} is not allowed by Access-Control-Allow-Methods in preflight response.`
    case 'header-not-allowed':
      return `Request header field ${hint} is not allowed by Access-Control-Allow-Headers in preflight response.`
    case 'local-network-access':
      return `Permission was denied for this request to access the \`${hint}\` address space.`
    case 'local-network-access-insecure':
      return `The request client is not a secure context and the resource is in more-private address space \`${hint}\`.`
    case 'local-network-access-mismatch':
      return `Request had a target IP address space of \`${request.targetAddressSpace}\` yet the resource is in address space \`${hint}\`.`
    case 'redirect-credentials':
      return "Redirect location '' contains a username and password, which is disallowed for cross-origin requests."
    default:
      return null
  }
}

/** Chromium prints characters that are not printable as `\uXXXX`. */
function shown(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
}
