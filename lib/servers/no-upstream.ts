import type { Upstreams } from './dialect.ts'

/** The upstreams of a server that has none: every forwarded request fails, and nothing is cached. */
export const NO_UPSTREAM: Upstreams = {
  forward: ({ url }) =>
    Promise.reject(new Error(`Nobody answers at ${new URL(url).origin}: there is no server with this origin.`)),
  cached: () => {},
}
