import type { FailureReason } from '@/lib/trace/failure-reasons.ts'
import {
  allowOrigin,
  callOfBarOther,
  type ErrorPage,
  FOO,
  GET,
  GET_WITH_COOKIES,
  PUT,
  PUT_WITH_COOKIES,
  routes,
} from './error-page.ts'

/** The parts that are the same for the response and for the preflight's response. */
interface Shared extends Pick<ErrorPage, 'causes' | 'fix' | 'line'> {
  readonly reason:
    | 'missing-allow-origin'
    | 'multiple-allow-origin'
    | 'invalid-allow-origin'
    | 'allow-origin-mismatch'
    | 'wildcard-with-credentials'
    | 'allow-credentials-not-true'
  readonly title: string
  readonly preflightTitle: string
  readonly means: string
  readonly credentials?: boolean
  /** The header lines of the refused response. */
  readonly headers: readonly string[]
  /** Usual causes if only the preflight fails. */
  readonly preflightCauses: readonly string[]
}

const KEPT = 'The request was sent and answered. The browser keeps the answer from the script.'
const NOT_SENT = 'The browser asked first, with a preflight. The request itself was never sent.'
/** The preflight's response is right except for this header. */
const METHODS = 'Access-Control-Allow-Methods: PUT'

const SHARED: readonly Shared[] = [
  {
    reason: 'missing-allow-origin',
    title: 'No Access-Control-Allow-Origin header',
    preflightTitle: 'No Access-Control-Allow-Origin header on the preflight',
    means: 'The answer carries no `Access-Control-Allow-Origin`, so only pages of the server’s own origin may read it.',
    causes: [
      'The server was never configured to allow other origins. Until it is, the refusal is correct.',
      'It was an error page: many servers and proxies leave the header away when the status is 4xx or 5xx.',
      'The header was added to the request, in the script. There it grants nothing.',
    ],
    preflightCauses: [
      'The server sends the header for GET and POST, but not for OPTIONS.',
      'No route answers OPTIONS, and the answer “not found” or “method not allowed” has no CORS headers.',
      'The middleware leaves all its headers away as soon as one thing that was asked for is not allowed.',
    ],
    fix: 'Let the server name the page’s origin in its answer.',
    line: allowOrigin(FOO),
    headers: [],
  },
  {
    reason: 'multiple-allow-origin',
    title: 'Access-Control-Allow-Origin holds several values',
    preflightTitle: 'Access-Control-Allow-Origin holds several values on the preflight',
    means: 'The header is there twice, or holds a list. It may hold one origin, or `*`, and nothing more.',
    causes: [
      'Two parts add it: the application, and the proxy in front of it.',
      'Several origins were written with commas between them.',
    ],
    preflightCauses: [
      'A proxy answers OPTIONS and adds the header, and so does the application behind it.',
      'Several origins were written with commas between them.',
    ],
    fix: 'Send it once, with one origin. For several origins: compare the request’s `Origin` with your list, answer with the one that matches, and add `Vary: Origin`.',
    line: allowOrigin(FOO),
    headers: [allowOrigin(FOO), allowOrigin('*')],
  },
  {
    reason: 'invalid-allow-origin',
    title: 'Access-Control-Allow-Origin is no origin',
    preflightTitle: 'Access-Control-Allow-Origin is no origin on the preflight',
    means: 'The header is there, but its value is not an origin: it is empty, or a word, or a pattern.',
    causes: [
      'The value comes from a setting that is empty.',
      'The scheme is missing: `foo.example` instead of `https://foo.example`.',
      'It is a pattern such as `https://*.foo.example`. Browsers know no patterns here.',
    ],
    preflightCauses: [
      'The value comes from a setting that is empty.',
      'The scheme is missing: `foo.example` instead of `https://foo.example`.',
    ],
    fix: 'Write scheme, host and port (if it is not the usual one), as the browser does in `Origin`.',
    line: allowOrigin(FOO),
    headers: [allowOrigin('')],
  },
  {
    reason: 'allow-origin-mismatch',
    title: 'Access-Control-Allow-Origin names another origin',
    preflightTitle: 'Access-Control-Allow-Origin names another origin on the preflight',
    means: 'The header allows an origin, but not the page’s. The browser compares the two character by character.',
    causes: [
      'A slash at the end: `https://foo.example/` is an address, not an origin.',
      'Another port or scheme: `http://localhost:3000` is not `http://localhost:5173`, and not `https://localhost:3000`.',
      '`localhost` and `127.0.0.1`, or with and without `www`: these are different hosts.',
      'A cache stored a response that was made for another origin. `Vary: Origin` was missing.',
    ],
    preflightCauses: [
      'A slash at the end: `https://foo.example/` is an address, not an origin.',
      'Another port or scheme than the page’s.',
    ],
    fix: 'Copy the value of the request’s `Origin` header into your list of allowed origins, exactly as it is there.',
    line: allowOrigin(FOO),
    headers: [allowOrigin(`${FOO}/`)],
  },
  {
    reason: 'wildcard-with-credentials',
    title: '* does not count with credentials',
    preflightTitle: '* does not count with credentials on the preflight',
    means:
      'The call carries credentials (cookies, for example), and the server answers with `*`. For such a call `*` is not enough: the server has to name the origin.',
    causes: [
      'The client asks for credentials (`credentials: "include"`, `withCredentials`), and the server allows every origin.',
      'A library sends credentials by default, although they are not needed.',
    ],
    preflightCauses: [
      'The client asks for credentials, and the server allows every origin. The preflight is judged like the request that it asks for.',
    ],
    fix: 'If the call needs no cookies, leave credentials out. If it does, let the server name the origin, allow credentials, and add `Vary: Origin`.',
    line: `${allowOrigin(FOO)}\nAccess-Control-Allow-Credentials: true\nVary: Origin`,
    credentials: true,
    headers: [allowOrigin('*')],
  },
  {
    reason: 'allow-credentials-not-true',
    title: 'Access-Control-Allow-Credentials is not true',
    preflightTitle: 'Access-Control-Allow-Credentials is not true on the preflight',
    means:
      'The origin is allowed, but the call carries credentials, and `Access-Control-Allow-Credentials` is missing or is something other than `true`.',
    causes: [
      'The header is only on the preflight’s answer, not on the answer itself.',
      'It says `True`, `1`, or it is there twice. Only `true`, once, counts.',
    ],
    preflightCauses: [
      'The header is on the answer itself, but not on the answer to OPTIONS.',
      'It says `True` or `1`.',
    ],
    fix: 'Send it on both answers, or call without credentials.',
    line: 'Access-Control-Allow-Credentials: true',
    credentials: true,
    headers: [allowOrigin(FOO)],
  },
]

const plain = (page: Shared): ErrorPage => ({
  ...common(page),
  reason: page.reason,
  title: page.title,
  means: `${page.means} ${KEPT}`,
  causes: page.causes,
  document: callOfBarOther(
    page.credentials ? GET_WITH_COOKIES : GET,
    routes({
      route: 'GET /data',
      status: '200 OK',
      headers: [...page.headers, 'Content-Type: text/plain'],
      body: 'hello',
    }),
  ),
})

const preflight = (page: Shared): ErrorPage => ({
  ...common(page),
  reason: `preflight-${page.reason}` satisfies FailureReason,
  title: page.preflightTitle,
  means: `${page.means} ${NOT_SENT}`,
  causes: page.preflightCauses,
  fix:
    page.reason === 'missing-allow-origin'
      ? 'Let the server answer OPTIONS too, and name the page’s origin there.'
      : page.fix,
  document: callOfBarOther(
    page.credentials ? PUT_WITH_COOKIES : PUT,
    routes(
      { route: 'OPTIONS /data', status: '204', headers: [...page.headers, METHODS] },
      { route: 'PUT /data', status: '200 OK', headers: [allowOrigin(FOO)], body: 'saved' },
    ),
  ),
})

const common = ({ fix, line }: Shared) => ({ fix, ...(line === undefined ? {} : { line }) })

export const ALLOW_ORIGIN_ERRORS: readonly ErrorPage[] = SHARED.map(plain)
export const PREFLIGHT_ALLOW_ORIGIN_ERRORS: readonly ErrorPage[] = SHARED.map(preflight)
