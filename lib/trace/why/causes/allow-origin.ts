/** The CORS check: Access-Control-Allow-Origin is missing, is not one value, or is that of another origin. */
import { canParseUrl, hostOf, pathOf } from '../../address.ts'
import type { ResponseEvent } from '../../events.ts'
import { countHeaders, getHeader } from '../../header-list.ts'
import { type Facts, isOpaquePage, isTainted, statusOf } from '../facts.ts'
import { notAnOrigin, originDifference } from '../origins.ts'
import { came, isRedirect, kept, quoted, type ReasonSentences, sentences } from '../sentences.ts'
import { stackOf } from '../stack.ts'
import { leadsToLogin } from './login.ts'
import { opaqueAdvice } from './origin-null.ts'
import { insideServer, isByHand, isOwnRefusal, unset } from './own-cors.ts'
import { askedFor, unknownOrigin } from './own-refusal.ts'
import { isLoginCheck, NO_LOGIN, whyPreflightFailed } from './preflight-status.ts'
import { redirectAdvice } from './redirects.ts'
import { taintAdvice } from './taint.ts'
import { printedError, whoAnswered } from './who-answered.ts'

const NAME = 'Access-Control-Allow-Origin'

export const missing: ReasonSentences = (f) => {
  const status = f.response?.status ?? 200
  const isError = status >= 400 && f.noRoute === null
  return [
    isError && !f.preflight
      ? `${came(f)}. **That is the real problem.** This answer has no ${NAME} either, ${kept(f)}: it learns nothing of the ${status}, and the console speaks of CORS.`
      : `${came(f)}. But the answer has no **${NAME}**: ${f.preflight ? `it gives **${f.page}** no permission` : `it does not say that **${f.page}** may read it`}, ${kept(f)}.`,
    whatToDo(f, isError),
    onTheRequest(f),
  ]
}

function whatToDo(f: Facts, isError: boolean): string {
  if (f.misspelled)
    return `It sends \`${f.misspelled}\`, a name that no browser knows. It has to be spelled **${NAME}**.`
  if (f.kept !== null) return fromCache(f)
  if (isLogin(f)) return loginAdvice(f)
  if (isTainted(f)) return taintAdvice(f)
  // Where nothing is at this path, that comes first.
  const inside = isOpaquePage(f) || (f.noRoute !== null && !f.preflight) ? '' : insideServer(f)
  if (inside && !(f.preflight && isByHand(f)))
    return sentences(isError && !isOwnRefusal(f) ? beforeInside(f) : '', inside, pastProxy(f))
  if (f.preflight) return forPreflight(f)
  if (isError) return forError(f)
  if (f.noRoute !== null)
    return `See whether the path \`${pathOf(f.url)}\` and the method are right: a header would only let the script read a ${f.noRoute}.`
  if (isOpaquePage(f)) return opaqueAdvice(f)
  if (f.response?.status === 304) return notModified(f)
  if (f.response && isRedirect(f.response.status)) return redirected(f, f.response)
  if (f.hops.length > 0)
    return `Every answer on the way needs the permission, and that of ${f.server} lacks it. Call the final address, or let ${f.server} send the header.`
  if (f.passed)
    return `The answer to the preflight gave the permission, and this one does not: ${f.server} adds ${NAME} to OPTIONS only. Both answers need it.`
  if (f.behind) return throughProxy(f)
  const unknown = unknownOrigin(f)
  if (unknown) return sentences(unknown, pastProxy(f))
  const inherits = f.response && stackOf(f.response.headers)?.inherits
  return `If this page may read it, let ${f.server} say so: nobody else can, because the permission travels on its response. Tools such as curl or Postman show the answer all the same, because only browsers ask for permission.${inherits ? ` ${inherits}` : ''}${pastProxy(f)}`
}

/** The redirect itself lacks the permission. */
function redirected(f: Facts, { headers }: ResponseEvent): string {
  const to = getHeader(headers, 'Location')
  const final = to !== null && canParseUrl(to, f.url) ? new URL(to, f.url).href : null
  const call = final === null ? 'call the final address' : `call the final address, ${quoted(final)}`
  if (f.handler?.route === 'trailingSlash')
    return `Only the slash at the end of the path differs. Next.js makes this redirect itself, before it asks \`headers()\`, so no header of yours goes with it: ${call}.`
  return sentences(
    to === null ? '' : redirectAdvice(f.url, to),
    `A redirect needs the permission like any other answer. Send the header with it, or ${call}.`,
  )
}

/** A 304 comes to the script itself only where the script made the request a conditional one. */
function notModified(f: Facts): string {
  const own = f.asked.headers.find(([name]) => /^if-(none-match|modified-since)$/i.test(name))?.[0]
  return sentences(
    own
      ? `The script sends \`${own}\` itself, so the 304 is its answer, and needs the permission like any other: what was allowed with an earlier answer does not count.`
      : 'A 304 needs the permission like any other answer.',
    `Let ${f.server} send the header with 304 too${own ? ', or leave the validation to the browser’s own cache' : ''}.`,
  )
}

/** A page on the developer’s own machine that calls another port of it, where the page’s server is not known. */
function pastProxy(f: Facts): string {
  return isLoopback(f.pageUrl) && isLoopback(f.url) && !f.pageServed
    ? ' Where the page comes from a development server that sends calls on, call it by a relative address: a full one goes past it.'
    : ''
}

const isLoopback = (url: string) => /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/]/i.test(url)

function forPreflight(f: Facts): string {
  const failed = whyPreflightFailed(f)
  if (failed) return failed
  const unknown = unknownOrigin(f)
  if (unknown) return unknown
  const stack = f.response && stackOf(f.response.headers)
  const methods = f.response && getHeader(f.response.headers, 'Allow')
  const inside = insideServer(f)
  if (methods)
    return sentences(
      `The answer only lists the methods (\`Allow: ${methods.replaceAll('`', '’')}\`): it is the framework’s own answer to OPTIONS, and CORS was not asked${stack?.name === 'Express' && !f.ownCors ? ', or its `origin` is `false` or `undefined`, which switches it off' : ''}. Let CORS answer OPTIONS too, before the routes.`,
      inside || (stack?.options ?? ''),
    )
  if (inside) return inside
  return sentences(
    `If this page may do that, let ${f.server} say so: nobody else can, because the permission travels on its response. The preflight asked for ${askedFor(f)}: some servers leave all permission out when they refuse just one of these, so look at each.`,
    stack?.inherits ?? '',
  )
}

function forError(f: Facts): string {
  const stack = f.response && stackOf(f.response.headers)
  return sentences(
    reasonOfError(f),
    whoAnswered(f),
    'Then let errors carry the header too, so that the script can read them.',
    f.elsewhere && !f.elsewhereInError
      ? 'Other answers of the same server do carry it: only its errors leave without.'
      : '',
    stack?.errors ?? '',
    stack?.inherits ?? '',
  )
}

/** What is to be known of the error before it is told which part of the server lacks the permission. */
const beforeInside = (f: Facts): string =>
  sentences(
    f.preflight ? (isLoginCheck(f) ? NO_LOGIN : '') : reasonOfError(f),
    // A middleware that came too late is told together with what came before it.
    f.ownCors?.what === 'too-late' ? '' : whoAnswered(f),
  )

/** What the error itself is about, apart from CORS. */
function reasonOfError(f: Facts): string {
  const status = f.response?.status ?? 0
  return status === 401
    ? `${f.maker} wants to know who asks: see that the call carries its token or its cookie.`
    : status === 403
      ? `${f.maker} knows the request and refuses it: look there for the reason.`
      : status === 404
        ? `There is nothing on ${f.maker} at \`${pathOf(f.url)}\`: see whether the path is right.`
        : status === 405
          ? `${f.maker} does not take ${f.method} at this path.`
          : status === 429
            ? 'There were too many calls: wait, and call less often.'
            : status >= 502 && status <= 504
              ? f.behindFailed
                ? `${f.server} sent the call on to **${hostOf(f.behindFailed.to)}**, and no answer came from there: see whether it runs.`
                : `A proxy or gateway said this in place of the application: see whether the application behind ${f.server} runs.`
              : status >= 500
                ? `The reason is in the log of ${f.maker}: its code failed${printedError(f)}.`
                : `The reason is with ${f.maker}, in the body of this answer.`
}

function isLogin(f: Facts): boolean {
  const target = f.hops.length > 0 ? f.url : f.response ? getHeader(f.response.headers, 'Location') : null
  return target !== null && leadsToLogin(target)
}

function loginAdvice(f: Facts): string {
  const to = f.hops.length > 0 ? f.server : hostOf((f.response && getHeader(f.response.headers, 'Location')) ?? '')
  if (f.asked.api === 'manifest' && f.asked.credentials !== 'include')
    return `The redirect leads to a login page, on **${to}**, because a manifest is asked for without cookies, also on the page’s own origin. Write \`<link rel="manifest" crossorigin="use-credentials">\`: then the cookies of the session go with it.`
  return `The redirect leads to a login page, on **${to}**: the session is over, and a call from a script cannot log a person in. Answer such calls with 401, and let the page itself go to the login.`
}

function fromCache(f: Facts): string {
  return `It was made for a request that came without this \`Origin\`. The value of ${NAME} depends on who asks, so let ${f.server} send \`Vary: Origin\` with every answer, also with those that carry no permission.`
}

function throughProxy(f: Facts): string {
  const behind = hostOf(f.behind?.to ?? '')
  return f.behind && getHeader(f.behind.headers, NAME) !== null
    ? `**${behind}** behind it had sent the header: ${f.server} took it away on the way.`
    : sentences(
        `The answer was made by **${behind}** behind it. Add the header in one of the two places, not in both.`,
        stackOf(f.response?.headers ?? [])?.inherits ?? '',
      )
}

/** A header of responses that the script set on its request. */
export function onTheRequest(f: Facts): string {
  const name = f.asked.headers.find(([n]) => /^access-control-allow-/i.test(n))?.[0]
  return name
    ? `Your script sends \`${name}\` itself. That is a header of responses: on a request it grants nothing, and it makes a preflight necessary. Take it away.`
    : ''
}

export const multiple: ReasonSentences = (f) => {
  const lines = countHeaders(f.response?.headers ?? [], NAME)
  const behind = f.behind && getHeader(f.behind.headers, NAME) !== null
  return [
    lines > 1
      ? `${came(f)}, but **${NAME}** comes ${lines === 2 ? 'twice' : `${lines} times`}: together ${quoted(f.value)}. Only one value is allowed, ${kept(f)}.`
      : `${came(f)}, but **${NAME}** holds a list: ${quoted(f.value)}. Only one value is allowed, ${kept(f)}.`,
    lines > 1
      ? f.ownCors?.what === 'several' && !behind
        ? insideServer(f)
        : behind
          ? `**${hostOf(f.behind?.to ?? '')}** sends it, and **${f.server}** in front adds it once more. Let one of the two do it.`
          : 'Two parties add it, often the application and a proxy in front of it (or an extension of the browser). Let one of them do it.'
      : f.ownCors?.what === 'several' && !behind
        ? insideServer(f)
        : `The header cannot hold a list. Keep the list on ${f.server}, answer with the one origin that asked, and send \`Vary: Origin\`.`,
  ]
}

export const invalid: ReasonSentences = (f) => [
  `${came(f)}, but ${f.value === '' ? `**${NAME}** is empty` : `the value of **${NAME}**, ${quoted(f.value)}, is not an origin`}, ${kept(f)}.`,
  sentences(
    f.value === '' ? unknownAsEmpty(f) : '',
    notAnOrigin(f.value),
    isOpaquePage(f) || isTainted(f) || f.value === '' ? '' : `An origin is scheme, host and port: \`${f.origin}\`.`,
  ),
]

const unknownAsEmpty = (f: Facts) =>
  isTainted(f)
    ? taintAdvice(f)
    : isOpaquePage(f)
      ? opaqueAdvice(f)
      : insideServer(f) ||
        `Some servers, such as Fiber before 2.43, write an empty value when their list lacks the origin that asks. If ${f.page} may read the answer, add \`${f.origin}\` to the list of ${f.server}.`

export const mismatch: ReasonSentences = (f) => {
  if (f.kept !== null)
    return [
      `${came(f)}. It allows ${quoted(f.value)}, and the page is \`${f.origin}\`, ${kept(f)}.`,
      `The answer was made for somebody else. Let ${f.server} send \`Vary: Origin\`, so that each origin gets its own.`,
    ]
  const failed = f.preflight ? whyPreflightFailed(f) : ''
  return [
    f.origin === 'null'
      ? `${came(f)}, but for somebody else: it allows ${quoted(f.value)}, and the request says \`Origin: null\`, ${kept(f)}.`
      : `${came(f)}, but for somebody else: it allows ${quoted(f.value)}, and the page is \`${f.origin}\`. The two must be the same, character for character, ${kept(f)}.`,
    isTainted(f)
      ? taintAdvice(f)
      : isOpaquePage(f)
        ? opaqueAdvice(f)
        : sentences(
            originDifference(f.value, f.origin),
            f.ownCors ? unset(f.ownCors) : '',
            `Let ${f.server} answer with the origin that asked, if it is one you trust.`,
          ),
    failed,
    f.response && f.response.status >= 400 && !f.preflight ? `Behind this is an error: ${statusOf(f.response)}.` : '',
  ]
}
