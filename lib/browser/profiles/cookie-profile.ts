/** How a browser's cookie store differs from others. Who keeps third-party cookies out is not here. */
export interface CookieProfile {
  /** What a cookie without `SameSite` counts as. The RFC's revision says `lax`. */
  readonly defaultSameSite: 'lax' | 'none'
  /** Do two schemes make two sites? */
  readonly isSameSiteSchemeful: boolean
  /** Is `SameSite=None` without `Secure` refused? */
  readonly noneNeedsSecure: boolean
  /** Are `Secure` cookies kept and sent over plain HTTP on hosts that are this machine? */
  readonly keepsSecureOnLoopback: boolean
  /** Must `Path=/` be written for `__Host-`, also where the default path is `/`? */
  readonly hostPrefixNeedsPath: boolean
  /**
   * The `Domain` that `__Host-` may have: the address itself, where the host is an IP address; or any host that has no
   * registrable domain, such as `localhost` and a public suffix.
   */
  readonly hostPrefixAllowsDomain: 'address' | 'unregistrable'
  /** Are `__Http-` and `__Host-Http-` known? */
  readonly knowsHttpPrefixes: boolean
  /** What a pair without `=` is: a value without a name, or a name without a value. The RFC's revision says the first. */
  readonly pairWithoutEquals: 'value' | 'name'
  /** Is a cookie with an empty name kept? */
  readonly keepsNameless: boolean
  /** Does a cookie that gets another value keep its place among those of its path? */
  readonly keepsPlace: boolean
  /** May a name or a value contain a tab? */
  readonly allowsTabs: boolean
}
