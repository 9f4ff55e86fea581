/** The sentences of each reason, apart from the logic. `**…**` and backticks mark what matters. */
import type { FailureReason } from './failure-reasons.ts'

/** What an explanation is made of, taken from the trace. */
export interface Facts {
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
export const EXPLANATION_WORDS: Record<FailureReason, Words> = {
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
