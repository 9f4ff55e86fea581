/** The texts of Firefox's console, word for word (its sources: `security.properties`, `nsCORSListenerProxy.cpp`). */
import { REFUSED_PREFLIGHT_REASONS } from '../../trace/failure-reasons.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import { isConnectionFailure, type NetworkError } from '../fetch/response.ts'
import { hasHttpScheme, withoutFragment } from '../http/origin.ts'
import { violationMessage } from './firefox-policy.ts'
import type { ConsoleFacts, UnusableResponse } from './profile.ts'

const BLOCKED = 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at '
const DID_NOT_SUCCEED = '(Reason: CORS request did not succeed). Status code: (null).'

/** The lines for one failed call, in the order in which they are printed. */
export function firefoxMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request, environment } = facts
  const url = currentUrl(request).href
  switch (failure.reason) {
    case 'wildcard-with-credentials':
    case 'preflight-wildcard-with-credentials':
      return withAftermath(failure, url, [
        `${BLOCKED}‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
      ])
    case 'mode-same-origin':
      return modeMessages(request, environment)
    case 'content-security-policy':
      return policyMessages(failure, facts)
    case 'mixed-content':
      return [`Blocked loading mixed active content “${url}”`]
    case 'cross-origin-resource-policy':
    case 'cross-origin-embedder-policy':
      // Of a worker that lacks the page's policy, nothing is printed.
      if (request.api === 'worker') return []
      return [
        `The resource at “${url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
        ...(request.api === 'script' ? [scriptFailed(request, url)] : []),
      ]
    case 'integrity':
      return failure.value === null
        ? [`“${url}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.`]
        : [
            `None of the “${failure.value.slice(0, 6)}” hashes in the integrity attribute match the content of the subresource. The computed hash is “${failure.value.slice(7)}”.`,
          ]
    case 'opaque-response-blocked':
      if (request.api !== 'script') return [OPAQUE_BLOCKED]
      return [loadedAnyway(url, failure.value), OPAQUE_BLOCKED, scriptFailed(request)]
    case 'mime-type-blocked':
      return typeMessages(failure, request, url)
  }
  if (failure.reason === 'scheme-not-supported') return schemeMessages(failure, facts)
  const reason = corsReason(failure, request)
  const isOfElement = isConnectionFailure(failure) || (reason !== null && request.api === 'script')
  const element = isOfElement ? elementLine(request, url) : null
  if (element !== null) return reason === null ? [element] : [`${BLOCKED}${url}. ${reason}`, element]
  return reason === null ? [] : withAftermath(failure, url, [`${BLOCKED}${url}. ${reason}`])
}

function typeMessages({ value, isStrict }: NetworkError, request: InternalRequest, url: string): string[] {
  if (request.api === 'worker') return [workerType(url, value)]
  const why = isStrict
    ? `The resource from “${url}” was blocked due to MIME type (“${value}”) mismatch (X-Content-Type-Options: nosniff).`
    : `Script from “${url}” was blocked because of a disallowed MIME type (“${value}”).`
  return request.api === 'script' ? [why, scriptFailed(request)] : [why]
}

/** A worker that is shared has its own way to fail, which prints nothing. */
function modeMessages(request: InternalRequest, environment: ConsoleFacts['environment']): string[] {
  const isRedirected = request.urlList.length > 1
  if (request.destination === 'sharedworker' || (isRedirected && request.api !== 'worker')) return []
  const url = currentUrl(request).href
  // The name of an opaque origin has a random part.
  const { origin, topLevelOrigin } = environment
  const opaque = `moz-nullprincipal:{…}?${topLevelOrigin.serialized}`
  const page = origin.scheme === null ? opaque : withoutFragment(environment.url)
  const line = `Security Error: Content at ${page} may not load data from ${url}.`
  return isRedirected ? [line, workerType((request.urlList[0] as URL).href, '')] : [line]
}

const workerType = (url: string, type: string | null): string =>
  `Loading Worker from “${url}” was blocked because of a disallowed MIME type (“${type}”).`

/** An element says that it failed before the policy says why; after a redirect it is the other way round. */
function policyMessages(failure: NetworkError, facts: ConsoleFacts): string[] {
  const { request } = facts
  const lines = (failure.violations ?? []).map((violation) => violationMessage(violation, facts).text)
  const first = (request.urlList[0] as URL).href
  if (request.urlList.length === 1) {
    const element = request.api === 'script' ? scriptFailed(request, first) : elementLine(request, first)
    return element === null ? lines : [element, ...lines]
  }
  const isCors = request.responseTainting === 'cors'
  const element = request.api === 'script' ? sourceNotAllowed(request, first) : elementLine(request, first)
  return [
    ...lines,
    ...(isCors ? [`${BLOCKED}${first}. ${DID_NOT_SUCCEED}`] : []),
    ...(!isCors && HIDDEN_FROM_PAGES.has(request.destination) ? [OPAQUE_BLOCKED] : []),
    ...(element === null ? [] : [element]),
  ]
}

/** What is said about the type of a script, also where it is not loaded for another reason. */
const loadedAnyway = (url: string, type: string | null): string =>
  `The script from “${url}” was loaded even though its MIME type (“${type}”) is not a valid JavaScript MIME type.`

const OPAQUE_BLOCKED = 'A resource is blocked by OpaqueResponseBlocking, please check browser console for details.'
const HIDDEN_FROM_PAGES: ReadonlySet<string> = new Set(['image', 'script', 'style'])

/** Measured in Firefox 153.8; only a page over HTTP is kept from files as such. */
function schemeMessages(failure: NetworkError, { request, environment }: ConsoleFacts): string[] {
  const url = currentUrl(request).href
  const { api, mode } = request
  if (failure.value === 'file' && environment.url.protocol !== 'file:') {
    const blocked = `Security Error: Content at ${withoutFragment(environment.url)} may not load or link to ${url}.`
    if (api !== 'script') return [blocked]
    return [blocked, sourceNotAllowed(request, url)]
  }
  const element = elementLine(request, url)
  const isCors = mode === 'cors' && api !== 'eventsource'
  return [
    ...(isCors ? [`${BLOCKED}${url}. (Reason: CORS request not http).`] : []),
    ...(element === null ? [] : [element]),
  ]
}

/** The lines about a font name its family and style, which are no part of a request: they are left out. */
export function unusableMessages(request: InternalRequest, { mimeType }: UnusableResponse): readonly string[] {
  const url = currentUrl(request).href
  const isHidden = request.responseTainting === 'opaque'
  if (request.isModule) {
    const blocked = `Loading module from “${url}” was blocked because of a disallowed MIME type (“${mimeType}”).`
    const isCors = request.responseTainting === 'cors'
    if (!isCors) return [blocked, scriptFailed(request)]
    return [blocked, `${BLOCKED}${url}. ${DID_NOT_SUCCEED}`, sourceNotAllowed(request, url)]
  }
  if (request.api === 'script') return mimeType === '' ? [] : [loadedAnyway(url, mimeType)]
  if (request.api === 'audio' || request.api === 'video') return isHidden ? [OPAQUE_BLOCKED] : []
  if (request.api !== 'stylesheet') return []
  if (isHidden) return [OPAQUE_BLOCKED]
  return [`The stylesheet ${url} was not loaded because its MIME type, “${mimeType}”, is not “text/css”.`]
}

/** What an element adds to the lines of a failed connection, in Firefox 153. */
function elementLine(request: InternalRequest, url: string): string | null {
  const { api, mode } = request
  if (api === 'eventsource') return `Firefox can’t establish a connection to the server at ${url}.`
  if (api !== 'script') return null
  return mode === 'cors' ? sourceNotAllowed(request, url) : scriptFailed(request, url)
}

export const scriptFailed = (request: InternalRequest, url: string = currentUrl(request).href): string =>
  `Loading failed for the ${request.isModule ? 'module' : '<script>'} with source “${url}”.`

const sourceNotAllowed = ({ isModule }: InternalRequest, url: string): string =>
  `${isModule ? 'Module' : '<script>'} source URI is not allowed in this document: “${url}”.`

/** A failed preflight has two lines: one for itself, one for the request that was not sent. */
function withAftermath(failure: NetworkError, url: string, lines: string[]): string[] {
  return IN_PREFLIGHT.has(failure.reason) ? [...lines, `${BLOCKED}${url}. ${DID_NOT_SUCCEED}`] : lines
}

const IN_PREFLIGHT: ReadonlySet<string> = new Set([...REFUSED_PREFLIGHT_REASONS, 'preflight-connection-failed'])

function corsReason(failure: NetworkError, request: InternalRequest): string | null {
  const { value } = failure
  switch (failure.reason) {
    case 'missing-allow-origin':
    case 'preflight-missing-allow-origin':
      return `(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${failure.status ?? '(null)'}.`
    case 'multiple-allow-origin':
    case 'preflight-multiple-allow-origin':
    case 'invalid-allow-origin':
    case 'preflight-invalid-allow-origin':
    case 'allow-origin-mismatch':
    case 'preflight-allow-origin-mismatch':
      // Only two headers are "multiple" here; a list in one header is reported as a mismatch.
      return failure.isRepeated
        ? '(Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).'
        : `(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`
    case 'allow-credentials-not-true':
    case 'preflight-allow-credentials-not-true':
      return '(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).'
    case 'preflight-redirect':
      return '(Reason: CORS request external redirect not allowed).'
    case 'preflight-status':
      return `(Reason: CORS preflight response did not succeed). Status code: ${value}.`
    case 'allow-methods-syntax':
      return `(Reason: invalid token ‘${value}’ in CORS header ‘Access-Control-Allow-Methods’).`
    case 'allow-headers-syntax':
      return `(Reason: invalid token ‘${value}’ in CORS header ‘Access-Control-Allow-Headers’).`
    case 'method-not-allowed':
      return '(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).'
    case 'header-not-allowed':
      return `(Reason: header ‘${value}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`
    case 'redirect-credentials':
    case 'redirect-scheme':
    case 'preflight-connection-failed':
      return DID_NOT_SUCCEED
    case 'connection-failed':
      return request.responseTainting === 'cors' && hasHttpScheme(currentUrl(request)) ? DID_NOT_SUCCEED : null
    default:
      return null
  }
}

/** Firefox lets `*` cover Authorization, and warns that this will change. */
export function authorizationWarning(request: InternalRequest): string {
  return `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${currentUrl(request).href} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`
}
