import type { ServerResponse } from '../../dialect.ts'

/** The part of a response that a cache sends again. */
export type CachedResponse = Pick<ServerResponse, 'status' | 'statusText' | 'headers' | 'body'>

/** A response in a cache. */
export interface StoredResponse extends CachedResponse {
  /** Milliseconds since 1970, on the clock of the site. */
  readonly freshUntil: number
  /** The request headers that `Vary` names, with their values in the request that was answered. */
  readonly vary: readonly (readonly [name: string, value: string])[]
  /** Whose request it answered, for people: `from the origin https://foo.example`. */
  readonly requestedBy: string
}

/** A zone of `proxy_cache_path`. */
export interface CacheZone {
  /** Key → the stored responses, one for each variant that `Vary` makes. */
  readonly stored: Map<string, StoredResponse[]>
  /** Key → how often it was asked for. */
  readonly uses: Map<string, number>
}
