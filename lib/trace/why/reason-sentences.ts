/** The sentences of each reason, apart from the logic. `**…**` and backticks mark what matters. */
import type { FailureReason } from '../failure-reasons.ts'
import * as allowOrigin from './causes/allow-origin.ts'
import { connectionFailed } from './causes/connection.ts'
import * as credentials from './causes/credentials.ts'
import * as localNetwork from './causes/local-network.ts'
import * as network from './causes/network.ts'
import * as pagePolicy from './causes/page-policy.ts'
import * as preflight from './causes/preflight.ts'
import * as redirects from './causes/redirects.ts'
import { type ReasonSentences, sentences } from './sentences.ts'

/** One explanation for each reason of the closed set; the compiler checks that none is missing. */
export const REASON_SENTENCES: Record<FailureReason, ReasonSentences> = {
  'missing-allow-origin': allowOrigin.missing,
  'multiple-allow-origin': allowOrigin.multiple,
  'invalid-allow-origin': allowOrigin.invalid,
  'allow-origin-mismatch': allowOrigin.mismatch,
  'wildcard-with-credentials': credentials.wildcard,
  'allow-credentials-not-true': credentials.notTrue,
  'preflight-missing-allow-origin': allowOrigin.missing,
  'preflight-multiple-allow-origin': allowOrigin.multiple,
  'preflight-invalid-allow-origin': allowOrigin.invalid,
  'preflight-allow-origin-mismatch': allowOrigin.mismatch,
  'preflight-wildcard-with-credentials': credentials.wildcard,
  'preflight-allow-credentials-not-true': credentials.notTrue,
  'preflight-connection-failed': connectionFailed,
  'connection-failed': connectionFailed,
  'preflight-redirect': preflight.redirect,
  'preflight-status': preflight.status,
  'allow-methods-syntax': preflight.methodsSyntax,
  'allow-headers-syntax': preflight.headersSyntax,
  'method-not-allowed': preflight.method,
  'header-not-allowed': preflight.header,
  'mode-same-origin': network.sameOriginMode,
  'no-cors-redirect-mode': () => [
    'A `no-cors` call to another origin must follow redirects: any other redirect mode is refused. Nothing was sent.',
    'Leave `redirect` out.',
  ],
  'scheme-not-supported': network.schemeNotSupported,
  'local-url-unreadable': ({ value }) => {
    switch (value) {
      case 'method':
        return ['A `blob:` address can only be read with GET. Nothing was sent.', 'Leave the method and the body out.']
      case 'range':
        return ['The `blob:` object has no bytes in the range of the `Range` header.', 'Ask for a range that it has.']
      case 'data':
        return ['The `data:` address is not well-formed: a comma must come before the data, and base64 must be valid.']
      default:
        return [
          'The `blob:` address stands for nothing: it was revoked, or another page made it. Nothing was sent.',
          'Read it before `URL.revokeObjectURL()`, in the page that made it.',
        ]
    }
  },
  'bad-port': network.badPort,
  'mixed-content': network.mixedContent,
  'content-security-policy': pagePolicy.contentSecurityPolicy,
  'local-network-access': localNetwork.notAllowed,
  'local-network-access-insecure': localNetwork.insecure,
  'local-network-access-mismatch': localNetwork.mismatch,
  'only-if-cached-miss': () => [
    'Only a cached answer was asked for, and there is none. Nothing was sent.',
    'Use another cache mode.',
  ],
  'keepalive-limit': () => [
    'A call with `keepalive` may carry 64 KiB at most, in most browsers together with all others that are under way. Nothing was sent.',
    'Send less, or one after the other, or without `keepalive`.',
  ],
  'sandboxed-form': () => [
    'The form is in a sandboxed frame without the permission `allow-forms`. Nothing was sent.',
    'Let the page that contains the frame add `allow-forms` to its `sandbox`, or call with `fetch`.',
  ],
  aborted: () => ['The script aborted its call before an answer was there.'],
  'invalid-request': () => [
    'The call itself is not a valid request. Nothing was sent.',
    'The exception says what is wrong with it.',
  ],
  'redirect-mode-error': redirects.forbidden,
  'redirect-location-invalid': redirects.unreadable,
  'redirect-scheme': redirects.otherScheme,
  'redirect-count': redirects.tooMany,
  'redirect-credentials': redirects.withPassword,
  'embedded-credentials': redirects.embeddedPassword,
  'redirect-stream-body': redirects.streamBody,
  'cross-origin-resource-policy': (f) => [
    `**${f.server}** asks with Cross-Origin-Resource-Policy (\`${f.value}\`) that its answer is not embedded in the pages of others, so ${f.browser} keeps it from the page.`,
    sentences(
      'This is a separate protection, and not CORS, and it counts only for what is loaded without CORS.',
      'With `same-site` there, pages of the same site may embed it, with `cross-origin` every page.',
      `For this page alone, load it with CORS (${f.asked.api === 'fetch' ? 'without mode `no-cors`' : '`crossorigin` on the element'}), and let ${f.server} allow \`${f.origin}\` by Access-Control-Allow-Origin.`,
    ),
  ],
  'cross-origin-embedder-policy': pagePolicy.embedderPolicy,
  'opaque-response-blocked': (f) => [
    `The page loads this as something that it is not, and without CORS: ${f.browser} keeps such an answer from the page altogether.`,
    'Data is read with `fetch`, and with permission. For an element, send the right Content-Type.',
  ],
  'mime-type-blocked': (f) => [
    `The answer’s Content-Type, \`${f.value}\`, does not fit what it was loaded for, so ${f.browser} keeps it from the page.`,
    'Send the right Content-Type.',
  ],
  integrity: (f) =>
    f.value === null
      ? [
          `The call has \`integrity\`, and the answer is one that a page may not read (\`no-cors\`, or a redirect that is not followed). ${f.browser} compares only what a page may read, so it refuses the answer.`,
          'Call in CORS mode (`crossorigin` on an element), and let the server allow the origin.',
        ]
      : [
          `The \`integrity\` of the call is not the digest of what arrived, \`${f.value}\`. ${f.browser} keeps the answer from the page.`,
          'If the new content is right, write its digest. If it should not have changed, find out who changed it.',
        ],
}
