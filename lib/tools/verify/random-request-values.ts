/** The values for requests of random scenarios: valid ones, nearly valid ones and nonsense. */
import type { Header } from '../../trace/header-list.ts'

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
