/** What random scenarios are put together from: right values, near misses and nonsense. */

export const PAGES: readonly string[] = [
  'https://foo.example',
  'https://foo.example',
  'https://bar.other',
  'https://third.test',
  'https://api.foo.example',
  'https://foo.example:8443',
  'https://bar.other:8443',
  'http://foo.example',
  'http://bar.other',
  'http://third.test',
  'http://bar.other:8080',
  'http://foo.example:3000',
  'https://www.bar.other',
  'http://api.foo.example:8080',
  'null',
  'null',
]

export const HTTPS_TARGETS: readonly string[] = [
  'https://foo.example',
  'https://bar.other',
  'https://third.test',
  'https://api.foo.example',
  'https://foo.example:8443',
  'https://bar.other:8443',
  'https://api.bar.other',
]

export const HTTP_TARGETS: readonly string[] = [
  'http://foo.example',
  'http://bar.other',
  'http://third.test',
  'http://bar.other:8080',
  'http://foo.example:3000',
]

export const PATHS: readonly string[] = ['/data', '/data', '/', '/api/items?id=1', '/a/b.json?q=%20x', '/data#part']

export const METHODS: readonly string[] = [
  ...['GET', 'GET', 'POST', 'POST', 'POST', 'PUT', 'PUT', 'DELETE', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'],
  ...['patch', 'put', 'delete', 'get', 'post', 'Head', 'options', 'QUERY', 'PROPFIND', 'chicken', 'Patch', 'REPORT'],
]
export const BAD_METHODS: readonly string[] = ['CONNECT', 'TRACE', 'track', 'bad method', '', 'GE/T', 'trace']

export type Header = readonly [name: string, value: string]

const LONG = 'a'.repeat(128)

export const REQUEST_HEADERS: readonly Header[] = [
  ['X-Custom', 'one'],
  ['X-Custom', 'one'],
  ['x-a', 'z'],
  ['X-B', 'two'],
  ['X-Requested-With', 'XMLHttpRequest'],
  ['Authorization', 'Bearer abc'],
  ['Authorization', 'Basic dTpw'],
  ['Cache-Control', 'no-cache'],
  ['Pragma', 'no-cache'],
  ['If-None-Match', '"v1"'],
  ['If-Modified-Since', 'Mon, 01 Dec 2008 00:23:53 GMT'],
  ['If-Match', '*'],
  ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['Last-Event-ID', '7'],
  ['X-CSRF-Token', 't/+='],
  ['X-Spaces', '  in  between  '],
  ['X-Empty', ''],
  ['x_under', '1'],
  ['ETag', '"v1"'],
  ['Save-Data', 'on'],
  ['DPR', '2'],
  ['Viewport-Width', '800'],
  ['Downlink', '5'],
  ['Width', '300'],
  ['RTT', '50'],
  ['ECT', '4g'],
  ['Device-Memory', '8'],
]

export const SAFELISTED_OR_NOT: readonly Header[] = [
  ['Accept', 'application/json'],
  ['Accept', 'text/html;q="x"'],
  ['Accept', 'x@y'],
  ['Accept', 'a:b'],
  ['Accept', 'text/plain, */*;q=0.5'],
  ['Accept', LONG],
  ['Accept', `${LONG}a`],
  ['Accept', ''],
  ['Accept-Language', 'en-US,en;q=0.5'],
  ['Accept-Language', 'en_US'],
  ['Accept-Language', 'en@x'],
  ['Accept-Language', 'fa, *;q=0.1'],
  ['Content-Language', 'fa-IR'],
  ['Content-Language', 'fa!'],
  ['Content-Language', 'de-DE, en-CA'],
  ['Range', 'bytes=0-99'],
  ['Range', 'bytes=100-'],
  ['Range', 'bytes=9-1'],
  ['Range', 'bytes=-50'],
  ['Range', 'bytes=0-1,5-9'],
  ['Range', 'bytes 0-99'],
  ['Range', 'bytes=0-99 '],
  ['Range', 'bytes = 0-9'],
  ['range', 'BYTES=0-9'],
]

export const CONTENT_TYPES: readonly string[] = [
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'text/plain;charset=UTF-8',
  'text/plain; charset=utf-8; "x',
  'TEXT/PLAIN',
  'text/plain, application/json',
  'text/plain, text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded;charset=UTF-8',
  'application/x-www-form-urlencoded(x)',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'multipart/mixed',
  'garbage',
  '',
  ' text/plain ',
  'text/plain;',
  'text /plain',
  `text/plain; x=${LONG}`,
]

export const FORBIDDEN_OR_BAD_HEADERS: readonly Header[] = [
  ['Access-Control-Request-Method', 'GET'],
  ['Access-Control-Request-Headers', 'x'],
  ['Cookie', 'a=b'],
  ['Host', 'evil.test'],
  ['Origin', 'https://evil.test'],
  ['Referer', 'https://evil.test/'],
  ['User-Agent', 'lab'],
  ['Date', 'Mon'],
  ['DNT', '1'],
  ['Via', '1.1 x'],
  ['TE', 'trailers'],
  ['Keep-Alive', 'timeout=5'],
  ['Content-Length', '3'],
  ['Expect', '100-continue'],
  ['Accept-Encoding', 'gzip'],
  ['Set-Cookie', 'a=b'],
  ['Sec-Custom', 'x'],
  ['Sec-CH-UA', 'x'],
  ['Proxy-Authorization', 'x'],
  ['proxy-x', 'x'],
  ['Upgrade-Insecure-Requests', '1'],
  ['X-HTTP-Method-Override', 'TRACE'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-HTTP-Method', 'connect, put'],
  ['X-Method-Override', 'track'],
  ['X-Method-Override', 'PUT'],
  ['bad header', 'x'],
  ['X-Bad', 'a\u0000b'],
  ['X-Latin', 'caf\u00e9'],
  ['X-Wide', '\u0633'],
  ['', 'x'],
]

export const REQUEST_BODIES: readonly string[] = ['hello', '{"a":1}', 'a=1&b=2', '', 'naïve ✓', 'line\r\nline']

export const MAX_AGES: readonly string[] = [
  ...['600', '600', '0', '-1', '5', '86400', 'abc', '600, 700', '99999999999', '1.5', '', ' 600 ', '+600', '600s'],
]

export const CREDENTIALS_VALUES: readonly string[] = [
  ...['false', 'True', 'TRUE', '1', '*', '', ' true ', 'true, true', 'true,', '"true"', 'yes'],
]

export const EXPOSE_HEADERS: readonly string[] = [
  'X-Total-Count',
  'X-Request-Id',
  'ETag',
  'x-total-count, etag',
  '*',
  '*, X-Total-Count',
  'Set-Cookie, X-Request-Id',
  '"X-Total-Count"',
  'X-Total-Count ETag',
  'X-Total-Count;ETag',
  '',
  ',ETag,,Link,',
  '\tLink\t,\tServer-Timing',
  'x-twice',
]

export const RESPONSE_HEADERS: readonly Header[] = [
  ['X-Total-Count', '42'],
  ['X-Request-Id', 'r1'],
  ['ETag', '"v1"'],
  ['Last-Modified', 'Mon, 01 Dec 2008 00:23:53 GMT'],
  ['Cache-Control', 'no-store'],
  ['Cache-Control', 'max-age=600'],
  ['Pragma', 'no-cache'],
  ['Expires', '0'],
  ['Content-Language', 'en'],
  ['Link', '</x>; rel=next'],
  ['Server-Timing', 'db;dur=5'],
  ['Set-Cookie', 'seen=1'],
  ['Set-Cookie', 'token=2; Path=/; Secure; SameSite=None'],
  ['Set-Cookie', 'plain=3; SameSite=Lax'],
  ['X-Twice', 'a'],
  ['X-Twice', 'b'],
  ['Vary', 'Origin'],
  ['Vary', 'Accept-Encoding'],
  ['Timing-Allow-Origin', '*'],
  ['X-Powered-By', 'lab'],
  ['Retry-After', '3'],
  ['Location', '/elsewhere'],
]

export const CORP_VALUES: readonly string[] = [
  ...[
    'same-origin',
    'same-site',
    'cross-origin',
    'SAME-ORIGIN',
    'same-site, cross-origin',
    'bogus',
    '',
    ' same-origin ',
  ],
]

export const PREFLIGHT_STATUSES: readonly number[] = [
  ...[
    200, 200, 201, 202, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 410, 500, 502, 503,
  ],
]
export const STATUSES: readonly number[] = [
  ...[201, 202, 203, 204, 205, 206, 226, 299, 300, 304, 400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 451],
  ...[500, 501, 502, 503, 504, 599],
]
export const REDIRECT_STATUSES: readonly number[] = [301, 301, 302, 302, 303, 307, 307, 308]

/** Locations that no redirect should follow, or that say less than they seem to. */
export const ODD_LOCATIONS: readonly string[] = [
  ...[
    '',
    'data:text/plain,hi',
    'blob:x',
    'about:blank',
    'file:///etc/hostname',
    'mailto:a@b.c',
    'http://',
    'hop1',
    '?q=2',
  ],
]

/** Values of Access-Control-Allow-Origin for a page's origin: near misses and nonsense. */
export function oddAllowOrigins(origin: string): string[] {
  const [scheme = '', rest = ''] = origin.split('://')
  return [
    `${origin}/`,
    origin.toUpperCase(),
    `"${origin}"`,
    ` ${origin} `,
    `${origin}, https://wrong.test`,
    `${origin} ${origin}`,
    `${origin},${origin}`,
    `${origin},`,
    origin.slice(0, -1),
    `${origin}:443`,
    `${origin}:80`,
    `${scheme === 'http' ? 'https' : 'http'}://${rest}`,
    `${scheme}://www.${rest}`,
    rest,
    '*, *',
    '\t*\t',
    '*.example',
    'https://*.example',
    '',
    'null',
    'NULL',
    'true',
    'http://',
    'https://wrong.test',
    'https://user@foo.example',
    '**',
    'undefined',
  ]
}

/** Values of Access-Control-Allow-Methods for a method. */
export function allowMethods(method: string): string[] {
  return [
    `GET, POST, ${method}`,
    method,
    method,
    `GET,POST,${method}`,
    '*',
    'GET, POST',
    'GET, *',
    method.toLowerCase(),
    method.toUpperCase(),
    `"${method}"`,
    `,${method}`,
    `${method},,GET`,
    `${method}; GET`,
    `${method} GET`,
    `GET\t,\t${method}`,
    '',
    '@',
    'bad method',
    'PUT',
    `${method}*`,
  ]
}

/** Values of Access-Control-Allow-Headers for header names in lower case. */
export function allowHeaders(names: readonly string[]): string[] {
  return [
    names.join(', '),
    names.join(','),
    names.map((name) => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())).join(', '),
    [...names].reverse().join(', '),
    '*',
    '*, Authorization',
    `${names.join(', ')}, x-more`,
    names.slice(1).join(', '),
    names.join(' '),
    names.join('; '),
    `,${names.join(',,')},`,
    `${names.join(', ')}, (bad)`,
    'content-type',
    'Content-Type, Authorization, X-Requested-With, X-Custom, X-A, X-B',
    '',
    names.map((name) => `"${name}"`).join(', '),
    `\t${names.join('\t,\t')}`,
  ]
}
