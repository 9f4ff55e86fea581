import type { ServerResponse } from '../../dialect.ts'

export type CachedAnswer = Pick<ServerResponse, 'status' | 'statusText' | 'headers' | 'body'>

/** One answer in a cache. */
export interface Kept extends CachedAnswer {
  /** Milliseconds, as `Date.now`. */
  readonly until: number
  /** The headers of the request that `Vary` names, with what they said. */
  readonly vary: readonly (readonly [name: string, value: string])[]
  /** Whose request it was an answer to, for people. */
  readonly asked: string
}

/** Key → what is kept under it, one for each set of headers that `Vary` has told apart. */
export interface CacheZone {
  readonly kept: Map<string, Kept[]>
  readonly uses: Map<string, number>
}
