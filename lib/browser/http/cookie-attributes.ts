import type { Cookie } from './cookie-jar.ts'

/** The attributes as they are written; of an attribute that is there more than once, the last counts. */
export interface CookieAttributes {
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly partitioned: boolean
  readonly sameSite: Cookie['sameSite']
  /** Null: absent, or not an absolute path. */
  readonly path: string | null
  /** Without a leading dot, in lower case. Null: absent or empty. */
  readonly domain: string | null
  /** Is the domain written with a leading dot? */
  readonly isDomainDotted: boolean
  readonly expires: number
}
