/**
 * The rules that a decision, a header mark or a cookie mark of the trace can name. Closed and append-only:
 * links and progress hold these words. The sentence of each stands with the views, apart from the logic.
 *
 * Read a decision's `passed` with the rule's name as a statement: `same-origin`, `preflight-needed`, `preflight-cache` and
 * `include-credentials` passed when that is so; a rule that names a check (`bad-port`, `mixed-content`, `allow-origin`,
 * `redirect-credentials`…) passed when the check was passed. `redirect-tainted-origin` and `use-cors-preflight-flag` are
 * written down only where they speak against the request, with `passed: false`.
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
  // headers the browser writes
  | 'origin-header'
  | 'referer-header'
  | 'fetch-metadata'
  | 'default-request-header'
  // CORS check and preflight answer
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
  | 'opaque-response'
  | 'opaque-response-blocking'
  | 'expose-headers'
  | 'forbidden-response-header'
  | 'mime-type'
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
  | 'third-party-cookie'
  | 'http-cache'
  | 'only-if-cached'
  | 'keepalive-limit'
