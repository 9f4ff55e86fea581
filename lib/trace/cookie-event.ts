/** What became of one cookie, as part of the trace. */
import type { OfCall } from './event-parts.ts'
import type { RuleId } from './rules.ts'

export interface CookieEvent extends OfCall, CookieRefusal {
  readonly type: 'cookie'
  readonly exchange?: number
  readonly what: 'sent' | 'kept-back' | 'stored' | 'refused'
  readonly name: string
  readonly value: string
}

/** The rule that decided about a cookie, with the facts that an explanation needs. */
export interface CookieRefusal {
  readonly rule: RuleId
  /** How page and request compare as sites, where `rule` is `cookie-same-site`; `same-site` after a redirect elsewhere. */
  readonly sites?: SiteRelation
  /**
   * `cookie-path`: the path of the request. `cookie-domain`: of a refused cookie its `Domain`, of a kept-back one the host
   * of the request. `cookie-prefix`: the prefix, as the RFC writes it.
   */
  readonly observed?: string
  /**
   * `cookie-path`: the cookie's path. `cookie-domain`: of a refused cookie the host that set it, of a kept-back one the
   * host or domain that it belongs to. `cookie-prefix`: what is missing, such as `Secure`, `Path=/` or `no Domain`.
   */
  readonly expected?: string
  /** `cookie-path`, `cookie-domain` of a kept-back cookie: `Path` or `Domain` was not written, so the default counts. */
  readonly isDefault?: boolean
  readonly problem?: CookieProblem
}

/**
 * `cookie-domain`: the domain is not the host's own or a parent (`other-host`), or everybody's (`public-suffix`).
 * `cookie-secure`: a `Secure` cookie over plain HTTP (`plain-http`), `SameSite=None` without `Secure` (`same-site-none`),
 * `Partitioned` without `Secure` (`partitioned`), or a cookie over plain HTTP that would hide a `Secure` one
 * (`shadows-secure`). `cookie-syntax`: longer than 4,096 characters, with a control character, or without a
 * name.
 */
type CookieProblem =
  | 'other-host'
  | 'public-suffix'
  | 'plain-http'
  | 'same-site-none'
  | 'partitioned'
  | 'shadows-secure'
  | 'too-long'
  | 'control-character'
  | 'no-name'

/** `schemelessly-same-site`: only the schemes make two sites of one registrable domain. */
export type SiteRelation = 'same-site' | 'schemelessly-same-site' | 'cross-site'
