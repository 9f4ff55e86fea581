/**
 * The response headers that the editor knows: one sentence each, and values to start from.
 * The names and meanings of the CORS headers: https://fetch.spec.whatwg.org/#http-responses
 */
export interface CataloguedHeader {
  readonly name: string
  /** One sentence in plain English. */
  readonly says: string
  readonly examples: readonly string[]
  /** The header belongs to CORS. */
  readonly cors?: true
}

export const HEADER_CATALOGUE: readonly CataloguedHeader[] = [
  {
    name: 'Access-Control-Allow-Origin',
    says: 'Which origin may read this answer: one origin exactly as in the request, `*` for any, or `null`.',
    examples: ['https://foo.example', '*', '{origin}'],
    cors: true,
  },
  {
    name: 'Access-Control-Allow-Credentials',
    says: 'Only the word `true`: the answer may be read even though cookies or a login were sent along.',
    examples: ['true'],
    cors: true,
  },
  {
    name: 'Access-Control-Allow-Methods',
    says: 'In a preflight answer: the methods that the page may use here besides GET, HEAD and POST.',
    examples: ['PUT', 'GET, POST, PUT, PATCH, DELETE', '*'],
    cors: true,
  },
  {
    name: 'Access-Control-Allow-Headers',
    says: 'In a preflight answer: the request headers that the page may add.',
    examples: ['Content-Type', 'Content-Type, Authorization', '*'],
    cors: true,
  },
  {
    name: 'Access-Control-Max-Age',
    says: 'In a preflight answer: for how many seconds the browser may remember it.',
    examples: ['600', '7200', '0'],
    cors: true,
  },
  {
    name: 'Access-Control-Expose-Headers',
    says: "Which of this answer's headers the page's script may read besides the few it always may.",
    examples: ['ETag', 'X-Request-Id', '*'],
    cors: true,
  },
  {
    name: 'Access-Control-Allow-Private-Network',
    says: 'In a preflight answer: a public page may reach this server on a private network (Chromium once asked this).',
    examples: ['true'],
    cors: true,
  },
  {
    name: 'Timing-Allow-Origin',
    says: 'Which origins may read the detailed timing of this answer.',
    examples: ['*', 'https://foo.example'],
  },
  {
    name: 'Cross-Origin-Resource-Policy',
    says: 'Who may embed this answer without asking: the same origin, the same site, or everybody.',
    examples: ['same-origin', 'same-site', 'cross-origin'],
  },
  {
    name: 'Cross-Origin-Embedder-Policy',
    says: 'A page with this header loads only what allows being embedded.',
    examples: ['require-corp', 'credentialless', 'unsafe-none'],
  },
  {
    name: 'Cross-Origin-Opener-Policy',
    says: 'Whether a page keeps its ties to windows of other origins.',
    examples: ['same-origin', 'same-origin-allow-popups', 'unsafe-none'],
  },
  {
    name: 'Vary',
    says: 'The request headers this answer depends on, so that a cache does not give it to somebody else.',
    examples: ['Origin', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
  },
  {
    name: 'Content-Type',
    says: 'What the body is.',
    examples: ['application/json', 'text/plain', 'text/html; charset=utf-8', 'application/xml'],
  },
  { name: 'Content-Length', says: 'How many bytes the body has.', examples: ['0'] },
  { name: 'Content-Encoding', says: 'How the body is compressed.', examples: ['gzip', 'br'] },
  { name: 'Content-Language', says: 'The language the body is written in.', examples: ['en'] },
  {
    name: 'Content-Range',
    says: 'Which part of the whole this answer carries (status 206).',
    examples: ['bytes 0-9/100'],
  },
  { name: 'Content-Location', says: 'The address of exactly this version of the answer.', examples: ['/data.json'] },
  {
    name: 'Content-Disposition',
    says: 'Whether to show the answer or to save it, and under which name.',
    examples: ['attachment; filename="report.pdf"', 'inline'],
  },
  {
    name: 'Content-Security-Policy',
    says: 'What the page in this answer may load and run.',
    examples: ["default-src 'self'", "frame-ancestors 'none'"],
  },
  {
    name: 'Cache-Control',
    says: 'Whether and for how long a cache may keep this answer.',
    examples: ['no-store', 'no-cache', 'max-age=60', 'private'],
  },
  { name: 'Expires', says: 'Until when a cache may use this answer.', examples: ['Thu, 01 Dec 1994 16:00:00 GMT'] },
  { name: 'Age', says: 'For how many seconds this answer has been in a cache.', examples: ['0'] },
  { name: 'Pragma', says: 'An old form of `Cache-Control`.', examples: ['no-cache'] },
  { name: 'ETag', says: 'A name for this version of the answer, to ask later whether it changed.', examples: ['"v1"'] },
  {
    name: 'Last-Modified',
    says: 'When the answer last changed.',
    examples: ['Mon, 01 Dec 2008 00:23:53 GMT'],
  },
  { name: 'Date', says: 'When the server answered.', examples: ['Mon, 01 Dec 2008 00:23:53 GMT'] },
  {
    name: 'Set-Cookie',
    says: 'A cookie for the browser to keep and send back; a script can never read this header.',
    examples: ['session=1; Path=/; Secure; HttpOnly; SameSite=None', 'theme=dark; Path=/'],
  },
  {
    name: 'Location',
    says: 'Where to go instead (status 301, 302, 303, 307, 308).',
    examples: ['/elsewhere', 'https://bar.other/elsewhere'],
  },
  { name: 'Allow', says: 'The methods that this address answers to (status 405).', examples: ['GET, HEAD'] },
  { name: 'WWW-Authenticate', says: 'How to log in (status 401).', examples: ['Bearer', 'Basic realm="bar"'] },
  { name: 'Retry-After', says: 'When to try again, in seconds (status 429, 503).', examples: ['30'] },
  { name: 'Accept-Ranges', says: 'Whether the server can answer with a part.', examples: ['bytes', 'none'] },
  { name: 'Referrer-Policy', says: 'How much of its address the page tells others.', examples: ['no-referrer'] },
  {
    name: 'Strict-Transport-Security',
    says: 'From now on, use only https here.',
    examples: ['max-age=31536000'],
  },
  { name: 'X-Content-Type-Options', says: 'Take the content type as given, do not guess.', examples: ['nosniff'] },
  { name: 'X-Frame-Options', says: 'Who may show this page in a frame.', examples: ['DENY', 'SAMEORIGIN'] },
  {
    name: 'Link',
    says: 'Other addresses that belong to this answer.',
    examples: ['</style.css>; rel=preload; as=style'],
  },
  { name: 'Server', says: 'Which software answered.', examples: ['Apache/2'] },
  { name: 'Connection', says: 'Whether the connection stays open.', examples: ['Keep-Alive', 'close'] },
  { name: 'Keep-Alive', says: 'How long the connection stays open.', examples: ['timeout=2, max=100'] },
  { name: 'Transfer-Encoding', says: 'How the body travels; not part of the answer itself.', examples: ['chunked'] },
  { name: 'X-Request-Id', says: 'A number for finding this request again in the logs.', examples: ['7f3a'] },
]

const BY_LOWER_NAME = new Map(HEADER_CATALOGUE.map((header) => [header.name.toLowerCase(), header]))

/** Looks a header up whatever its case. */
export function cataloguedHeader(name: string): CataloguedHeader | undefined {
  return BY_LOWER_NAME.get(name.toLowerCase())
}
