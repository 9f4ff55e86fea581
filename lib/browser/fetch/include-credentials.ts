/** Whether a request carries credentials, by its own credentials mode and by the page's embedder policy. */
import { isSameOrigin, originOf } from '../http/origin.ts'
import type { FetchParams } from './fetch-params.ts'
import { redirectTaint } from './redirect-taint.ts'
import { currentUrl } from './request.ts'

/** The part of https://fetch.spec.whatwg.org/#http-network-or-cache-fetch that decides it, without recording. */
export function includesRequestCredentials(params: FetchParams): boolean {
  const { request } = params
  // § Let includeCredentials be true if one of
  const included =
    request.credentials === 'include' || (request.credentials === 'same-origin' && request.responseTainting === 'basic')
  // § If Cross-Origin-Embedder-Policy allows credentials with request returns false, then set includeCredentials to false.
  return included && allowsCredentials(params)
}

/** https://html.spec.whatwg.org/#cross-origin-embedder-policy-allows-credentials */
export function allowsCredentials({ request, environment }: FetchParams): boolean {
  if (request.mode !== 'no-cors' || environment.policyContainer.embedderPolicy !== 'credentialless') return true
  return isSameOrigin(request.origin, originOf(currentUrl(request))) && redirectTaint(request) === 'same-origin'
}
