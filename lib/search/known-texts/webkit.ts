/** Safari: the wordings of older versions, and what the simulated browser does not print. */
import { ANY_FAILURE, type KnownText, texts } from './known-text.ts'

const CHECKS = 'WebKit, Source/WebCore/loader/CrossOriginAccessControl.cpp and SubresourceLoader.cpp'
const CSP = 'WebKit, Source/WebCore/page/csp/ContentSecurityPolicy.cpp'
const ELEMENT = ['missing-allow-origin', 'connection-failed', 'cross-origin-resource-policy'] as const
/** Of the preflight’s answer it says the same. */
const NOT_ALLOWED = [
  'missing-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'preflight-missing-allow-origin',
  'preflight-invalid-allow-origin',
  'preflight-allow-origin-mismatch',
] as const
const NOBODY = ['connection-failed', 'preflight-connection-failed'] as const

export const WEBKIT_TEXTS: readonly KnownText[] = [
  ...texts('webkit', CHECKS, [
    // Before 2019 it printed no status.
    ['Origin {origin} is not allowed by Access-Control-Allow-Origin.', NOT_ALLOWED],
    ['Preflight response is not successful', ['preflight-status', 'preflight-redirect']],
    ['Fetch API cannot load {url} due to access control checks.', ANY_FAILURE, { role: 'hint' }],
    ['XMLHttpRequest cannot load {url} due to access control checks.', ANY_FAILURE, { role: 'hint' }],
    ['EventSource cannot load {url} due to access control checks.', ANY_FAILURE, { role: 'hint' }],
    ['Beacon API cannot load {url} due to access control checks.', ANY_FAILURE, { role: 'hint' }],
    ['Cannot load image {url} due to access control checks.', ELEMENT, { role: 'hint' }],
    ['Cannot load stylesheet {url} due to access control checks.', ELEMENT, { role: 'hint' }],
    ['Cannot load script {url} due to access control checks.', ELEMENT, { role: 'hint' }],
    ['Cannot load font {url} due to access control checks.', ELEMENT, { role: 'hint' }],
    ['Cannot load {element} {url} due to access control checks', ELEMENT, { role: 'hint' }],
    ['Cannot load {url} due to access control checks.', ANY_FAILURE, { role: 'hint' }],
    ['{url} due to access control checks', ANY_FAILURE, { role: 'hint' }],
    ['due to access control checks', ANY_FAILURE, { role: 'hint' }],
    ['Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy:', [], { role: 'context' }],
    ['Request header field {value} is not allowed by Access-Control-Allow-Headers', 'header-not-allowed'],
    ['Method {value} is not allowed by Access-Control-Allow-Methods', 'method-not-allowed'],
    ['Cross origin requests are only supported for HTTP.', 'scheme-not-supported'],
    ['Not allowed to request resource', ['scheme-not-supported', 'mixed-content']],
    ['Not allowed to load local resource: {url}', 'scheme-not-supported'],
    ['URL scheme "{value}" is not supported', 'scheme-not-supported'],
    [
      "violates the resource's Cross-Origin-Resource-Policy response header",
      ['cross-origin-resource-policy', 'cross-origin-embedder-policy'],
    ],
    ['Not allowed to use restricted network port {value}', 'bad-port'],
  ]),
  ...texts('webkit', 'WebKit, the errors of CFNetwork and libsoup that it prints as they are', [
    ['Could not connect to {name}: Connection refused', NOBODY, { how: 'refused' }],
    ['The Internet connection appears to be offline.', NOBODY, { how: 'offline' }],
    ['The certificate for this server is invalid.', NOBODY, { how: 'untrusted-certificate' }],
    ['An SSL error has occurred and a secure connection to the server cannot be made.', NOBODY, { how: 'tls' }],
    ['A TLS error caused the secure connection to fail.', NOBODY, { how: 'tls' }],
    ['Unacceptable TLS certificate', NOBODY, { how: 'untrusted-certificate' }],
    [
      'The resource could not be loaded because the App Transport Security policy requires the use of a secure connection.',
      'mixed-content',
    ],
  ]),
  ...texts('webkit', CSP, [
    [
      'Refused to connect to {url} because it does not appear in the {name} directive of the Content Security Policy.',
      'content-security-policy',
    ],
    [
      'Refused to connect to {url} because it appears in neither the {name} directive nor the {value} directive of the Content Security Policy.',
      'content-security-policy',
    ],
    [
      'Refused to load {url} because it does not appear in the {name} directive of the Content Security Policy.',
      'content-security-policy',
    ],
    [
      'Refused to load {url} because it appears in neither the {name} directive nor the {value} directive of the Content Security Policy.',
      'content-security-policy',
    ],
    ['directive of the Content Security Policy.', 'content-security-policy'],
    ['Blocked by Content Security Policy.', 'content-security-policy'],
  ]),
  ...texts('webkit', 'WebKit, Source/WebCore/loader/MixedContentChecker.cpp', [
    ['[blocked] The page at {page} was not allowed to display insecure content from {url}.', 'mixed-content'],
    ['[blocked] The page at {page} was not allowed to run insecure content from {url}.', 'mixed-content'],
    ['[blocked] The page at {page} requested insecure content from {url}.', 'mixed-content'],
    [
      'The page at {page} requested insecure content from {url}. This content was automatically upgraded and should be served over HTTPS.',
      'upgraded',
    ],
    ['[Warning] The page at {page} was allowed to display insecure content from {url}.', 'upgraded'],
  ]),
  ...texts('webkit', 'WebKit, Source/WebCore/loader/SubresourceIntegrity.cpp', [
    ['Cannot load {element} {url}. Failed integrity metadata check.', 'integrity'],
    ['Failed integrity metadata check.', 'integrity'],
  ]),
  ...texts('webkit', 'WebKit, Source/WebCore/html: canvas; workers; service workers; EventSource', [
    ['SecurityError: The operation is insecure.', ['tainted-canvas', 'worker-script'], { role: 'hint' }],
    [
      'Unable to get image data from canvas because the canvas has been tainted by cross-origin data.',
      'tainted-canvas',
    ],
    ['FetchEvent.respondWith received an error: {value}', 'service-worker-response'],
    ['Response served by service worker is opaque', 'service-worker-response'],
    ['Response served by service worker is an error', 'service-worker-response'],
    ['Response served by service worker has redirections', 'service-worker-response'],
    [
      'EventSource\'s response has a MIME type ("{value}") that is not "text/event-stream". Aborting the connection.',
      'event-source-type',
    ],
  ]),
]
