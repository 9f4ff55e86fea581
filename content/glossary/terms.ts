/** The words of the Fetch Standard and its neighbours, in one to three sentences each. */
export interface Term {
  /** As written in prose, in the singular. */
  readonly term: string
  /** Other forms that a text may use. */
  readonly also?: readonly string[]
  /** Backticks mark code. */
  readonly says: string
  readonly standard: string
  /** Slug of the lesson that explains it. */
  readonly lesson?: string
}

const FETCH = 'https://fetch.spec.whatwg.org/'
const HTML = 'https://html.spec.whatwg.org/multipage/browsers.html'
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110.html'

export const TERMS: readonly Term[] = [
  {
    term: 'CORS',
    also: ['Cross-Origin Resource Sharing'],
    says: 'Cross-Origin Resource Sharing: HTTP headers by which a server tells browsers which other origins may read its answers. It loosens the same-origin policy and restricts nothing.',
    standard: `${FETCH}#http-cors-protocol`,
    lesson: 'what-is-cors',
  },
  {
    term: 'origin',
    also: ['origins'],
    says: 'Scheme, host and port of an address: `https://foo.example`. If one of the three differs, it is another origin. The path does not count.',
    standard: `${HTML}#concept-origin`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'opaque origin',
    also: ['opaque origins'],
    says: 'An origin that equals no other. A sandboxed frame has one, and a page opened from the disk. In the `Origin` header it is written `null`.',
    standard: `${HTML}#concept-origin-opaque`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'site',
    also: ['same-site', 'cross-site', 'sites'],
    says: 'A wider unit than the origin: the scheme, and the host’s registrable part. `https://app.foo.example` and `https://api.foo.example` are the same site but two origins. Cookies go by sites, CORS by origins.',
    standard: `${HTML}#sites`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'same-origin',
    says: 'Two addresses are same-origin when scheme, host and port are all the same. A page may read from its own origin without asking.',
    standard: `${HTML}#same-origin`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'cross-origin',
    says: 'From one origin to another. A script may cause such a request, but reads the answer only if the server allows it.',
    standard: `${FETCH}#http-cors-protocol`,
    lesson: 'what-is-cors',
  },
  {
    term: 'same-origin policy',
    says: 'The browser’s basic rule: a page’s script may read only what comes from the page’s own origin. CORS is how a server makes exceptions.',
    standard: 'https://www.rfc-editor.org/rfc/rfc6454.html#section-3',
    lesson: 'same-origin-policy',
  },
  {
    term: 'preflight',
    also: ['CORS-preflight request', 'preflight request', 'preflights', 'CORS preflight'],
    says: 'A request with the method `OPTIONS` that the browser sends first. It asks whether the request itself may be sent, with its method and its headers. It carries no data and no credentials.',
    standard: `${FETCH}#cors-preflight-request`,
    lesson: 'preflight',
  },
  {
    term: 'simple request',
    also: ['simple requests'],
    says: 'An old word for a request that needs no preflight: its method and all its headers are safelisted, and there is no listener on `xhr.upload` and no stream as body. The standard no longer uses it.',
    standard: `${FETCH}#http-cors-protocol`,
    lesson: 'preflight',
  },
  {
    term: 'safelisted method',
    also: ['CORS-safelisted method', 'safelisted methods', 'CORS-safelisted methods'],
    says: '`GET`, `HEAD` and `POST`: by themselves they cause no preflight.',
    standard: `${FETCH}#cors-safelisted-method`,
    lesson: 'preflight',
  },
  {
    term: 'safelisted request header',
    also: ['CORS-safelisted request-header', 'safelisted header', 'safelisted headers', 'safelisted request headers'],
    says: 'A header that a script may set without a preflight: `Accept`, `Accept-Language`, `Content-Language`, `Content-Type` with one of three values, and `Range` in its simple form. The value may be 128 bytes long at most.',
    standard: `${FETCH}#cors-safelisted-request-header`,
    lesson: 'preflight',
  },
  {
    term: 'safelisted response header',
    also: ['CORS-safelisted response-header name', 'safelisted response headers'],
    says: 'A header of the answer that a script may read without `Access-Control-Expose-Headers`: `Cache-Control`, `Content-Language`, `Content-Length`, `Content-Type`, `Expires`, `Last-Modified` and `Pragma`.',
    standard: `${FETCH}#cors-safelisted-response-header-name`,
    lesson: 'cors-headers',
  },
  {
    term: 'forbidden header',
    also: ['forbidden request-header', 'forbidden headers', 'forbidden request headers'],
    says: 'A request header that only the browser may write: `Origin`, `Host`, `Cookie` and others. A script that sets one is ignored.',
    standard: `${FETCH}#forbidden-request-header`,
    lesson: 'xhr-example',
  },
  {
    term: 'credentials',
    says: 'What identifies a user to the server, and what the browser adds by itself: cookies, TLS client certificates, and the name and password of HTTP’s own login.',
    standard: `${FETCH}#credentials`,
    lesson: 'cors-headers',
  },
  {
    term: 'credentials mode',
    also: ['request’s credentials mode'],
    says: 'When a call carries credentials: `omit` never, `same-origin` only to the page’s own origin (this is what `fetch` does by itself), `include` always. `withCredentials = true` is `include`.',
    standard: `${FETCH}#concept-request-credentials-mode`,
    lesson: 'cors-headers',
  },
  {
    term: 'request mode',
    also: ['mode', 'no-cors', 'cors mode'],
    says: 'What a call may do across origins: `cors` uses CORS, `same-origin` stays at home, `no-cors` sends a plain request and gives up reading the answer. `no-cors` does not switch CORS off.',
    standard: `${FETCH}#concept-request-mode`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'opaque response',
    also: ['opaque', 'opaque responses'],
    says: 'What a script gets from a `no-cors` call to another origin: status 0, no headers, no body. The answer is there, but nothing of it can be read.',
    standard: `${FETCH}#concept-filtered-response-opaque`,
    lesson: 'same-origin-policy',
  },
  {
    term: 'response tainting',
    says: 'The browser’s note on a request: `basic` (own origin), `cors` (allowed by CORS) or `opaque` (not readable). It decides how much of the answer the script gets.',
    standard: `${FETCH}#concept-request-response-tainting`,
  },
  {
    term: 'CORS check',
    also: ['CORS checks'],
    says: 'The browser’s comparison when an answer arrives: does `Access-Control-Allow-Origin` name the page’s origin (or `*`, without credentials), and with credentials, does `Access-Control-Allow-Credentials` say `true`?',
    standard: `${FETCH}#concept-cors-check`,
    lesson: 'what-is-cors',
  },
  {
    term: 'preflight cache',
    also: ['CORS-preflight cache'],
    says: 'What the browser remembers of preflights: which methods and headers a server allowed for an address, for as long as `Access-Control-Max-Age` says. While it holds, no new preflight is sent.',
    standard: `${FETCH}#concept-cache`,
    lesson: 'preflight',
  },
  {
    term: 'cache partition',
    also: ['network partition key', 'partitioned'],
    says: 'Browsers keep caches, and partly cookies, apart by the site of the page at the top. So one site cannot find out from the cache what was loaded on another.',
    standard: `${FETCH}#network-partition-keys`,
  },
  {
    term: 'mixed content',
    says: 'Something that a page from HTTPS asks for over plain HTTP. Browsers block it before CORS comes into it; only images, audio and video are asked for over HTTPS instead.',
    standard: 'https://www.w3.org/TR/mixed-content/',
  },
  {
    term: 'private network access',
    also: ['local network access'],
    says: 'Rules for pages from the internet that call servers in the local network, as on `localhost` or a router. Since version 142, Chrome asks the person first, and only a page over HTTPS may ask. The headers once planned for it (private network access) were given up.',
    standard: 'https://wicg.github.io/local-network-access/',
  },
  {
    term: 'proxy',
    also: ['proxies', 'dev proxy', 'development proxy'],
    says: 'A server that passes requests on to another one. A page that calls a proxy on its own origin needs no CORS: servers are not bound by the same-origin policy.',
    standard: `${HTTP}#section-3.7`,
    lesson: 'dev-server-proxy',
  },
  {
    term: 'middleware',
    also: ['CORS middleware'],
    says: 'A function that a server runs on every request, before and after its handler. A CORS middleware answers preflights and adds the headers to the other answers.',
    standard: 'https://expressjs.com/en/guide/using-middleware.html',
    lesson: 'cors-middleware',
  },
  {
    term: 'handler',
    also: ['handlers', 'request handler'],
    says: 'The code of a server that makes the answer to a request. It has run before the browser compares any CORS header of that answer.',
    standard: `${HTTP}#section-3.3`,
    lesson: 'what-is-cors',
  },
  {
    term: 'network error',
    also: ['network errors'],
    says: 'What `fetch` makes of a refused answer: a `TypeError` without any detail. A script cannot tell a refusal by CORS from a server that is not there; the console can.',
    standard: `${FETCH}#concept-network-error`,
    lesson: 'cors-error',
  },
  {
    term: 'actual request',
    also: ['real request'],
    says: 'The request that the script asked for, as opposed to the preflight that asks for permission to send it.',
    standard: `${FETCH}#http-cors-protocol`,
    lesson: 'preflight',
  },
  {
    term: 'wildcard',
    also: ['wildcards'],
    says: 'The value `*`: any origin, method or header. For calls with credentials it is an ordinary character and allows nothing. By the standard it leaves out the header `Authorization`; today’s browsers still accept that, so name it.',
    standard: `${FETCH}#http-new-header-syntax`,
    lesson: 'cors-headers',
  },
  {
    term: 'SameSite',
    says: 'An attribute of cookies: `Strict` and `Lax` keep them back from calls of other sites, `None` (with `Secure`) lets them go. CORS can allow a call and the cookie is still missing for this reason.',
    standard: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-samesite-attribute',
    lesson: 'credentials',
  },
  {
    term: 'third-party cookie',
    also: ['third-party cookies'],
    says: 'A cookie of another site than that of the page at the top. Firefox keeps them apart for each site, Safari blocks them, whatever CORS says.',
    standard: 'https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies',
    lesson: 'credentials',
  },
  {
    term: 'redirect',
    also: ['redirects'],
    says: 'An answer that sends the browser to another address. CORS checks each hop again; after a second change of origin the `Origin` header says `null`. A preflight follows none.',
    standard: `${FETCH}#http-redirect-fetch`,
  },
  {
    term: 'request',
    also: ['requests'],
    says: 'A message from the browser to the server: a method, an address, headers and perhaps a body.',
    standard: `${HTTP}#section-3.4`,
  },
  {
    term: 'response',
    also: ['responses'],
    says: 'The server’s answer to a request: a status, headers and perhaps a body. Permission by CORS is always in the response.',
    standard: `${HTTP}#section-3.4`,
  },
]
