/** Chromium: connections, policies of the page, elements, workers and cookies. */
import { ANY_FAILURE, type KnownText, texts } from './known-text.ts'

const NET = 'Chromium, net/base/net_error_list.h'
const NOBODY = 'connection-failed'

export const CHROMIUM_OTHERS: readonly KnownText[] = [
  ...texts('chromium', NET, [
    ['net::ERR_CONNECTION_RESET', NOBODY, { how: 'broken' }],
    ['net::ERR_CONNECTION_CLOSED', NOBODY, { how: 'broken' }],
    ['net::ERR_CONNECTION_ABORTED', NOBODY, { how: 'broken' }],
    ['net::ERR_CONNECTION_FAILED', NOBODY, { how: 'refused' }],
    ['net::ERR_TIMED_OUT', NOBODY, { how: 'timed-out' }],
    ['net::ERR_NAME_RESOLUTION_FAILED', NOBODY, { how: 'name-not-resolved' }],
    ['net::ERR_ADDRESS_UNREACHABLE', NOBODY, { how: 'unreachable' }],
    ['net::ERR_ADDRESS_INVALID', NOBODY, { how: 'unreachable' }],
    ['net::ERR_INTERNET_DISCONNECTED', NOBODY, { how: 'offline' }],
    ['net::ERR_NETWORK_CHANGED', NOBODY, { how: 'offline' }],
    ['net::ERR_NETWORK_IO_SUSPENDED', NOBODY, { how: 'offline' }],
    ['net::ERR_NETWORK_ACCESS_DENIED', NOBODY, { how: 'policy' }],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', NOBODY, { how: 'policy' }],
    ['net::ERR_PROXY_CONNECTION_FAILED', NOBODY, { how: 'policy' }],
    ['net::ERR_SOCKET_NOT_CONNECTED', NOBODY, { how: 'broken' }],
    ['net::ERR_CERT_COMMON_NAME_INVALID', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_CERT_DATE_INVALID', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_CERT_INVALID', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_CERT_REVOKED', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', NOBODY, { how: 'untrusted-certificate' }],
    ['net::ERR_SSL_PROTOCOL_ERROR', NOBODY, { how: 'tls' }],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', NOBODY, { how: 'tls' }],
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', [NOBODY, 'preflight-connection-failed'], { how: 'client-certificate' }],
    ['net::ERR_H2_OR_QUIC_REQUIRED', NOBODY, { how: 'http1' }],
    ['net::ERR_HTTP2_PROTOCOL_ERROR', NOBODY, { how: 'broken' }],
    ['net::ERR_QUIC_PROTOCOL_ERROR', NOBODY, { how: 'broken' }],
    ['net::ERR_INVALID_HTTP_RESPONSE', NOBODY, { how: 'broken' }],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', NOBODY, { how: 'broken' }],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', NOBODY, { how: 'broken' }],
    ['net::ERR_BLOCKED_BY_CLIENT', NOBODY, { how: 'extension' }],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', NOBODY, { how: 'policy' }],
    ['net::ERR_UNKNOWN_URL_SCHEME', 'scheme-not-supported'],
    ['net::ERR_DISALLOWED_URL_SCHEME', 'scheme-not-supported'],
    ['net::ERR_BLOCKED_BY_CSP', 'content-security-policy'],
    ['(blocked:mixed-content)', 'mixed-content'],
    ['(blocked:csp)', 'content-security-policy'],
    ['net::ERR_BLOCKED_BY_RESPONSE', 'cross-origin-resource-policy'],
    ['net::ERR_UNSAFE_REDIRECT', 'redirect-scheme'],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/frame/csp/csp_directive_list.cc, before and after 2025', [
    [
      "Refused to connect to '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Connecting to '{url}' violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Refused to connect to '{url}' because it violates the document's Content Security Policy",
      'content-security-policy',
    ],
    ["Refused to connect because it violates the document's Content Security Policy", 'content-security-policy'],
    [
      "Refused to load {element} '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Loading the {element} '{url}' violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Refused to load '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Refused to create a worker from '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Creating a worker from '{url}' violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Refused to frame '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    ["Framing '{url}' violates the following Content Security Policy directive: {value}", 'content-security-policy'],
    [
      "Refused to send form data to '{url}' because it violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    [
      "Sending form data to '{url}' violates the following Content Security Policy directive: {value}",
      'content-security-policy',
    ],
    ['violates the following Content Security Policy directive: {value}', 'content-security-policy'],
    ['violates the following Content Security Policy directive', 'content-security-policy'],
    [
      'Refused to execute inline {name} because it violates the following Content Security Policy directive: {value}',
      'content-security-policy',
      { how: 'inline' },
    ],
    [
      'Refused to apply inline style because it violates the following Content Security Policy directive: {value}',
      'content-security-policy',
      { how: 'inline' },
    ],
    [
      'Executing inline {name} violates the following Content Security Policy directive {value}',
      'content-security-policy',
      { how: 'inline' },
    ],
    [
      'Applying inline style violates the following Content Security Policy directive {value}',
      'content-security-policy',
      { how: 'inline' },
    ],
    ["Refused to evaluate a string as JavaScript because 'unsafe-eval'", 'content-security-policy', { how: 'inline' }],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/loader/mixed_content_checker.cc', [
    [
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {element} '{url}'. This request has been blocked; the content must be served over HTTPS.",
      'mixed-content',
    ],
    [
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {element} '{url}'. This content should also be served over HTTPS.",
      'upgraded',
    ],
    [
      "The page at '{page}' was loaded over HTTPS, but requested an insecure {element} '{url}'. This request has been blocked",
      'mixed-content',
    ],
    ["The page at '{page}' was loaded over HTTPS, but ran insecure content from '{url}'", 'mixed-content'],
    [
      "Mixed Content: The site at '{page}' was loaded over a secure connection, but the file at '{url}' was",
      'mixed-content',
    ],
    [
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '{url}'",
      'mixed-content',
    ],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/platform/loader/subresource_integrity.cc', [
    [
      "Failed to find a valid digest in the 'integrity' attribute for resource '{url}' with computed {name} integrity '{value}'. The resource has been blocked.",
      'integrity',
    ],
    ["Failed to find a valid digest in the 'integrity' attribute for resource '{url}'", 'integrity'],
    ["Failed to find a valid digest in the 'integrity' attribute", 'integrity'],
    [
      "Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not.",
      'integrity',
      { how: 'integrity-without-cors' },
    ],
    [
      "Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.",
      'integrity',
      { how: 'integrity-without-cors' },
    ],
    ["Subresource Integrity: The resource '{url}' is not eligible for integrity validation.", 'integrity'],
    ["Fetch API cannot load {url}. SRI's integrity checks failed.", 'integrity'],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/html/canvas and modules/canvas', [
    ["Failed to execute '{name}' on 'HTMLCanvasElement': Tainted canvases may not be exported.", 'tainted-canvas'],
    ['Tainted canvases may not be exported.', 'tainted-canvas'],
    [
      "Failed to execute '{name}' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data.",
      'tainted-canvas',
    ],
    ['The canvas has been tainted by cross-origin data.', 'tainted-canvas'],
    [
      "Failed to execute '{name}' on '{value}': The image element contains cross-origin data, and may not be loaded.",
      'tainted-canvas',
    ],
    ["Failed to execute '{name}' on '{value}': The cross-origin image at {url} may not be loaded.", 'tainted-canvas'],
    [
      "Failed to execute '{name}' on '{value}': The video element contains cross-origin data, and may not be loaded.",
      'tainted-canvas',
    ],
    ['MediaElementAudioSource outputs zeroes due to CORS access restrictions for {url}', 'tainted-canvas'],
  ]),
  ...texts('chromium', 'Chromium, services/network: the earlier form of opaque response blocking', [
    [
      'Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type {value}.',
      'opaque-response-blocked',
    ],
    ['Cross-Origin Read Blocking (CORB) blocked cross-origin response', 'opaque-response-blocked'],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/frame/csp: the end of the text', [
    ["Note that '{name}' was not explicitly set", 'content-security-policy', { role: 'hint' }],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/modules/eventsource/event_source.cc', [
    [
      'EventSource\'s response has a MIME type ("{value}") that is not "text/event-stream". Aborting the connection.',
      'event-source-type',
    ],
    [
      'EventSource\'s response has a charset ("{value}") that is not UTF-8. Aborting the connection.',
      'event-source-type',
    ],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/fetch/request.cc and fetch_manager.cc', [
    ["Failed to execute 'fetch' on '{name}': Failed to parse URL from {url}", 'invalid-request'],
    ["Failed to execute 'open' on 'XMLHttpRequest': Invalid URL", 'invalid-request'],
    ["Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'", ANY_FAILURE, { role: 'hint' }],
  ]),
  ...texts('chromium', 'Chromium, DevTools: front_end/core/sdk/NetworkRequest.ts, and the warnings about cookies', [
    [
      'was blocked because it had the "SameSite={value}" attribute but came from a cross-site response',
      'cookie-same-site',
    ],
    [
      'was blocked because it had the "SameSite={value}" attribute and the request was made from a different site',
      'cookie-same-site',
    ],
    [
      'was blocked because it had the "SameSite=None" attribute but did not have the "Secure" attribute',
      'cookie-secure',
      { how: 'none-without-secure' },
    ],
    [
      'and was blocked because it came from a cross-site response which was not the response to a top-level navigation',
      'cookie-same-site',
    ],
    [
      'This Set-Cookie header didn\'t specify a "SameSite" attribute and was defaulted to "SameSite=Lax,"',
      'cookie-same-site',
    ],
    ['This Set-Cookie header didn\'t specify a "SameSite" attribute', 'cookie-same-site'],
    ['This cookie didn\'t specify a "SameSite" attribute when it was stored', 'cookie-same-site'],
    [
      'was blocked because it had the "Secure" attribute but was not received over a secure connection',
      'cookie-secure',
      { how: 'secure-over-http' },
    ],
    [
      'was blocked because it had the "Secure" attribute and the connection was not secure',
      'cookie-secure',
      { how: 'secure-over-http' },
    ],
    [
      'was blocked because it was not sent over a secure connection and would have overwritten a cookie with the Secure attribute',
      'cookie-secure',
    ],
    ['was blocked because its Domain attribute was invalid with regards to the current host url', 'cookie-domain'],
    [
      "was blocked because its path was not an exact match for or a superdirectory of the request url's path",
      'cookie-path',
    ],
    ["was blocked because neither did the request URL's domain exactly match the cookie's domain", 'cookie-domain'],
    [
      'was blocked because it used the "__Secure-" or "__Host-" prefix in its name and broke the additional rules',
      'cookie-prefix',
    ],
    ['This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences', 'cookie-third-party'],
    [
      'This attempt to set a cookie via a Set-Cookie header was blocked due to third-party cookie phaseout',
      'cookie-third-party',
    ],
    ['This cookie was blocked due to user preferences', 'cookie-third-party'],
    ['This cookie was blocked due to third-party cookie phaseout', 'cookie-third-party'],
    ['This Set-Cookie header had invalid syntax', 'cookie-syntax'],
    ['Third-party cookie is blocked', 'cookie-third-party'],
    ['Third-party cookie will be blocked', 'cookie-third-party'],
    [
      "A cookie associated with a cross-site resource at {url} was set without the 'SameSite' attribute",
      'cookie-same-site',
    ],
    [
      "A cookie associated with a resource at {url} was set with 'SameSite=None' but without 'Secure'",
      'cookie-secure',
      { how: 'none-without-secure' },
    ],
  ]),
  ...texts('chromium', 'Chromium, blink/renderer/core/script: modules', [
    [
      'Failed to fetch dynamically imported module: {url}',
      ['connection-failed', 'missing-allow-origin', 'mime-type-blocked'],
      { role: 'hint' },
    ],
    [
      'but the server responded with a MIME type of "{value}". Strict MIME type checking is enforced',
      'mime-type-blocked',
    ],
  ]),
]
