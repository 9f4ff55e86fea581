/** Which of several reasons the values of a text leave, and which of them fits best. */
import { canParseUrl, isLoopbackHost, serializedOriginOf } from '../trace/address.ts'
import type { CaseReason } from './case-reasons.ts'

type Found = Readonly<Record<string, string>>

/**
 * Those of the reasons that the addresses and values in the text allow, the likeliest first. Never empty where
 * `reasons` is not: values that contradict all of them say nothing.
 */
export function fitting(reasons: readonly CaseReason[], found: Found, preflight: boolean): readonly CaseReason[] {
  const possible = reasons.filter((reason) => isPossible(reason, found, preflight))
  const left = possible.length > 0 ? possible : reasons
  const first = likeliest(left, found)
  return first === undefined ? left : [first, ...left.filter((reason) => reason !== first)]
}

function isPossible(
  reason: CaseReason,
  { url = '', origin = '', page = '', from, status = '', value = '' }: Found,
  preflight: boolean,
): boolean {
  // Safari reports a redirect as a status like any other.
  const known = /^\d{3}$/.exec(status || value)?.[0]
  if (reason === 'preflight-redirect' && known !== undefined) return known.startsWith('3')
  if (preflight && /^(missing|multiple|invalid)-allow-origin$|^allow-origin-mismatch$/.test(reason)) return false
  // A text with the value itself is printed for the one of these that the value is.
  if (/(multiple|invalid)-allow-origin$|allow-origin-mismatch$/.test(reason) && value !== '' && known === undefined)
    return reason.endsWith(kindOfValue(value))
  const at = origin || (page && serializedOriginOf(page))
  const isAbsolute = canParseUrl(url)
  if (reason === 'mixed-content') {
    if (/^(https|file|data|blob):/i.test(url) || /^http:/i.test(at)) return false
    return true
  }
  // The page's own server needs to permit nothing, unless a redirect led elsewhere in between.
  if (isAbsolute && at !== '' && at === serializedOriginOf(url) && from === undefined)
    return !/allow-origin|credentials|^preflight-/.test(reason)
  return true
}

function likeliest(reasons: readonly CaseReason[], { value, status }: Found): CaseReason | undefined {
  const [first] = reasons
  if (first === undefined) return undefined
  const prefix = first.startsWith('preflight-') ? 'preflight-' : ''
  // Firefox and Safari print one text for several reasons, and the value decides between them.
  const wanted = reasons.find((reason) => reason === `${prefix}${kindOfValue(value)}`)
  if (wanted) return wanted
  if (reasons.includes('preflight-redirect') && /^3\d\d$/.test(status || (value ?? ''))) return 'preflight-redirect'
  return first
}

/** The reason for which a value of Access-Control-Allow-Origin is refused; empty where there is none. */
export function kindOfValue(value: string | undefined): string {
  if (value === undefined) return ''
  if (/[ ,]/.test(value)) return 'multiple-allow-origin'
  return value === 'null' || canParseUrl(value) ? 'allow-origin-mismatch' : 'invalid-allow-origin'
}

/** Whether a page at that origin may call an address over plain HTTP. */
export const allowsPlainHttp = (origin: string, url: URL): boolean =>
  !origin.startsWith('https:') || url.protocol !== 'http:' || isLoopbackHost(url.hostname)
