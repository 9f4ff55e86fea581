/** A server's text that is made to take long, and a request for it. */
export interface HostileText {
  /** What it tries, for the name of a failure. */
  readonly kind: string
  readonly text: string
  /** Of the request; absent: `/`. */
  readonly path?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
}
