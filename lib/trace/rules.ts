/**
 * The rules that a decision, a header mark or a cookie mark of the trace can name. Closed and append-only:
 * links and progress contain these words. The sentence for each rule is in the views.
 *
 * Read a decision's `passed` with the rule's name as a statement: `same-origin`, `preflight-needed`, `preflight-cache` and
 * `include-credentials` passed when that is so; a rule that names a check (`bad-port`, `mixed-content`, `allow-origin`,
 * `redirect-credentials`…) passed when the check was passed. `redirect-tainted-origin` and `use-cors-preflight-flag` are
 * recorded only where they count against the request, with `passed: false`.
 */
export type RuleId =
  // main fetch
  | 'same-origin'
  | 'mode-same-origin'
  | 'mode-no-cors'
  | 'no-cors-redirect-mode'
  | 'scheme-is-http'
  | 'bad-port'
  | 'mixed-content'
  | 'content-security-policy'
  | 'upgrade-insecure-requests'
  | 'local-network-access'
  // request construction
  | 'forbidden-method'
  | 'forbidden-request-header'
  | 'no-cors-safelisted-request-header'
  // is a preflight needed
  | 'cors-safelisted-method'
  | 'cors-safelisted-request-header'
  | 'use-cors-preflight-flag'
  | 'preflight-needed'
  | 'preflight-cache'
  // headers that the browser sets
  | 'origin-header'
  | 'referer-header'
  | 'fetch-metadata'
  | 'default-request-header'
  // CORS check and response to the preflight
  | 'allow-origin'
  | 'allow-credentials'
  | 'preflight-redirect'
  | 'preflight-status'
  | 'allow-methods-syntax'
  | 'allow-headers-syntax'
  | 'allow-methods'
  | 'allow-headers'
  | 'max-age'
  // response
  | 'cross-origin-resource-policy'
  | 'cross-origin-embedder-policy'
  | 'opaque-response'
  | 'opaque-response-blocking'
  | 'expose-headers'
  | 'forbidden-response-header'
  | 'mime-type'
  | 'integrity'
  | 'event-stream'
  // redirects
  | 'redirect-mode'
  | 'redirect-location'
  | 'redirect-scheme'
  | 'redirect-count'
  | 'redirect-credentials'
  | 'redirect-tainted-origin'
  | 'redirect-rewrites-method'
  | 'redirect-drops-authorization'
  | 'redirect-stream-body'
  // credentials and caches
  | 'include-credentials'
  | 'cookie-same-site'
  | 'cookie-secure'
  | 'cookie-path'
  | 'cookie-domain'
  | 'cookie-prefix'
  | 'cookie-syntax'
  | 'third-party-cookie'
  | 'http-cache'
  | 'only-if-cached'
  | 'keepalive-limit'
  // forms
  | 'sandboxed-form'

/**
 * Each rule's algorithm or definition, as a fragment in https://fetch.spec.whatwg.org/.
 * An event names another fragment only where one rule is applied in two places.
 */
export const RULE_ANCHORS: Readonly<Record<RuleId, string>> = {
  'same-origin': '#concept-main-fetch',
  'mode-same-origin': '#concept-main-fetch',
  'mode-no-cors': '#concept-main-fetch',
  'no-cors-redirect-mode': '#concept-main-fetch',
  'scheme-is-http': '#concept-main-fetch',
  'bad-port': '#block-bad-port',
  'mixed-content': '#concept-main-fetch',
  'content-security-policy': '#concept-main-fetch',
  'upgrade-insecure-requests': '#concept-main-fetch',
  'local-network-access': '#http-network-fetch',
  'forbidden-method': '#forbidden-method',
  'forbidden-request-header': '#forbidden-request-header',
  'no-cors-safelisted-request-header': '#no-cors-safelisted-request-header',
  'cors-safelisted-method': '#cors-safelisted-method',
  'cors-safelisted-request-header': '#cors-safelisted-request-header',
  'use-cors-preflight-flag': '#use-cors-preflight-flag',
  'preflight-needed': '#concept-main-fetch',
  'preflight-cache': '#http-fetch',
  'origin-header': '#append-a-request-origin-header',
  'referer-header': '#http-network-or-cache-fetch',
  'fetch-metadata': '#http-network-or-cache-fetch',
  'default-request-header': '#dom-request',
  'allow-origin': '#concept-cors-check',
  'allow-credentials': '#concept-cors-check',
  'preflight-redirect': '#cors-preflight-fetch',
  'preflight-status': '#cors-preflight-fetch',
  'allow-methods-syntax': '#cors-preflight-fetch',
  'allow-headers-syntax': '#cors-preflight-fetch',
  'allow-methods': '#cors-preflight-fetch',
  'allow-headers': '#cors-preflight-fetch',
  'max-age': '#cors-preflight-fetch',
  'cross-origin-resource-policy': '#cross-origin-resource-policy-internal-check',
  'cross-origin-embedder-policy': '#cross-origin-resource-policy-internal-check',
  'opaque-response': '#concept-filtered-response-opaque',
  'opaque-response-blocking': '#concept-main-fetch',
  'expose-headers': '#concept-main-fetch',
  'forbidden-response-header': '#forbidden-response-header-name',
  'mime-type': '#concept-main-fetch',
  integrity: '#concept-main-fetch',
  // It is HTML's, in the section of EventSource.
  'event-stream': '#concept-fetch',
  'redirect-mode': '#http-fetch',
  'redirect-location': '#http-redirect-fetch',
  'redirect-scheme': '#http-redirect-fetch',
  'redirect-count': '#http-redirect-fetch',
  'redirect-credentials': '#http-redirect-fetch',
  'redirect-tainted-origin': '#concept-request-tainted-origin',
  'redirect-rewrites-method': '#http-redirect-fetch',
  'redirect-drops-authorization': '#http-redirect-fetch',
  'redirect-stream-body': '#http-redirect-fetch',
  'include-credentials': '#http-network-or-cache-fetch',
  'cookie-same-site': '#determine-the-same-site-mode',
  'cookie-secure': '#append-a-request-cookie-header',
  'cookie-path': '#append-a-request-cookie-header',
  'cookie-domain': '#parse-and-store-response-set-cookie-headers',
  'cookie-prefix': '#parse-and-store-response-set-cookie-headers',
  'cookie-syntax': '#parse-and-store-response-set-cookie-headers',
  'third-party-cookie': '#append-a-request-cookie-header',
  'http-cache': '#http-network-or-cache-fetch',
  'only-if-cached': '#http-network-or-cache-fetch',
  'keepalive-limit': '#http-network-or-cache-fetch',
  // It is HTML's, in the section of form submission.
  'sandboxed-form': '#concept-fetch',
}
