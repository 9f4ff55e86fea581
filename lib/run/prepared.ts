import type { SourcePosition } from '../trace/events.ts'

/** The client's code as JavaScript with its lines and columns kept, or what is wrong with its syntax. */
export type Prepared =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly name: string; readonly message: string; readonly source?: SourcePosition }
