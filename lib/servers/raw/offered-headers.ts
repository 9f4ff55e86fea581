/**
 * The response headers that the editor offers, with values to start from, best first. What each one is for is in
 * `lib/trace/headers/`.
 */
import { headerSentence } from '../../trace/headers/header-sentences.ts'

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'Access-Control-Allow-Origin': ['https://foo.example', '*', '{origin}'],
  'Access-Control-Allow-Credentials': ['true'],
  'Access-Control-Allow-Methods': ['PUT', 'GET, POST, PUT, PATCH, DELETE', '*'],
  'Access-Control-Allow-Headers': ['Content-Type', 'Content-Type, Authorization', '*'],
  'Access-Control-Max-Age': ['600', '7200', '0'],
  'Access-Control-Expose-Headers': ['ETag', 'X-Request-Id', '*'],
  'Access-Control-Allow-Private-Network': ['true'],
  'Timing-Allow-Origin': ['*', 'https://foo.example'],
  'Cross-Origin-Resource-Policy': ['same-origin', 'same-site', 'cross-origin'],
  'Cross-Origin-Embedder-Policy': ['require-corp', 'credentialless', 'unsafe-none'],
  'Cross-Origin-Opener-Policy': ['same-origin', 'same-origin-allow-popups', 'unsafe-none'],
  Vary: ['Origin', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
  'Content-Type': ['application/json', 'text/plain', 'text/html; charset=utf-8', 'application/xml'],
  'Content-Length': ['0'],
  'Content-Encoding': ['gzip', 'br'],
  'Content-Language': ['en'],
  'Content-Range': ['bytes 0-9/100'],
  'Content-Location': ['/data.json'],
  'Content-Disposition': ['attachment; filename="report.pdf"', 'inline'],
  'Content-Security-Policy': ["default-src 'self'", "frame-ancestors 'none'"],
  'Cache-Control': ['no-store', 'no-cache', 'max-age=60', 'private'],
  Expires: ['Thu, 01 Dec 1994 16:00:00 GMT'],
  Age: ['0'],
  Pragma: ['no-cache'],
  ETag: ['"v1"'],
  'Last-Modified': ['Mon, 01 Dec 2008 00:23:53 GMT'],
  Date: ['Mon, 01 Dec 2008 00:23:53 GMT'],
  'Set-Cookie': ['session=1; Path=/; Secure; HttpOnly; SameSite=None', 'theme=dark; Path=/'],
  Location: ['/elsewhere', 'https://bar.other/elsewhere'],
  Allow: ['GET, HEAD'],
  'WWW-Authenticate': ['Bearer', 'Basic realm="bar"'],
  'Retry-After': ['30'],
  'Accept-Ranges': ['bytes', 'none'],
  'Referrer-Policy': ['no-referrer'],
  'Strict-Transport-Security': ['max-age=31536000'],
  'X-Content-Type-Options': ['nosniff'],
  'X-Frame-Options': ['DENY', 'SAMEORIGIN'],
  Link: ['</style.css>; rel=preload; as=style'],
  Server: ['Apache/2'],
  Connection: ['Keep-Alive', 'close'],
  'Keep-Alive': ['timeout=2, max=100'],
  'Transfer-Encoding': ['chunked'],
  'X-Request-Id': ['7f3a'],
}

export interface OfferedHeader {
  readonly name: string
  /** As everywhere else in the site; backticks mark code. */
  readonly says: string
  /** Values to start from; at least one. */
  readonly examples: readonly string[]
}

export const OFFERED_HEADERS: readonly OfferedHeader[] = Object.entries(VALUES).map(([name, examples]) => ({
  name,
  says: headerSentence(name)?.says ?? '',
  examples,
}))

const BY_LOWER_NAME = new Map(OFFERED_HEADERS.map((header) => [header.name.toLowerCase(), header]))

/** @param name in any case @returns undefined for a header that the editor does not offer */
export function offeredHeader(name: string): OfferedHeader | undefined {
  return BY_LOWER_NAME.get(name.toLowerCase())
}
