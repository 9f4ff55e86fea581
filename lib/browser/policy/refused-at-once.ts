/**
 * Which calls a page's Content Security Policy refuses while its script waits: the script then has an exception, or the
 * answer `false`, before anything is fetched. Other calls learn of a refusal later, as of every failed request.
 */
import type { Api, BrowserName, HeaderList } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { parseResponsePolicies } from './content-security-policy.ts'
import { violationsOf } from './policy-check.ts'

/**
 * Measured in Chromium 156, Firefox 153 and WebKitGTK 2.50 (lib/testing/recorded-pages). By the standards the calls
 * return, and the element or object reports an error.
 */
const AT_ONCE: Readonly<Record<BrowserName, readonly Api[]>> = {
  chromium: [],
  firefox: ['beacon', 'form'],
  webkit: ['eventsource', 'worker'],
}

export const isRefusedAtOnce = (browser: BrowserName, api: Api): boolean => AT_ONCE[browser].includes(api)

export type RefusesAtOnce = (call: Call) => boolean

const never = () => false

/** For the page at `pageUrl` that came with these headers. Its function never throws. */
export function createRefusesAtOnce(browser: BrowserName, pageUrl: string, headers: HeaderList = []): RefusesAtOnce {
  const contentSecurityPolicies = headers.length === 0 ? [] : parseResponsePolicies(headers)
  if (contentSecurityPolicies.length === 0) return never
  const page = new URL(pageUrl)
  return ({ api, url, destination = '', mode }) => {
    if (!isRefusedAtOnce(browser, api)) return false
    const request = { api, destination, mode, nonce: '', redirectCount: 0, urlList: [new URL(url)] }
    const { violations } = violationsOf(request, contentSecurityPolicies, page, false)
    return violations.some(({ disposition }) => disposition === 'enforce')
  }
}
