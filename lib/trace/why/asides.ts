/** What else is worth knowing of an answer that the script may read. Each is one paragraph, or an empty text. */
import { hostOf, originOf } from '../address.ts'
import type { DecisionEvent, HeaderEvent, Trace } from '../events.ts'
import { credentialsSwitch, type Facts, headerOf, statusOf, withCredentials } from './facts.ts'
import { listed } from './words.ts'

/** Headers that no script misses. */
const OF_TRANSPORT =
  /^(date|server|via|age|vary|connection|keep-alive|transfer-encoding|content-encoding|alt-svc|x-powered-by|strict-transport-security|access-control-.*|cross-origin-.*|set-cookie2?|location)$/i

/** Headers that came and that the script reads as null. */
export function hiddenHeaders(trace: Trace, f: Facts): string {
  const names = trace.flatMap((e) =>
    e.type === 'header' && isHidden(e, f) && !OF_TRANSPORT.test(e.name) ? [e.name] : [],
  )
  if (names.length === 0) return ''
  const star = f.response && headerOf(f.response.headers, 'Access-Control-Expose-Headers')?.includes('*')
  return `The script cannot see ${names.length > 1 ? 'the headers' : 'the header'} ${listed([...new Set(names)])}: from another origin it reads only a few by itself. ${star && withCredentials(f) ? 'With credentials, `*` is no wildcard: let' : 'Let'} **${f.server}** name ${names.length > 1 ? 'them' : 'it'} in \`Access-Control-Expose-Headers\`.`
}

const isHidden = (e: HeaderEvent, f: Facts) =>
  e.call === f.asked.call && e.what === 'hidden' && e.rule === 'expose-headers' && e.exchange === f.response?.exchange

/** The browser lets pass what the standard refuses. */
export function leavesStandard(decisions: readonly DecisionEvent[], f: Facts): string {
  const decision = decisions.find((d) => d.passed && d.standard && !d.standard.passed)
  if (!decision?.standard) return ''
  return `${f.browser} lets this pass. ${decision.standard.note}`
}

/** An error that CORS has no part in. */
export function readableError(f: Facts): string {
  const status = f.response?.status ?? 200
  if (!f.response || status < 400) return ''
  return `The answer is an error, **${statusOf(f.response)}**, and not one of CORS: the script can read it. ${status === 401 || status === 403 ? `${f.server} wants to know who asks.` : status >= 500 ? `The reason stands in the log of ${f.server}.` : 'See whether the address and what was sent are right.'}`
}

/** Who allows credentials allows a page to read as the person who is logged in. */
export function asThePerson(f: Facts): string {
  const headers = f.response?.headers ?? []
  if (!withCredentials(f) || headerOf(headers, 'Access-Control-Allow-Credentials') !== 'true') return ''
  if (!f.cookies.some((c) => c.what === 'sent')) return ''
  if (f.origin === 'null')
    return `**${f.server}** allows \`null\` with credentials. Every sandboxed frame has that origin, on whatever page it stands: anybody can read this with the person’s cookies. Take \`null\` off the list.`
  return `With \`Access-Control-Allow-Credentials: true\`, **${f.page}** reads it as the person who is logged in there. See that ${f.server} holds the whole origin against a list: a server that repeats every \`Origin\`, or looks only at its beginning or end, opens this to any page.`
}

/** An answer to one origin that a cache may hand to another one. */
export function withoutVary(f: Facts): string {
  const headers = f.response?.headers ?? []
  const allowed = headerOf(headers, 'Access-Control-Allow-Origin')
  const control = headerOf(headers, 'Cache-Control') ?? ''
  if (allowed === null || allowed === '*' || !/max-age=[1-9]|public|immutable/i.test(control)) return ''
  if (/no-store|private/i.test(control) || /(^|[\s,])(origin|\*)([\s,]|$)/i.test(headerOf(headers, 'Vary') ?? ''))
    return ''
  return `A cache may keep this answer, and it names one origin. Without \`Vary: Origin\` the cache hands it to pages of other origins too, and they are refused.`
}

/** The page asks itself, and somebody behind it answers. */
export function throughProxy(f: Facts): string {
  if (f.behindFailed)
    return `${f.server} tried to send it on to **${hostOf(f.behindFailed.to)}**, and no answer came from there.`
  if (!f.behind) return ''
  return `${f.server} sent it on to **${hostOf(f.behind.to)}** and passed the answer back. The browser knows nothing of that, and between servers there is no CORS.`
}

/** A dev server that has no such route answers with the app’s own page. */
export function pageInsteadOfData(f: Facts): string {
  const type = (f.response && headerOf(f.response.headers, 'Content-Type')) ?? ''
  if (!/^text\/html/i.test(type) || (f.asked.api !== 'fetch' && f.asked.api !== 'xhr') || /\.html?$/i.test(f.url))
    return ''
  if (f.hops.some((h) => originOf(h.to) !== originOf(h.from)))
    return `The answer is an HTML page of **${f.server}**, where a redirect led. If it is a login page, the session is over: answer calls with 401 instead.`
  return 'The answer is an HTML page. If data was expected, nothing at this path answers the call, and the server gives its start page instead, as development servers do: see that the path is one that is sent on to the API.'
}

/** A preflight before every call. */
export function asksEveryTime(trace: Trace, f: Facts): string {
  if (!f.passed) return ''
  const preflights = trace.flatMap((e) => (e.type === 'request' && e.purpose === 'preflight' ? [e] : []))
  const own = preflights.find((e) => e.call === f.asked.call)
  const before = preflights.filter((e) => e.call < f.asked.call && originOf(e.url) === originOf(f.url))
  if (!own || before.length === 0) return ''
  const age = headerOf(f.passed.headers, 'Access-Control-Max-Age')
  return before.some((e) => e.url === own.url)
    ? `It had asked the same before. ${age !== null && Number(age) <= 0 ? `\`Access-Control-Max-Age: ${age}\` tells ${f.browser} to remember nothing.` : age === null ? `Without \`Access-Control-Max-Age\` ${f.browser} remembers the answer for 5 seconds only.` : 'What it remembered did not cover this call.'} Send a larger number of seconds, such as \`600\`.`
    : 'It had asked for another address before: a preflight is remembered for one URL, and every other URL is asked for anew.'
}

/** Why a call without credentials had no cookie. */
export const noCredentials = (f: Facts): string => `The call did not ask for credentials: add ${credentialsSwitch(f)}.`
