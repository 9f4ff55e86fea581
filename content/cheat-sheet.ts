import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

/** When the browser asks first: the questions in order, each with the answer that decides. */
export const ASKS_FIRST: readonly {
  readonly question: string
  readonly answer: 'Yes' | 'No'
  readonly follows: string
}[] = [
  {
    question: 'Is the address of another origin (scheme, host or port)?',
    answer: 'No',
    follows: 'No CORS at all. The script reads the answer.',
  },
  {
    question: 'Is the method another than `GET`, `HEAD` or `POST`? For example `PUT`, `PATCH`, `DELETE`',
    answer: 'Yes',
    follows: 'Preflight.',
  },
  {
    question:
      'Does the script set a header beyond `Accept`, `Accept-Language`, `Content-Language`, `Content-Type`, `Range`, or a long or unusual value? For example `Authorization`, `X-…`',
    answer: 'Yes',
    follows: 'Preflight.',
  },
  {
    question:
      'Is `Content-Type` something else than `application/x-www-form-urlencoded`, `multipart/form-data` or `text/plain`? For example `application/json`',
    answer: 'Yes',
    follows: 'Preflight.',
  },
  {
    question: 'Does the script listen on `xhr.upload`, or send a stream as body?',
    answer: 'Yes',
    follows: 'Preflight.',
  },
]

export const RESPONSE_HEADERS: readonly {
  readonly name: string
  readonly values: string
  readonly on: 'both' | 'preflight' | 'answer'
}[] = [
  {
    name: 'Access-Control-Allow-Origin',
    values: '`https://foo.example`: one origin, no slash at the end, no list. Or `*`',
    on: 'both',
  },
  { name: 'Access-Control-Allow-Credentials', values: '`true`, and nothing else', on: 'both' },
  { name: 'Access-Control-Allow-Methods', values: '`PUT, DELETE` or `*`. Case counts', on: 'preflight' },
  {
    name: 'Access-Control-Allow-Headers',
    values: '`Content-Type, Authorization` or `*`. Name `Authorization`: by the standard `*` leaves it out',
    on: 'preflight',
  },
  {
    name: 'Access-Control-Max-Age',
    values: 'Seconds. Without it 5; at most 7200 (Chrome), 86400 (Firefox), 600 (Safari)',
    on: 'preflight',
  },
  {
    name: 'Access-Control-Expose-Headers',
    values: '`ETag, X-Total-Count` or `*`: more headers for the script',
    on: 'answer',
  },
  { name: 'Vary', values: '`Origin`, whenever the answer depends on who asks', on: 'both' },
]

export const CREDENTIALS: readonly string[] = [
  '`fetch` sends cookies across origins only with `credentials: "include"`, XHR only with `withCredentials = true`.',
  'Then the server has to name the origin **and** say `Access-Control-Allow-Credentials: true`, on both answers.',
  'Then `*` is no wildcard: not as origin, not for methods, headers or exposed headers.',
  'In Chrome a cookie goes to another site only with `SameSite=None; Secure`; in every browser only where third-party cookies are allowed.',
  'The preflight itself never carries credentials: answer it before any login check.',
  'Never copy every `Origin` into the answer together with credentials: compare it with a list.',
]

/** What Chrome prints after “blocked by CORS policy”, shortened; the error pages have the texts of all three browsers. */
export const ERRORS: readonly {
  readonly reason: FailureReason
  readonly text: string
  readonly cause: string
  readonly fix: string
}[] = [
  {
    reason: 'missing-allow-origin',
    text: "No 'Access-Control-Allow-Origin' header is present",
    cause: 'No origin is allowed yet, or it was an error page without CORS headers',
    fix: 'Name the origin, also on 4xx and 5xx',
  },
  {
    reason: 'preflight-missing-allow-origin',
    text: "Response to preflight … No 'Access-Control-Allow-Origin' header",
    cause: 'OPTIONS is not answered by CORS, or a 401, 404, 405 without headers',
    fix: 'Answer OPTIONS with the headers',
  },
  {
    reason: 'preflight-status',
    text: 'It does not have HTTP ok status',
    cause: 'OPTIONS gets 401, 404 or 405, although the origin is allowed',
    fix: 'CORS before login and routes; 204',
  },
  {
    reason: 'allow-origin-mismatch',
    text: 'has a value … that is not equal to the supplied origin',
    cause: 'Slash at the end, other port, scheme or host; or a cache without `Vary`',
    fix: 'Compare with `Origin`, character by character',
  },
  {
    reason: 'multiple-allow-origin',
    text: 'contains multiple values … but only one is allowed',
    cause: 'Application and proxy both add it, or a list',
    fix: 'Let one of them add it, with one origin',
  },
  {
    reason: 'wildcard-with-credentials',
    text: "must not be the wildcard '*'",
    cause: 'Credentials and `*`',
    fix: 'Name the origin, or leave credentials out',
  },
  {
    reason: 'header-not-allowed',
    text: 'Request header field … is not allowed',
    cause: 'A header beyond the safelist: JSON, `Authorization`',
    fix: 'List it in Allow-Headers',
  },
  {
    reason: 'method-not-allowed',
    text: 'Method … is not allowed',
    cause: 'Not in the list, or `patch` in lower case',
    fix: 'List it in Allow-Methods, in capitals',
  },
  {
    reason: 'preflight-redirect',
    text: 'Redirect is not allowed for a preflight request',
    cause: 'http to https, a slash, or a login page',
    fix: 'Call the final address',
  },
]

/** One line per stack that allows https://foo.example, with credentials if the stack has them. */
export const STACKS: readonly { readonly stack: string; readonly line: string }[] = [
  { stack: 'Express', line: "app.use(cors({ origin: 'https://foo.example', credentials: true }))" },
  {
    stack: 'Fiber 2',
    line: 'app.Use(cors.New(cors.Config{AllowOrigins: "https://foo.example", AllowCredentials: true}))',
  },
  {
    stack: 'Fiber 3',
    line: 'app.Use(cors.New(cors.Config{AllowOrigins: []string{"https://foo.example"}, AllowCredentials: true}))',
  },
  { stack: 'Hono', line: "app.use('*', cors({ origin: 'https://foo.example', credentials: true }))" },
  { stack: 'nginx', line: 'add_header Access-Control-Allow-Origin https://foo.example always;' },
  { stack: 'Vite', line: "server: { proxy: { '/api': 'http://localhost:8080' } }" },
  {
    stack: 'Next.js',
    line: "rewrites: async () => [{ source: '/api/:p*', destination: 'http://localhost:8080/api/:p*' }]",
  },
  { stack: 'CRA', line: '"proxy": "http://localhost:8080"   (package.json)' },
]
