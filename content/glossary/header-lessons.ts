/** Header → slug of the lesson that explains it. The headers' descriptions are in `lib/trace/headers/`. */
export const HEADER_LESSONS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': 'cors-headers',
  'Access-Control-Allow-Credentials': 'with-cookies',
  'Access-Control-Expose-Headers': 'cors-headers',
  Vary: 'with-cookies',
  'Access-Control-Allow-Methods': 'preflight',
  'Access-Control-Allow-Headers': 'preflight',
  'Access-Control-Max-Age': 'caches',
  'Access-Control-Request-Method': 'preflight',
  'Access-Control-Request-Headers': 'preflight',
  'Content-Type': 'preflight',
  Authorization: 'preflight',
  Origin: 'what-is-cors',
  'Cache-Control': 'caches',
  Location: 'redirects',
  'Set-Cookie': 'credentials',
}
