/** Why a preflight was sent although an earlier one to the same address was answered. */
import { serializedOriginOf } from '../../address.ts'
import type { CacheEvent, DecisionEvent, RequestEvent, ResponseEvent, Trace } from '../../events.ts'
import { getHeader } from '../../header-list.ts'
import type { Facts } from '../facts.ts'
import { listed, quoted, sentences } from '../sentences.ts'

/** One paragraph, or an empty text for a call whose preflight was the first to this server. */
export function asksAgain(trace: Trace, f: Facts): string {
  if (!f.passed) return ''
  const at = trace.findLastIndex((e) => isPreflight(e) && e.call === f.asked.call)
  const own = trace[at]
  if (!own || !isPreflight(own)) return ''
  const earlier = trace
    .slice(0, at)
    .filter(
      (e): e is RequestEvent =>
        isPreflight(e) && e.call !== own.call && serializedOriginOf(e.url) === serializedOriginOf(own.url),
    )
  if (earlier.length === 0) return ''
  const same = earlier.filter((e) => e.url === own.url)
  if (same.length === 0)
    return 'It had asked for another address before: a preflight is remembered for one URL, and every other URL is asked for again.'
  const before = trace.slice(0, at)
  const cleared = before.findLastIndex((e) => isOfCache(e, 'cleared', own.url))
  const stored = before.slice(cleared + 1).filter((e): e is CacheEvent => isOfCache(e, 'stored', own.url))
  if (stored.length === 0)
    return cleared >= 0
      ? `An earlier call had asked the same. ${f.browser} forgot that answer when a later one failed the CORS check.`
      : neverKept(before, same, f)
  const alive = stored.filter((e) => e.at + secondsOf(e) * 1000 > own.at)
  if (alive.length === 0) return expired(before, stored, f)
  return sentences('An earlier call had asked for the same address.', notUsable(trace, alive, f))
}

const isPreflight = (e: Trace[number]): e is RequestEvent => e.type === 'request' && e.purpose === 'preflight'

const isOfCache = (e: Trace[number], what: CacheEvent['what'], url: string): e is CacheEvent =>
  e.type === 'cache' && e.cache === 'preflight' && e.what === what && e.url === url.replace(/#.*$/s, '')

const secondsOf = (e: CacheEvent) => Number(/ for (\d+) s$/.exec(e.detail)?.[1] ?? 0)

const answerTo = (trace: Trace, exchange: number | undefined) =>
  trace.find((e): e is ResponseEvent => e.type === 'response' && e.exchange === exchange)

const LARGER = 'Send a larger number of seconds, such as `600`.'

function neverKept(before: Trace, same: readonly RequestEvent[], f: Facts): string {
  const answered = same.flatMap((e) => answerTo(before, e.exchange) ?? [])
  const last = answered.at(-1)
  if (!last)
    return 'Another call had asked the same, but its answer was not there yet: calls that start together each ask for themselves.'
  if (before.some((e) => e.type === 'failure' && e.exchange === last.exchange))
    return 'An earlier call had asked the same and was refused. A refusal is not remembered.'
  const age = getHeader(last.headers, 'Access-Control-Max-Age')
  if (age !== null && Number(age) <= 0)
    return `It had asked the same before. \`Access-Control-Max-Age: ${age}\` tells ${f.browser} to remember nothing. ${LARGER}`
  const asked = before.find((e) => e.type === 'call' && e.call === last.call)
  if (asked?.type === 'call' && asked.cache !== undefined && asked.cache !== 'default')
    return `An earlier call had asked the same. It said \`cache: '${asked.cache}'\`, and of such a call ${f.browser} keeps nothing.`
  return age === null
    ? 'An earlier call had asked the same, and its answer was not kept.'
    : `An earlier call had asked the same, and its answer was not kept. See that \`Access-Control-Max-Age\`, now ${quoted(age)}, is a plain number of seconds.`
}

function expired(before: Trace, stored: readonly CacheEvent[], f: Facts): string {
  const last = stored.at(-1)
  const age = getHeader(answerTo(before, last?.exchange)?.headers ?? [], 'Access-Control-Max-Age')
  return age === null
    ? `It had asked the same before. Without \`Access-Control-Max-Age\` ${f.browser} remembers the answer for 5 seconds only. ${LARGER}`
    : `It had asked the same before. ${f.browser} had remembered the answer for ${last && secondsOf(last) !== 1 ? `${secondsOf(last)} seconds` : '1 second'}, and that time was over. Where the answer seldom changes, send a larger number in \`Access-Control-Max-Age\`.`
}

/** A cached response is still fresh, but does not match this call. */
function notUsable(trace: Trace, alive: readonly CacheEvent[], f: Facts): string {
  const decision = trace.findLast(
    (e): e is DecisionEvent => e.type === 'decision' && e.call === f.asked.call && e.rule === 'preflight-cache',
  )
  if (!decision)
    return f.asked.cache !== undefined && f.asked.cache !== 'default'
      ? `This one says \`cache: '${f.asked.cache}'\`, and with that ${f.browser} always asks again.`
      : `For a call like this one ${f.browser} does not look at what it remembers.`
  const miss = trace.findLast(
    (e): e is CacheEvent =>
      e.type === 'cache' && e.call === f.asked.call && e.cache === 'preflight' && e.what === 'miss',
  )
  const carries = (call: number) =>
    trace.some((e) => e.type === 'call' && e.call === call && e.credentials === 'include')
  const own = carries(f.asked.call)
  // No miss: the cache had no entry under the key of this call.
  if (!alive.some((e) => carries(e.call) === own || (!own && miss !== undefined)))
    return own
      ? 'It carried no credentials, and an answer remembered without credentials does not serve a call with them.'
      : `It carried credentials, and ${f.browser} remembers answers with and without credentials apart.`
  const names = listed((decision.observed ?? '').split(', ').filter(Boolean))
  if (miss && /remembers \*/.test(miss.detail))
    return `It allowed \`*\`, and ${f.browser} remembers \`*\` as a name like any other: no wildcard. Let the answer to OPTIONS name ${names}.`
  return `What is remembered does not name ${names}. Let the answer to OPTIONS name every method and header that the page uses, and the next call need not ask.`
}
