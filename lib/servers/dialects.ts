import type { Dialect, DialectId } from './dialect.ts'
import { raw } from './raw/raw.ts'

/** Every dialect a server can be written in, by its id. */
export const DIALECTS: { readonly [Id in DialectId]: Dialect } = { raw }

export function dialectOf(id: DialectId): Dialect {
  return DIALECTS[id]
}
