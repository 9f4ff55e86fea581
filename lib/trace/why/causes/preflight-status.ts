/** Why a server refused OPTIONS itself, whatever headers it sent. */
import { pathOf } from '../../address.ts'
import { getHeader } from '../../header-list.ts'
import { type Facts, statusOf, withCredentials } from '../facts.ts'
import { listed, sentences } from '../sentences.ts'
import { stackOf } from '../stack.ts'
import { insideServer, isByHand, isOwnRefusal } from './own-cors.ts'
import { printedError, whoAnswered } from './who-answered.ts'

export const NO_LOGIN =
  'A preflight never carries a cookie or `Authorization`, so a login check that comes before CORS refuses every preflight.'

/** The status by which a server asks who it is. */
export const isLoginCheck = ({ response }: Facts): boolean => response?.status === 401 || response?.status === 407

/** What to do about a response to a preflight with an error status; an empty text for a successful one. */
export function whyPreflightFailed(f: Facts): string {
  const { response } = f
  if (!response || (response.status >= 200 && response.status <= 299)) return ''
  const inside = insideServer(f)
  if (inside && !isByHand(f)) return sentences(isLoginCheck(f) && !isOwnRefusal(f) ? NO_LOGIN : '', inside)
  const stack = stackOf(response.headers)
  if (isLoginCheck(f))
    return sentences(
      NO_LOGIN,
      whoAnswered(f),
      'Answer OPTIONS before the login check, with 204 and the headers of CORS.',
      stack?.options ?? '',
    )
  if (response.status === 403)
    return sentences(
      ...refusedOptions(f),
      'Let OPTIONS through to where CORS is answered, with 204 and its headers.',
      stack?.options ?? '',
    )
  if (response.status === 404 || response.status === 405 || response.status === 501)
    return sentences(
      noAnswerToOptions(f),
      'Answer OPTIONS there with 204 and the headers of CORS.',
      inside || (stack?.options ?? ''),
    )
  if (response.status >= 500)
    return sentences(
      `${f.server} failed while it answered OPTIONS (${statusOf(response)}): look in its log first${printedError(f) && `: its code failed${printedError(f)}`}.`,
      stack?.errors ?? '',
    )
  return `Answer OPTIONS with 204 and the headers of CORS.`
}

/** Why OPTIONS is forbidden: what the trace shows, or else what it may be, the likelier first. */
function refusedOptions(f: Facts): readonly string[] {
  const who = whoAnswered(f)
  if (f.handler?.route?.startsWith('limit_except')) return [who]
  const login = carriesLogin(f)
  if (who)
    return [
      who,
      login
        ? 'If it looks for a cookie or `Authorization`: a preflight never carries these, so it refuses every one.'
        : '',
    ]
  return login ? [NO_LOGIN, `Or ${FORBIDDEN}.`] : [`Perhaps ${FORBIDDEN}.`]
}

const FORBIDDEN =
  'OPTIONS itself, or this origin, is forbidden there: by a firewall, by `limit_except` in nginx, or by a framework that does not know the origin'

/** The request itself would show who asks: a check for that cannot be passed by a preflight. */
const carriesLogin = (f: Facts): boolean =>
  withCredentials(f) || f.because.some((c) => c.what === 'header' && c.name.toLowerCase() === 'authorization')

/** What is known of the actual method where OPTIONS has no route: only `Allow` may name it. */
function noAnswerToOptions(f: Facts): string {
  const method = getHeader(f.request?.headers ?? [], 'Access-Control-Request-Method') ?? f.method
  const allow = f.response && getHeader(f.response.headers, 'Allow')
  const real = `\`${method} ${pathOf(f.url).replaceAll('`', '%60')}\``
  if (!allow)
    return `Nothing on ${f.server} answers OPTIONS at this path. Perhaps it does not know ${real} either: look at that first, the path and the method.`
  return allow.split(',').some((m) => m.trim() === method)
    ? `Nothing on ${f.server} answers OPTIONS here: only the real method has a route (\`Allow: ${allow.replaceAll('`', '’')}\`).`
    : `At this path ${f.server} takes only ${listed(allow.split(',').map((m) => m.trim()))}, so it does not know ${real} either: look at that first, the path and the method.`
}
