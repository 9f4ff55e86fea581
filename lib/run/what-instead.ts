/** What to do where no change of a server is the fix. */
import { canParseUrl, hostOf, serializedOriginOf } from '../trace/address.ts'
import type { FailureEvent, Trace } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import { leadsToLogin } from '../trace/why/causes/login.ts'
import { insteadOfPermission } from '../trace/why/causes/past-proxy.ts'
import { type Facts, factsOf, isOpaquePage, isTainted, withCredentials } from '../trace/why/facts.ts'
import { isRedirect } from '../trace/why/sentences.ts'

/** @returns the server that refused, and what to do in one line; null where the explanation says all there is */
export function whatInstead(trace: Trace, call: number): { readonly server: string; readonly summary: string } | null {
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  const facts = factsOf(trace, call, failure)
  const summary = failure && facts ? instead(failure, facts) : null
  return summary === null || !facts ? null : { server: serializedOriginOf(facts.url), summary }
}

/** The relative address that a proxy of the page passes on; null where there is none. */
export function byProxy(trace: Trace, call: number): string | null {
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  const facts = factsOf(trace, call, failure)
  return facts && failure ? insteadOfPermission(trace, facts) : null
}

/** A beacon needs no preflight as text; null for any other call. */
export function asPlainText(trace: Trace, call: number): string | null {
  const asked = trace.find((e) => e.type === 'call' && e.call === call)
  return asked?.type === 'call' && asked.api === 'beacon'
    ? 'Where the server is not yours, send the beacon as text: `navigator.sendBeacon(url, text)` has the type `text/plain`, which needs no preflight, and nobody reads the answer.'
    : null
}

function instead({ reason }: FailureEvent, f: Facts): string | null {
  const target = f.response && getHeader(f.response.headers, 'Location')
  const login = [f.hops.length > 0 ? f.url : null, target].find((each) => each && leadsToLogin(each))
  if (login)
    return `Let the page itself go to the login, as in \`location.assign('${login.replaceAll('`', '')}')\`: a call of a script cannot log a person in. A server of yours answers such calls with 401.`
  if (reason === 'preflight-redirect' && target)
    return `Call the address that ${f.server} redirects to, \`${target.replaceAll('`', '')}\`: a preflight follows no redirect.`
  if (isTainted(f))
    return `Call the final address, \`${f.url.replaceAll('`', '')}\`, and allow the page's origin there: after this redirect the request says \`Origin: null\`, and to allow that would allow every page.`
  if (
    reason === 'missing-allow-origin' &&
    f.response &&
    isRedirect(f.response.status) &&
    target &&
    canParseUrl(target, f.url)
  )
    return `Call the address that ${f.server} redirects to, \`${new URL(target, f.url).href.replaceAll('`', '')}\`${f.handler?.route === 'trailingSlash' ? '' : ', or send the header with the redirect too'}.`
  if (reason === 'cross-origin-resource-policy')
    return `For this page alone: ${f.asked.api === 'fetch' ? 'call it without mode `no-cors`' : 'write `crossorigin` on the element'}, and let ${f.server} send \`Access-Control-Allow-Origin: ${f.origin}\`. \`Cross-Origin-Resource-Policy: cross-origin\` would let every page embed it: that is for you to decide.`
  if (!isOpaquePage(f)) return null
  const star = withCredentials(f)
    ? ''
    : ` Where everybody may read the data, \`Access-Control-Allow-Origin: *\` on ${hostOf(f.url)} is enough.`
  return f.pageUrl.startsWith('file:')
    ? `Serve the page over HTTP from a server of your own, also during development: a file has no origin that could be allowed.${star}`
    : `Give the frame \`allow-same-origin\` in its \`sandbox\` where its page is yours: then it has the origin of its address, which can be allowed.${star}`
}
