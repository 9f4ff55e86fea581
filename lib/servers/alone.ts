import type { Reach } from './dialect.ts'

/** The reach of a server that stands alone: whatever it sends on arrives nowhere. */
export const ALONE: Reach = {
  forward: ({ url }) =>
    Promise.reject(new Error(`Nobody answers at ${new URL(url).origin}: there is no server with this origin.`)),
  cached: () => {},
}
