/**
 * The section of a lesson that is about a reason: where a failed run in the playground, a pasted console text and the page
 * of an error lead. Whoever writes a lesson that explains a reason better changes its line here; the address of a section
 * is made from its heading.
 */
import type { CaseReason } from '@/lib/search/case-reasons.ts'

/** `preflight#the-question-and-its-answer`: the lesson's slug, and the id of the section. */
export type SectionAddress = `${string}#${string}`

export const REASON_LESSONS: Readonly<Record<CaseReason, SectionAddress>> = {
  // the call never left
  'invalid-request': 'xhr-example#with-fetch',
  'mode-same-origin': 'same-origin-policy#another-port-is-another-origin',
  'no-cors-redirect-mode': 'redirects#not-following',
  'scheme-not-supported': 'same-origin-policy#what-is-an-origin',
  'local-url-unreadable': 'same-origin-policy#what-is-an-origin',
  'bad-port': 'same-origin-policy#another-port-is-another-origin',
  'mixed-content': 'more-than-fetch#it-looks-like-cors',
  'content-security-policy': 'more-than-fetch#it-looks-like-cors',
  'only-if-cached-miss': 'caches#the-http-cache-keeps-the-headers-too',
  'keepalive-limit': 'more-than-fetch#sent-and-nothing-read',
  'sandboxed-form': 'same-origin-policy#what-may-cross',
  aborted: 'reading-the-answer#many-reasons-one-error',
  // no answer
  'connection-failed': 'reading-the-answer#many-reasons-one-error',
  'preflight-connection-failed': 'reading-the-answer#many-reasons-one-error',
  'local-network-access': 'more-than-fetch#your-own-network',
  'local-network-access-insecure': 'more-than-fetch#your-own-network',
  'local-network-access-mismatch': 'more-than-fetch#your-own-network',
  // the CORS check on the response
  'missing-allow-origin': 'what-is-cors#without-the-permission',
  'multiple-allow-origin': 'cors-headers#one-value-chosen-for-the-one-who-asks',
  'invalid-allow-origin': 'cors-headers#equal-means-equal',
  'allow-origin-mismatch': 'cors-headers#equal-means-equal',
  'wildcard-with-credentials': 'with-cookies#with-cookies-more-is-asked',
  'allow-credentials-not-true': 'with-cookies#with-cookies-more-is-asked',
  // the CORS check on the preflight's response
  'preflight-missing-allow-origin': 'preflight#the-question-and-its-answer',
  'preflight-multiple-allow-origin': 'cors-headers#one-value-chosen-for-the-one-who-asks',
  'preflight-invalid-allow-origin': 'cors-headers#equal-means-equal',
  'preflight-allow-origin-mismatch': 'cors-headers#equal-means-equal',
  'preflight-wildcard-with-credentials': 'with-cookies#with-cookies-more-is-asked',
  'preflight-allow-credentials-not-true': 'with-cookies#with-cookies-more-is-asked',
  // the rest of the preflight
  'preflight-redirect': 'redirects#a-preflight-follows-no-redirect',
  'preflight-status': 'preflight#it-comes-without-a-name',
  'allow-methods-syntax': 'preflight#the-question-and-its-answer',
  'allow-headers-syntax': 'preflight#the-question-and-its-answer',
  'method-not-allowed': 'preflight#no-means-that-it-never-leaves',
  'header-not-allowed': 'preflight#the-question-and-its-answer',
  // redirects
  'redirect-mode-error': 'redirects#not-following',
  'redirect-location-invalid': 'redirects#redirects-that-always-fail',
  'redirect-scheme': 'redirects#redirects-that-always-fail',
  'redirect-count': 'redirects#redirects-that-always-fail',
  'redirect-credentials': 'redirects#redirects-that-always-fail',
  'embedded-credentials': 'redirects#redirects-that-always-fail',
  'redirect-stream-body': 'redirects#redirects-that-always-fail',
  // responses that may not be embedded
  'cross-origin-resource-policy': 'more-than-fetch#it-looks-like-cors',
  'cross-origin-embedder-policy': 'more-than-fetch#it-looks-like-cors',
  'opaque-response-blocked': 'more-than-fetch#it-looks-like-cors',
  'mime-type-blocked': 'more-than-fetch#it-looks-like-cors',
  integrity: 'more-than-fetch#one-attribute',
  // what is printed beside failed calls
  'tainted-canvas': 'more-than-fetch#shown-but-not-read',
  'service-worker-response': 'reading-the-answer#what-kind-of-answer-is-it',
  'worker-script': 'more-than-fetch#always-with-cors',
  'event-source-type': 'reading-the-answer#what-kind-of-answer-is-it',
  'cookie-same-site': 'credentials#which-requests-a-cookie-goes-with',
  'cookie-secure': 'credentials#which-requests-a-cookie-goes-with',
  'cookie-third-party': 'credentials#cookies-of-other-sites',
  'cookie-domain': 'credentials#which-requests-a-cookie-goes-with',
  'cookie-path': 'credentials#which-requests-a-cookie-goes-with',
  'cookie-prefix': 'credentials#which-requests-a-cookie-goes-with',
  'cookie-syntax': 'credentials#a-login-from-end-to-end',
  'forbidden-header': 'foo-example#who-writes-it',
  'authorization-wildcard': 'preflight#a-star-and-what-it-leaves-out',
  upgraded: 'more-than-fetch#it-looks-like-cors',
}

/** The address of the section about a reason. */
export const lessonAbout = (reason: CaseReason): string => `/lessons/${REASON_LESSONS[reason]}`

export const isKnownReason = (reason: string): reason is CaseReason => Object.hasOwn(REASON_LESSONS, reason)
