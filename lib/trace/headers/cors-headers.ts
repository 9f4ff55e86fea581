/** The headers that CORS is made of, and those that decide or carry something beside it. */
import type { HeaderSentence } from './header-sentence.ts'

const FETCH = 'https://fetch.spec.whatwg.org/'
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110.html'

export const CORS_HEADERS: readonly HeaderSentence[] = [
  {
    name: 'Access-Control-Allow-Origin',
    says: 'Which origin may read this response: one origin, or `*` for any. Without it the browser keeps the response from scripts of other origins.',
    of: 'response',
    standard: `${FETCH}#http-access-control-allow-origin`,
  },
  {
    name: 'Access-Control-Allow-Credentials',
    says: '`true`: the response may also be read when the call carried credentials. It then needs a named origin beside it; `*` does not count.',
    of: 'response',
    standard: `${FETCH}#http-access-control-allow-credentials`,
  },
  {
    name: 'Access-Control-Allow-Methods',
    says: 'On the response to a preflight: the methods that the page may use here. `GET`, `HEAD` and `POST` need not be named.',
    of: 'response',
    standard: `${FETCH}#http-access-control-allow-methods`,
  },
  {
    name: 'Access-Control-Allow-Headers',
    says: 'On the response to a preflight: the request headers that the page may set here. By the standard `*` leaves out `Authorization`; today’s browsers still accept it, so name it.',
    of: 'response',
    standard: `${FETCH}#http-access-control-allow-headers`,
  },
  {
    name: 'Access-Control-Max-Age',
    says: 'On the response to a preflight: for how many seconds the browser may remember it. Without it, five. Chrome keeps it for two hours at most, Firefox for a day.',
    of: 'response',
    standard: `${FETCH}#http-access-control-max-age`,
  },
  {
    name: 'Access-Control-Expose-Headers',
    says: 'Further headers of this response that the script may read. Without it, a script of another origin sees only the safelisted ones.',
    of: 'response',
    standard: `${FETCH}#http-access-control-expose-headers`,
  },
  {
    name: 'Origin',
    says: 'The origin of the page that calls. The browser adds it, and no script can change it. `null` is an opaque origin.',
    of: 'request',
    standard: `${FETCH}#origin-header`,
  },
  {
    name: 'Access-Control-Request-Method',
    says: 'In a preflight: the method of the request that the page wants to send.',
    of: 'request',
    standard: `${FETCH}#http-access-control-request-method`,
  },
  {
    name: 'Access-Control-Request-Headers',
    says: 'In a preflight: the headers that the page has set and that need permission, in lower case and in order.',
    of: 'request',
    standard: `${FETCH}#http-access-control-request-headers`,
  },
  {
    name: 'Vary',
    says: 'On which request headers the response depends. `Vary: Origin` keeps a cache from giving one origin the response that was made for another.',
    of: 'response',
    standard: `${HTTP}#section-12.5.5`,
  },
  {
    name: 'Cross-Origin-Resource-Policy',
    says: 'Which pages may embed this response without CORS: `same-origin`, `same-site` or `cross-origin`.',
    of: 'response',
    standard: `${FETCH}#cross-origin-resource-policy-header`,
  },
  {
    name: 'Cross-Origin-Embedder-Policy',
    says: 'The page embeds only what allows it by CORS or by `Cross-Origin-Resource-Policy`. It is one of two headers by which a page isolates itself.',
    of: 'response',
    standard: 'https://html.spec.whatwg.org/multipage/browsers.html#coep',
  },
  {
    name: 'Cross-Origin-Opener-Policy',
    says: 'The page shares no group of windows with pages of other origins. It is the other of the two headers by which a page isolates itself.',
    of: 'response',
    standard: 'https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies',
  },
  {
    name: 'Timing-Allow-Origin',
    says: 'Which origins may measure in detail how long this response took to load.',
    of: 'response',
    standard: 'https://www.w3.org/TR/resource-timing/#sec-timing-allow-origin',
  },
  {
    name: 'X-Content-Type-Options',
    says: '`nosniff`: the browser does not guess the type. A script or a style sheet with another `Content-Type` is refused.',
    of: 'response',
    standard: `${FETCH}#x-content-type-options-header`,
  },
  {
    name: 'Content-Type',
    says: 'What kind of data the body holds. In a request, only `application/x-www-form-urlencoded`, `multipart/form-data` and `text/plain` go without a preflight. JSON does not.',
    of: 'request',
    standard: `${HTTP}#section-8.3`,
  },
  {
    name: 'Authorization',
    says: 'Who is calling, as a token or a password. A script that sets it causes a preflight, and the response has to list it by its name.',
    of: 'request',
    standard: `${HTTP}#section-11.6.2`,
  },
  {
    name: 'Accept',
    says: 'Which kinds of data the caller would like. A script may set it without a preflight.',
    of: 'request',
    standard: `${HTTP}#section-12.5.1`,
  },
  {
    name: 'Accept-Language',
    says: 'Which languages the caller would like. A script may set it without a preflight.',
    of: 'request',
    standard: `${HTTP}#section-12.5.4`,
  },
  {
    name: 'Content-Language',
    says: 'The language of the body. A script may set it, and read it, without permission.',
    of: 'request',
    standard: `${HTTP}#section-8.5`,
  },
  {
    name: 'Range',
    says: 'Asks for a part of something: `bytes=0-1023`. In this simple form it needs no preflight.',
    of: 'request',
    standard: `${HTTP}#section-14.2`,
  },
  {
    name: 'X-Requested-With',
    says: 'Set by some libraries to say that a script is calling. It is not safelisted, so it causes a preflight.',
    of: 'request',
    standard: `${FETCH}#http-cors-protocol`,
  },
  {
    name: 'Cookie',
    says: 'The cookies for this server, if the call carries credentials. Only the browser writes it.',
    of: 'request',
    standard: 'https://www.rfc-editor.org/rfc/rfc6265.html#section-4.2',
  },
  {
    name: 'Set-Cookie',
    says: 'A cookie for the browser to keep. From a cross-origin call it is kept only if the call carried credentials. No script can read this header.',
    of: 'response',
    standard: 'https://www.rfc-editor.org/rfc/rfc6265.html#section-4.1',
  },
  {
    name: 'Host',
    says: 'The host and port that the request goes to. Only the browser writes it.',
    of: 'request',
    standard: `${HTTP}#section-7.2`,
  },
  {
    name: 'Referer',
    says: 'The address of the page that calls, to other origins usually only its origin. CORS does not look at it.',
    of: 'request',
    standard: `${HTTP}#section-10.1.3`,
  },
  { name: 'User-Agent', says: 'Which browser is calling.', of: 'request', standard: `${HTTP}#section-10.1.5` },
  {
    name: 'Sec-Fetch-Site',
    says: 'From where the call comes: `same-origin`, `same-site`, `cross-site` or `none`. Only the browser writes it, so a server can trust it more than other headers.',
    of: 'request',
    standard: 'https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header',
  },
  {
    name: 'Sec-Fetch-Mode',
    says: 'The mode of the request: `cors`, `no-cors`, `navigate` or another.',
    of: 'request',
    standard: 'https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-mode-header',
  },
  {
    name: 'Sec-Fetch-Dest',
    says: 'What the response is for: `image`, `script`, `empty` for `fetch`.',
    of: 'request',
    standard: 'https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-dest-header',
  },
  {
    name: 'Location',
    says: 'Where a redirect leads. CORS checks every hop again.',
    of: 'response',
    standard: `${HTTP}#section-10.2.2`,
  },
  {
    name: 'Cache-Control',
    says: 'Whether and for how long the response may be kept. A script may read it. If a script sets it on a request, that causes a preflight.',
    of: 'response',
    standard: 'https://www.rfc-editor.org/rfc/rfc9111.html#section-5.2',
  },
  {
    name: 'ETag',
    says: 'A name for this version of the response. A script of another origin can read it only if it is exposed.',
    of: 'response',
    standard: `${HTTP}#section-8.8.3`,
  },
  {
    name: 'Content-Length',
    says: 'How many bytes the body has. A script may read it.',
    of: 'response',
    standard: `${HTTP}#section-8.6`,
  },
  {
    name: 'Allow',
    says: 'Which methods the server knows for this address. It is no CORS header: it permits no page anything.',
    of: 'response',
    standard: `${HTTP}#section-10.2.1`,
  },
  {
    name: 'WWW-Authenticate',
    says: 'How to sign in, beside the status 401. A preflight that gets it has failed.',
    of: 'response',
    standard: `${HTTP}#section-11.6.1`,
  },
]
