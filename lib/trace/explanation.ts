/** "Why", in words: made from the trace, for a person who has read no standard. */
import { hostOf, originOf } from './address.ts'
import { BROWSER_TITLES } from './browser-titles.ts'
import type { DecisionEvent, FailureEvent, RequestEvent, Trace } from './events.ts'
import { EXPLANATION_WORDS, type Facts } from './explanation-words.ts'
import type { RuleId } from './rules.ts'
import { nearest } from './spelling.ts'

/** One header on one response. For a list header, `value` is what has to be added to it. */
export interface Remedy {
  readonly server: string
  /** The exchange whose response lacks it. */
  readonly exchange: number
  readonly header: string
  readonly value: string
  readonly preflight: boolean
  /** A header of the response whose name is this one's, misspelled. */
  readonly misspelled?: string
}

export interface Explanation {
  /** Paragraphs; `**…**` marks what matters. */
  readonly paragraphs: readonly string[]
  /** What would help, on the server's response, where a header does. */
  readonly remedy: Remedy | null
  /** The rule's place in the standard. */
  readonly rule: { readonly title: string; readonly href: string } | null
}

/** Rules that state what is so and refuse nothing: where one of them did not pass, nobody was stopped by it. */
const STATEMENTS: ReadonlySet<RuleId> = new Set<RuleId>([
  'same-origin',
  'cors-safelisted-method',
  'cors-safelisted-request-header',
  'use-cors-preflight-flag',
  'preflight-needed',
  'preflight-cache',
  'include-credentials',
  'redirect-tainted-origin',
  'http-cache',
])

const STANDARD = 'https://fetch.spec.whatwg.org/'

/**
 * Why the call ended as it did.
 * @returns null for a call that has not ended, or that the trace does not hold
 */
export function explain(trace: Trace, call: number): Explanation | null {
  const page = trace.find((e) => e.type === 'page')
  const asked = trace.find((e) => e.type === 'call' && e.call === call)
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  if (!page || asked?.type !== 'call' || settled?.type !== 'settled') return null
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  const request = trace.findLast(
    (e): e is RequestEvent =>
      e.type === 'request' && e.call === call && (failure?.exchange === undefined || e.exchange === failure.exchange),
  )
  const target = request?.url ?? asked.url
  const facts: Facts = {
    browser: BROWSER_TITLES[page.browser],
    page: page.origin === 'null' ? 'this page (origin null)' : hostOf(page.origin),
    origin: request?.headers.find(([n]) => n.toLowerCase() === 'origin')?.[1] ?? page.origin,
    server: hostOf(target),
    method: asked.method,
    value: failure?.value ?? '',
    preflight: request?.purpose === 'preflight',
    misspelled: misspelled(trace, failure?.exchange),
    noRoute: noRoute(trace, failure?.exchange),
    broken: brokenBy(trace, failure?.exchange),
  }
  if (failure) return refused(trace, failure, facts, target)
  return allowed(trace, call, facts, settled.outcome)
}

function misspelled(trace: Trace, exchange: number | undefined): string | null {
  const response = trace.find((e) => e.type === 'response' && e.exchange === exchange)
  if (response?.type !== 'response') return null
  const name = 'Access-Control-Allow-Origin'
  const names = response.headers.map(([n]) => n).filter((n) => n.toLowerCase() !== name.toLowerCase())
  return nearest(name, names, 3) ?? null
}

function noRoute(trace: Trace, exchange: number | undefined): number | null {
  const handler = trace.find((e) => e.type === 'handler' && e.exchange === exchange)
  const response = trace.find((e) => e.type === 'response' && e.exchange === exchange)
  return handler?.type === 'handler' && !handler.ran && response?.type === 'response' ? response.status : null
}

function brokenBy(trace: Trace, exchange: number | undefined): string | null {
  const event = trace.find((e) => e.type === 'connection-failed' && e.exchange === exchange)
  return event?.type === 'connection-failed' ? event.message : null
}

function refused(trace: Trace, failure: FailureEvent, facts: Facts, target: string): Explanation {
  const decision = trace.findLast(
    (e): e is DecisionEvent =>
      e.type === 'decision' &&
      e.call === failure.call &&
      !e.passed &&
      !STATEMENTS.has(e.rule) &&
      e.exchange === failure.exchange,
  )
  return {
    paragraphs: EXPLANATION_WORDS[failure.reason](facts).filter(Boolean),
    remedy: remedyFor(failure, facts, target),
    rule: decision ? { title: 'Fetch Standard', href: `${STANDARD}#${decision.anchor.replace(/^.*#/, '')}` } : null,
  }
}

/** The smallest header that helps: never `*` with credentials, never looser than the origin that asked. */
function remedyFor(failure: FailureEvent, facts: Facts, target: string): Explanation['remedy'] {
  const server = originOf(target)
  const exchange = failure.exchange
  // Where no route answers, a header on the 404 would only let the script read a 404.
  if (exchange === undefined || (facts.noRoute !== null && !facts.preflight)) return null
  const on = (header: string, value: string) => ({
    server,
    exchange,
    header,
    value,
    preflight: facts.preflight,
    ...(facts.misspelled ? { misspelled: facts.misspelled } : {}),
  })
  switch (failure.reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
    case 'multiple-allow-origin':
    case 'invalid-allow-origin':
    case 'allow-origin-mismatch':
    case 'wildcard-with-credentials':
      return on('Access-Control-Allow-Origin', facts.origin)
    case 'allow-credentials-not-true':
      return on('Access-Control-Allow-Credentials', 'true')
    case 'method-not-allowed':
      return on('Access-Control-Allow-Methods', failure.value ?? facts.method)
    case 'header-not-allowed':
      return on('Access-Control-Allow-Headers', failure.value ?? '')
    default:
      return null
  }
}

function allowed(
  trace: Trace,
  call: number,
  f: Facts,
  outcome: Extract<Trace[number], { type: 'settled' }>['outcome'],
): Explanation {
  const of = trace.filter((e) => 'call' in e && e.call === call)
  const cross = of.some((e) => e.type === 'decision' && e.rule === 'same-origin' && !e.passed)
  const allow = of.findLast((e): e is DecisionEvent => e.type === 'decision' && e.rule === 'allow-origin' && e.passed)
  const asked = of.some((e) => e.type === 'request' && e.purpose === 'preflight')
  const rule = allow
    ? { title: 'CORS check, Fetch Standard', href: `${STANDARD}#${allow.anchor.replace(/^.*#/, '')}` }
    : null
  if (outcome.kind === 'invalid-request')
    return {
      paragraphs: [`The call is not a valid request: ${outcome.message}`, 'Nothing was sent.'],
      remedy: null,
      rule: null,
    }
  if (outcome.kind === 'response' && (outcome.responseType === 'opaque' || outcome.responseType === 'opaqueredirect'))
    return {
      paragraphs: [
        `The request went out and **${f.server}** answered, but the script gets an **opaque** response: no status, no headers, no body.`,
        'Mode `no-cors` does not switch CORS off. It says: I do not need to read the answer.',
      ],
      remedy: null,
      rule,
    }
  if (!cross)
    return {
      paragraphs: [
        `**${f.server}** is the page’s own origin. The same-origin policy allows it, and CORS has no part in it.`,
      ],
      remedy: null,
      rule,
    }
  const paragraphs = [
    allow?.observed === '*'
      ? `**${f.server}** says \`Access-Control-Allow-Origin: *\`: every page may read this answer. So ${f.browser} hands it to the script.`
      : allow
        ? `**${f.server}** names **${f.page}** in Access-Control-Allow-Origin, so ${f.browser} hands the answer to the script.`
        : `${f.browser} hands the answer on.`,
  ]
  if (asked) paragraphs.push('It asked first, with a preflight, and the server said yes to the method and the headers.')
  return { paragraphs, remedy: null, rule }
}
