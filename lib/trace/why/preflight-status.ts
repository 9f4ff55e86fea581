/** Why a server said no to OPTIONS itself, whatever headers it sent. */
import { type Facts, statusOf } from './facts.ts'
import { stackOf } from './stack.ts'
import { sentences } from './words.ts'

/** What to do about an answer to a preflight that is no success; an empty text for one that is. */
export function whyPreflightFailed(f: Facts): string {
  const { response } = f
  if (!response || (response.status >= 200 && response.status <= 299)) return ''
  const stack = stackOf(response.headers)
  if (response.status === 401 || response.status === 403 || response.status === 407)
    return sentences(
      `A preflight never carries a cookie or \`Authorization\`, so a login check that comes before CORS refuses every preflight. Answer OPTIONS before the login check, with 204 and the headers of CORS.`,
      stack?.options ?? '',
    )
  if (response.status === 404 || response.status === 405 || response.status === 501)
    return sentences(
      `Nothing on ${f.server} answers OPTIONS here: only the real method has a route. Add an answer to OPTIONS, with 204 and the headers of CORS.`,
      stack?.options ?? '',
    )
  if (response.status >= 500)
    return sentences(
      `${f.server} failed while it answered OPTIONS (${statusOf(response)}): look in its log first.`,
      stack?.errors ?? '',
    )
  return `Answer OPTIONS with 204 and the headers of CORS.`
}
