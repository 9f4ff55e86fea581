/** The words that a section of a lesson is the first to use. */
interface Introduces {
  /** Terms and headers that its prose explains in a sentence. */
  readonly says?: readonly string[]
  /** Terms and headers that only the card at their first mention explains. */
  readonly cards?: readonly string[]
  /** Words of JavaScript that its prose explains. */
  readonly code?: readonly string[]
}

/** `lesson#section` → what it introduces, in reading order. A word that nothing here names may not be used. */
export const INTRODUCED: Readonly<Record<string, Introduces>> = {
  'http#': { says: ['script', 'request', 'response', 'HTTP', 'client', 'server'] },
  'http#the-request': { says: ['method', 'path', 'header', 'host', 'body', 'Host'] },
  'http#the-response': { says: ['status', 'route', 'Content-Type'] },
  'http#the-script': {
    says: ['fetch', 'promise', 'await'],
    code: ['fetch', 'await', 'const', 'status', 'ok', 'text', 'console', 'log', 'if', 'else'],
  },
  'http#send-something': { says: ['JSON'], code: ['method', 'headers', 'body', 'JSON', 'stringify'] },
  'http#where-a-request-goes': { says: ['URL', 'scheme', 'port', 'query', 'origin'] },
  'http#the-server-has-no-memory': {
    says: ['cookie', 'session', 'token', 'Set-Cookie', 'Cookie', 'Authorization'],
  },
  'http#the-browser-keeps-copies': { says: ['cache', 'Cache-Control'] },

  'what-is-cors#': { says: ['Access-Control-Allow-Origin'] },
  'what-is-cors#a-rule-and-how-it-is-loosened': { says: ['cross-origin', 'same-origin policy', 'CORS'] },
  'what-is-cors#follow-the-arrows': { says: ['Origin', 'CORS check'] },
  'what-is-cors#the-script-line-by-line': {
    code: [
      'new',
      'XMLHttpRequest',
      'open',
      'onreadystatechange',
      'function',
      'send',
      'readyState',
      'DONE',
      'return',
      'responseText',
    ],
  },
  'what-is-cors#without-the-permission': { says: ['handler'] },

  'same-origin-policy#': { code: ['try', 'catch', 'message', 'credentials'] },
  'same-origin-policy#what-is-an-origin': { says: ['site'] },
  'same-origin-policy#what-may-cross': { says: ['opaque response', 'request mode'], code: ['mode', 'type'] },
  'same-origin-policy#what-it-does-not-stop': { says: ['CSRF'], code: ['URLSearchParams'] },

  'foo-example#the-request': {
    says: ['User-Agent', 'Accept', 'Accept-Language', 'Accept-Encoding', 'Connection', 'Sec-Fetch-Site'],
  },
  'foo-example#who-writes-it': { code: ['setRequestHeader'] },
  'foo-example#the-response': { says: ['Date', 'Server', 'Keep-Alive', 'Transfer-Encoding'] },
  'foo-example#what-the-script-gets': { code: ['getAllResponseHeaders', 'getResponseHeader'] },

  'cors-headers#one-value-chosen-for-the-one-who-asks': { says: ['Vary'], code: ['cors', 'app', 'use', 'origin'] },
  'cors-headers#which-headers-a-script-may-read': {
    says: ['Access-Control-Expose-Headers'],
    cards: ['Content-Language', 'Content-Length', 'Expires', 'Last-Modified', 'Pragma'],
    code: ['get'],
  },

  'with-cookies#with-cookies-more-is-asked': { says: ['credentials', 'Access-Control-Allow-Credentials'] },
  'with-cookies#the-most-dangerous-answer': { code: ['true'] },

  'preflight#': { says: ['preflight'] },
  'preflight#requests-that-need-no-question': { says: ['simple request'] },
  'preflight#the-question-and-its-answer': {
    says: [
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
      'Access-Control-Allow-Headers',
      'Access-Control-Allow-Methods',
    ],
  },
  'preflight#two-answers-need-two-permissions': { code: ['methods', 'allowedHeaders'] },
  'preflight#it-comes-without-a-name': { code: ['Authorization'] },
  'preflight#a-star-and-what-it-leaves-out': { says: ['wildcard'] },
  'preflight#the-browser-remembers': { says: ['Access-Control-Max-Age'], code: ['for', 'of'] },

  'xhr-example#four-steps': { code: ['onload', 'onerror'] },
  'xhr-example#a-header-of-its-own': { says: ['X-Request-Id'] },
  'xhr-example#cookies': { code: ['withCredentials'] },
  'xhr-example#a-listener-that-makes-the-browser-ask': { code: ['upload', 'onprogress', 'loaded'] },

  'cors-error#what-it-does-not-protect': { says: ['SameSite'] },
  'cors-error#the-two-real-fixes': { says: ['proxy', 'middleware'] },

  'dev-server-proxy#': { code: ['json'] },
  'dev-server-proxy#the-same-with-other-tools': {
    code: ['export', 'default', 'async', 'defineConfig', 'server', 'proxy', 'rewrites', 'source', 'destination'],
  },

  'cors-middleware#the-same-idea-everywhere': { code: ['req', 'res'] },

  'references#what-to-do-next': { cards: ['redirect'] },

  'credentials#the-call-decides-first': { says: ['credentials mode'] },
  'credentials#which-requests-a-cookie-goes-with': { code: ['cookie', 'httpOnly', 'secure', 'sameSite'] },
  'credentials#a-login-from-end-to-end': { code: ['post', 'includes', 'clearCookie'] },
  'credentials#cookies-of-other-sites': { says: ['third-party cookie'] },

  'reading-the-answer#what-kind-of-answer-is-it': { says: ['network error'] },
  'reading-the-answer#errors-that-are-made-earlier-or-later': { says: ['CDN'], cards: ['gateway'] },

  'caches#': { says: ['preflight cache'] },
  'caches#five-seconds': { code: ['Promise', 'setTimeout', 'maxAge'] },
  'caches#the-http-cache-keeps-the-headers-too': { code: ['vary', 'set'] },

  'redirects#': { says: ['Location'], code: ['redirected', 'url'] },
  'redirects#every-hop-is-checked': { says: ['hop'] },
  'redirects#not-following': { says: ['opaque redirect'] },

  'more-than-fetch#shown-but-not-read': {
    says: ['canvas'],
    code: ['Image', 'src', 'document', 'createElement', 'getContext', 'drawImage', 'toDataURL'],
  },
  'more-than-fetch#one-attribute': { code: ['crossOrigin'] },
  'more-than-fetch#always-with-cors': {
    code: ['EventSource', 'onmessage', 'data', 'close', 'FontFace', 'load', 'head', 'append', 'then'],
  },
  'more-than-fetch#sent-and-nothing-read': { says: ['beacon'], code: ['navigator', 'sendBeacon', 'Blob'] },
  'more-than-fetch#it-looks-like-cors': {
    says: [
      'Content-Security-Policy',
      'Cross-Origin-Resource-Policy',
      'Cross-Origin-Embedder-Policy',
      'X-Frame-Options',
      'opaque response blocking',
    ],
  },
  'more-than-fetch#your-own-network': { says: ['private network access'] },

  'doing-it-safely#not-reading-doing': { code: ['action', 'value', 'submit'] },

  'attack-origins#a-frame-is-a-document-of-its-own': { code: ['sandbox', 'srcdoc'] },
  'attack-origins#a-page-that-repeats-what-it-is-given': { code: ['encodeURIComponent'] },

  'attack-places#a-network-is-not-a-wall': { says: ['mixed content'], code: ['targetAddressSpace'] },

  'production#one-origin-again': { says: ['reverse proxy'] },
  'production#origins-by-environment': { code: ['process', 'env', 'throw', 'Error'] },

  'past-the-check#the-right-end': { code: ['some', 'endsWith', 'null', 'URL', 'hostname'] },
  'past-the-check#any-character': { code: ['allowed', 'map', 'RegExp', 'replace'] },
}
