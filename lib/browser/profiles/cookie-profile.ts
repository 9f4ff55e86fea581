/** How a browser's cookie store differs from others. Who keeps third-party cookies out is not here. */
export interface CookieProfile {
  /** What a cookie without `SameSite` counts as. The RFC's revision says `lax`. */
  readonly defaultSameSite: 'lax' | 'none'
  /** Do two schemes make two sites for `SameSite`? */
  readonly isSameSiteSchemeful: boolean
  /** Is `SameSite=None` without `Secure` refused? */
  readonly noneNeedsSecure: boolean
  /** Are `Secure` cookies kept and sent over plain HTTP on hosts that are this machine? */
  readonly keepsSecureOnLoopback: boolean
  /** Must `Path=/` be written for `__Host-`, also where the default path is `/`? */
  readonly hostPrefixNeedsPath: boolean
  /** Are `__Http-` and `__Host-Http-` known? */
  readonly knowsHttpPrefixes: boolean
  /** May a name or a value contain a tab? */
  readonly allowsTabs: boolean
}
