/** The values for responses in random scenarios: valid ones, nearly valid ones and nonsense. */
import type { Header } from '../../trace/header-list.ts'

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

/** Locations that no redirect should follow, or that are easily misread. */
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

/** Values of Access-Control-Allow-Origin for a page's origin: nearly valid ones and nonsense. */
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
