/** "Why", in words: made from the trace, for a person who has read no standard. */
import { hostOf, originOf } from './address.ts'
import { BROWSER_TITLES } from './browser-titles.ts'
import type { DecisionEvent, FailureEvent, RequestEvent, Trace } from './events.ts'
import type { FailureReason } from './failure-reasons.ts'
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

interface Facts {
  readonly browser: string
  readonly page: string
  readonly origin: string
  readonly server: string
  readonly method: string
  readonly value: string
  readonly preflight: boolean
  /** No route of the server answered this request; it said so with this status. */
  readonly noRoute: number | null
  /** The header that is missing is there under a name that no browser knows. */
  readonly misspelled: string | null
  /** Why no answer came, as the network tells it. */
  readonly broken: string | null
}

type Words = (f: Facts) => readonly [what: string, remedy: string]

const came = (f: Facts) =>
  f.noRoute !== null
    ? `**${f.server}** has no route for ${f.preflight ? 'OPTIONS here, which is how the preflight asks' : 'this request'}, so it said ${f.noRoute}`
    : f.preflight
      ? `**${f.server}** answered the preflight`
      : `**${f.server}** did its work and answered`
const kept = (f: Facts) =>
  f.preflight ? `so ${f.browser} never sends the real request` : `so ${f.browser} keeps it from the script`

const allowOrigin = {
  missing: ((f) => [
    `${came(f)}. But the answer does not say that **${f.page}** may read it, ${kept(f)}.`,
    f.misspelled
      ? `It sends \`${f.misspelled}\`, a name that no browser knows. It has to be spelled **Access-Control-Allow-Origin**.`
      : `Only ${f.server} can change this: the permission travels on its response.`,
  ]) satisfies Words,
  multiple: ((f) => [
    `${came(f)}, but **Access-Control-Allow-Origin** holds several values: \`${f.value}\`. Only one is allowed, ${kept(f)}.`,
    'Send the header once, with one origin. It is often added twice: by the application and by a proxy in front of it.',
  ]) satisfies Words,
  invalid: ((f) => [
    `${came(f)}, but the value of **Access-Control-Allow-Origin**, \`${f.value}\`, is not an origin, ${kept(f)}.`,
    `An origin is scheme, host and port: \`${f.origin}\`.`,
  ]) satisfies Words,
  mismatch: ((f) => [
    `${came(f)}, but for somebody else: it allows \`${f.value}\`, and the page is \`${f.origin}\`. The two must be the same, character for character, ${kept(f)}.`,
    `Let ${f.server} answer with the origin that asked, if it is one you trust.`,
  ]) satisfies Words,
  wildcard: ((f) => [
    `${came(f)} and allows everybody with \`*\`. But this call carries credentials, and for those \`*\` does not count, ${kept(f)}.`,
    `Either call without credentials, or let ${f.server} name the origin and allow credentials.`,
  ]) satisfies Words,
  credentials: ((f) => [
    `${came(f)} and allows the origin. But this call carries credentials, and **Access-Control-Allow-Credentials** is ${f.value ? `\`${f.value}\`` : 'not there'}: it must be exactly \`true\`, ${kept(f)}.`,
    'Send it on the preflight’s answer and on the real one, or call without credentials.',
  ]) satisfies Words,
}

/** One explanation for each reason of the closed set; the compiler sees that none is missing. */
const WORDS: Record<FailureReason, Words> = {
  'missing-allow-origin': allowOrigin.missing,
  'multiple-allow-origin': allowOrigin.multiple,
  'invalid-allow-origin': allowOrigin.invalid,
  'allow-origin-mismatch': allowOrigin.mismatch,
  'wildcard-with-credentials': allowOrigin.wildcard,
  'allow-credentials-not-true': allowOrigin.credentials,
  'preflight-missing-allow-origin': allowOrigin.missing,
  'preflight-multiple-allow-origin': allowOrigin.multiple,
  'preflight-invalid-allow-origin': allowOrigin.invalid,
  'preflight-allow-origin-mismatch': allowOrigin.mismatch,
  'preflight-wildcard-with-credentials': allowOrigin.wildcard,
  'preflight-allow-credentials-not-true': allowOrigin.credentials,
  'preflight-connection-failed': (f) => [
    `${f.browser} asked first, with a preflight, and no answer came. ${f.broken ?? ''}`.trim(),
    'No permission can be read from a server that does not answer: see whether it runs and can be reached.',
  ],
  'connection-failed': (f) => [
    `No answer came from **${f.server}**. ${f.broken ?? ''}`.trim(),
    'No permission can be read from a server that does not answer: see whether it runs and can be reached.',
  ],
  'preflight-redirect': (f) => [
    `**${f.server}** answered the preflight with a redirect. A preflight does not follow redirects, ${kept({ ...f, preflight: true })}.`,
    'Call the final address, or let the server answer OPTIONS where it is asked.',
  ],
  'preflight-status': (f) => [
    `**${f.server}** answered the preflight with status ${f.value || 'other than 200–299'}. That is a no, ${kept({ ...f, preflight: true })}.`,
    'Answer OPTIONS with 204, before any login check: a preflight never carries credentials.',
  ],
  'allow-methods-syntax': (f) => [
    `**Access-Control-Allow-Methods** in the preflight’s answer cannot be read: \`${f.value}\`.`,
    'It is a list of method names with commas between them.',
  ],
  'allow-headers-syntax': (f) => [
    `**Access-Control-Allow-Headers** in the preflight’s answer cannot be read: \`${f.value}\`.`,
    'It is a list of header names with commas between them.',
  ],
  'method-not-allowed': (f) => [
    `${f.browser} asked whether it may send \`${f.value || f.method}\`, and **${f.server}** did not list that method. The real request is never sent.`,
    'Name the method in Access-Control-Allow-Methods, in the answer to OPTIONS. Case counts.',
  ],
  'header-not-allowed': (f) => [
    `${f.browser} asked whether it may send the header \`${f.value}\`, and **${f.server}** did not list it. The real request is never sent.`,
    'Name the header in Access-Control-Allow-Headers, in the answer to OPTIONS, or do not send it.',
  ],
  'mode-same-origin': (f) => [
    `The call allows only its own origin (mode \`same-origin\`), and this is another one. Nothing was sent to ${f.server}.`,
    'Leave the mode out to use CORS.',
  ],
  'no-cors-redirect-mode': () => [
    'A `no-cors` call to another origin must follow redirects: any other redirect mode is refused. Nothing was sent.',
    'Leave `redirect` out.',
  ],
  'scheme-not-supported': () => [
    'CORS works over HTTP and HTTPS. This address has another scheme, so nothing was sent.',
    'Serve the page and the data over HTTP, even during development.',
  ],
  'bad-port': () => [
    'Browsers refuse this port for HTTP, whatever the server says. Nothing was sent.',
    'Use another port.',
  ],
  'mixed-content': (f) => [
    `The page came over HTTPS, and **${f.server}** is asked over plain HTTP. ${f.browser} sends nothing from a secure page in the clear.`,
    'Call the server over HTTPS. No CORS header can change this.',
  ],
  'only-if-cached-miss': () => ['Only a cached answer was asked for, and there is none.', 'Use another cache mode.'],
  'keepalive-limit': () => ['A call with `keepalive` may carry 64 KiB at most.', 'Send less, or without `keepalive`.'],
  aborted: () => ['The script aborted its call before an answer was there.', ''],
  'invalid-request': () => [
    'The call itself is not a valid request, so nothing was sent.',
    'The exception says what is wrong with it.',
  ],
  'redirect-mode-error': (f) => [
    `**${f.server}** redirects, and the call forbids redirects.`,
    'Call the final address.',
  ],
  'redirect-location-invalid': (f) => [
    `**${f.server}** redirects to an address that cannot be read: \`${f.value}\`.`,
    'Mend the Location header.',
  ],
  'redirect-scheme': (f) => [
    `**${f.server}** redirects to something other than HTTP or HTTPS: \`${f.value}\`.`,
    'Mend the Location header.',
  ],
  'redirect-count': (f) => [
    `More than 20 redirects: ${f.browser} stops following.`,
    'The server redirects in a circle.',
  ],
  'redirect-credentials': () => [
    'The redirect leads to an address with a user name or password in it. A cross-origin call may not follow it.',
    'Redirect to an address without them.',
  ],
  'embedded-credentials': (f) => [
    `The redirect leads to an address with a user name or password in it. ${f.browser} loads nothing from such an address into a page.`,
    'Redirect to an address without them.',
  ],
  'redirect-stream-body': () => [
    'The body was a stream: it is used up and cannot be sent again after a redirect.',
    'Call the final address.',
  ],
  'cross-origin-resource-policy': (f) => [
    `**${f.server}** asks with Cross-Origin-Resource-Policy that its answer is not embedded in other sites’ pages.`,
    'This is a separate protection. `cross-origin` there opens it.',
  ],
  'opaque-response-blocked': (f) => [
    `The answer is not what this element can use, so ${f.browser} does not hand it over.`,
    '',
  ],
  'mime-type-blocked': () => [
    'The answer’s Content-Type does not fit what it was loaded for.',
    'Send the right Content-Type.',
  ],
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
    paragraphs: WORDS[failure.reason](facts).filter(Boolean),
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
