/** Firefox: the wordings of older versions, and what the simulated browser does not print. */
import { REFUSED_PREFLIGHT_REASONS } from '../../trace/failure-reasons.ts'
import { type KnownText, texts } from './known-text.ts'

const SECURITY = 'Firefox, dom/locales/en-US/chrome/security/security.properties'
const DOM = 'Firefox, dom/locales/en-US/chrome/dom/dom.properties'
const NECKO = 'Firefox, netwerk/locales/en-US/necko.properties'
const CSP = 'Firefox, dom/locales/en-US/chrome/security/csp.properties'
const BLOCKED = 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at'
const REFUSED = ['missing-allow-origin', 'allow-origin-mismatch', 'connection-failed'] as const

export const FIREFOX_TEXTS: readonly KnownText[] = [
  ...texts('firefox', SECURITY, [
    [`${BLOCKED} {url}. `, [], { role: 'context' }],
    [`${BLOCKED} '{url}'. `, [], { role: 'context' }],
    [BLOCKED, REFUSED, { role: 'hint' }],
    ['(Reason: CORS disabled).', 'connection-failed'],
    ["(Reason: CORS header 'Origin' cannot be added).", 'connection-failed'],
    [
      '(Reason: CORS request did not succeed)',
      ['connection-failed', 'preflight-connection-failed'],
      { after: REFUSED_PREFLIGHT_REASONS },
    ],
    [
      "(Reason: CORS header 'Access-Control-Allow-Origin' missing)",
      ['missing-allow-origin', 'preflight-missing-allow-origin'],
    ],
    ['(Reason: CORS preflight response did not succeed)', 'preflight-status'],
    ['(Reason: CORS request external redirect not allowed)', 'preflight-redirect'],
    ['(Reason: CORS request not http)', 'scheme-not-supported'],
  ]),
  ...texts('firefox', 'Firefox 31 to 80, security.properties', [
    [
      `${BLOCKED} {url}. This can be fixed by moving the resource to the same domain or enabling CORS.`,
      ['missing-allow-origin', 'connection-failed', 'allow-origin-mismatch'],
    ],
    ['(Reason: CORS request failed)', ['connection-failed', 'missing-allow-origin', 'preflight-connection-failed']],
    ['(Reason: CORS preflight channel did not succeed)', ['preflight-status', 'preflight-connection-failed']],
    [
      "(Reason: missing token '{value}' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel)",
      'header-not-allowed',
    ],
    [
      "(Reason: Multiple CORS header 'Access-Control-Allow-Origin' not allowed)",
      ['multiple-allow-origin', 'preflight-multiple-allow-origin'],
    ],
    [
      '(Reason: Multiple CORS header Access-Control-Allow-Origin not allowed)',
      ['multiple-allow-origin', 'preflight-multiple-allow-origin'],
    ],
    [
      "(Reason: CORS header 'Access-Control-Allow-Origin' does not match '{value}')",
      ['allow-origin-mismatch', 'multiple-allow-origin', 'invalid-allow-origin', 'preflight-allow-origin-mismatch'],
    ],
    [
      "(Reason: Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is '*')",
      ['wildcard-with-credentials', 'preflight-wildcard-with-credentials'],
    ],
    [
      "(Reason: expected 'true' in CORS header 'Access-Control-Allow-Credentials')",
      ['allow-credentials-not-true', 'preflight-allow-credentials-not-true'],
    ],
    ["(Reason: Did not find method in CORS header 'Access-Control-Allow-Methods')", 'method-not-allowed'],
    ["(Reason: invalid token '{value}' in CORS header 'Access-Control-Allow-Methods')", 'allow-methods-syntax'],
    ["(Reason: invalid token '{value}' in CORS header 'Access-Control-Allow-Headers')", 'allow-headers-syntax'],
    [
      "(Reason: header '{value}' is not allowed according to header 'Access-Control-Allow-Headers' from CORS preflight response)",
      'header-not-allowed',
    ],
  ]),
  ...texts('firefox', SECURITY, [
    ['Blocked loading mixed active content "{url}"', 'mixed-content'],
    ['Blocked loading mixed display content "{url}"', 'mixed-content'],
    ['Loading mixed (insecure) display content "{url}" on a secure page', 'upgraded'],
    ["Upgrading insecure display request '{url}' to use '{value}'", 'upgraded'],
    ["Blocking insecure request '{url}'", 'mixed-content'],
    [
      'None of the "{name}" hashes in the integrity attribute match the content of the subresource at "{url}". The computed hash is "{value}".',
      'integrity',
    ],
    ['None of the "{name}" hashes in the integrity attribute match the content of the subresource', 'integrity'],
    [
      '"{url}" is not eligible for integrity checks since it\'s neither CORS-enabled nor same-origin.',
      'integrity',
      { how: 'integrity-without-cors' },
    ],
    ['was blocked because of a disallowed MIME type ("{value}")', 'mime-type-blocked'],
    [
      'The resource from "{url}" was blocked due to MIME type ("{value}") mismatch (X-Content-Type-Options: nosniff).',
      'mime-type-blocked',
    ],
  ]),
  ...texts('firefox', CSP, [
    [
      'The page\'s settings blocked the loading of a resource ({name}) at {url} because it violates the following directive: "{value}"',
      'content-security-policy',
    ],
    [
      'The page\'s settings blocked a script ({name}) at {url} from being executed because it violates the following directive: "{value}"',
      'content-security-policy',
    ],
    [
      'The page\'s settings blocked a style ({name}) at {url} from being applied because it violates the following directive: "{value}"',
      'content-security-policy',
    ],
    [
      'The page\'s settings blocked a worker script ({name}) at {url} from being executed because it violates the following directive: "{value}"',
      'content-security-policy',
    ],
    ['The page\'s settings blocked the loading of a resource at {url} ("{value}").', 'content-security-policy'],
    ["The page's settings blocked the loading of a resource", 'content-security-policy'],
    ["The page's settings blocked an inline {name}", 'content-security-policy', { how: 'inline' }],
  ]),
  ...texts('firefox', NECKO, [
    [
      'The resource at "{url}" was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof).',
      ['cross-origin-resource-policy', 'cross-origin-embedder-policy'],
    ],
    ['The resource at "{url}" was blocked by OpaqueResponseBlocking.', 'opaque-response-blocked'],
    ['The resource at "{url}" was blocked because content blocking is enabled.', 'connection-failed'],
    ['Request to access cookie or storage on "{url}" was blocked because', 'cookie-third-party'],
    ['Request to access cookies or storage on "{url}" was blocked because', 'cookie-third-party'],
    [
      'Cookie "{name}" rejected because it has the "SameSite=None" attribute but is missing the "secure" attribute.',
      'cookie-secure',
      { how: 'none-without-secure' },
    ],
    [
      'Cookie "{name}" will be soon rejected because it has the "SameSite" attribute set to "None"',
      'cookie-secure',
      { how: 'none-without-secure' },
    ],
    [
      'Cookie "{name}" has "SameSite" policy set to "Lax" because it is missing a "SameSite" attribute',
      'cookie-same-site',
    ],
    ['Cookie "{name}" does not have a proper "SameSite" attribute value.', 'cookie-same-site'],
    [
      'Cookie "{name}" has been rejected because it is in a cross-site context and its "SameSite" is "Lax" or "Strict".',
      'cookie-same-site',
    ],
    [
      'Cookie "{name}" with the "SameSite" attribute value "Lax" or "Strict" was omitted because of a cross-site redirect.',
      'cookie-same-site',
    ],
    ['Cookie "{name}" has been rejected for invalid domain.', 'cookie-domain'],
    ['Cookie "{name}" has been rejected for invalid path.', 'cookie-path'],
    ['Cookie "{name}" has been rejected for invalid prefix.', 'cookie-prefix'],
    ['Cookie "{name}" has been rejected for invalid characters in the', 'cookie-syntax'],
    [
      'Cookie "{name}" has been rejected because a non-HTTPS cookie can\'t be set as "secure".',
      'cookie-secure',
      { how: 'secure-over-http' },
    ],
    ['Cookie "{name}" has been rejected because there is an existing "secure" cookie.', 'cookie-secure'],
    [
      'Cookie "{name}" has been rejected because it has the "Partitioned" attribute but is missing the "secure" attribute.',
      'cookie-secure',
    ],
    ['Cookie "{name}" has been rejected as third-party.', 'cookie-third-party'],
    ['Cookie "{name}" has been rejected by user set permissions.', 'cookie-third-party'],
    [
      'Cookie "{name}" has been rejected because it is foreign and does not have the "Partitioned" attribute.',
      'cookie-third-party',
    ],
    [
      'Cookie "{name}" will soon be rejected because it is foreign and does not have the "Partitioned" attribute.',
      'cookie-third-party',
    ],
  ]),
  ...texts('firefox', DOM, [
    [
      'Loading failed for the <script> with source "{url}".',
      ['connection-failed', 'missing-allow-origin', 'cross-origin-resource-policy'],
      { role: 'hint' },
    ],
    [
      'Loading failed for the module with source "{url}".',
      ['missing-allow-origin', 'connection-failed'],
      { role: 'hint' },
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a '{value}' FetchEvent.",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed an Error Response to FetchEvent.respondWith().",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed an opaqueredirect Response to FetchEvent.respondWith()",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed a redirected Response to FetchEvent.respondWith()",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed a used Response to FetchEvent.respondWith()",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker passed a promise to FetchEvent.respondWith() that rejected with '{value}'",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}'. A ServiceWorker intercepted the request and encountered an unexpected error.",
      'service-worker-response',
    ],
    [
      "Failed to load '{url}' by responding '{value}'. A ServiceWorker is not allowed to synthesize a cors Response for a same-origin Request.",
      'service-worker-response',
    ],
    [
      "Firefox can't establish a connection to the server at {url}.",
      ['connection-failed', 'missing-allow-origin', 'event-source-type'],
      { role: 'hint' },
    ],
    ['The connection to {url} was interrupted while the page was loading.', 'connection-failed'],
    // Of a worker it says the same.
    ['Security Error: Content at {page} may not load data from {url}.', ['mode-same-origin', 'worker-script']],
    ['Security Error: Content at {page} may not load or link to {url}.', 'scheme-not-supported'],
    ['Failed to load worker script at "{url}"', 'worker-script'],
  ]),
  ...texts('firefox', 'Firefox, layout/style/FontFaceSet.cpp', [
    [
      'downloadable font: download failed ({value}): bad URI or cross-site access not allowed source: {url}',
      ['missing-allow-origin', 'connection-failed'],
    ],
    [
      'downloadable font: download failed ({value}): {name} source: {url}',
      ['connection-failed', 'missing-allow-origin'],
      { role: 'hint' },
    ],
  ]),
  ...texts('firefox', 'Firefox, dom/bindings/Errors.msg', [
    ['SecurityError: The operation is insecure.', ['tainted-canvas', 'worker-script'], { role: 'hint' }],
    ['DOMException: The operation is insecure.', ['tainted-canvas', 'worker-script'], { role: 'hint' }],
  ]),
]
