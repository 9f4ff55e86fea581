/**
 * What every server dialect is: text in, and out come either diagnostics with positions or a running server.
 * A server knows HTTP and its own text, nothing of CORS, pages or browsers.
 */
import type { HeaderList } from '../trace/events.ts'

/** A place in a text: 1-based line, 1-based column in UTF-16 code units, as editors count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of text. `to` is exclusive. */
export interface Range {
  readonly from: Position
  readonly to: Position
}

/** One remark on a server's text: what is wrong, why, and what to do, in one message. */
export interface Diagnostic extends Range {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** Stable name of the kind of remark, `header-without-colon`. */
  readonly code: string
  /** What to write in place of the marked text, where there is one obvious remedy. */
  readonly replacement?: string
}

export interface ServerRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
}

export interface ServerAnswer {
  readonly status: number
  readonly statusText: string
  /** As sent: order, case and duplicates survive. */
  readonly headers: HeaderList
  readonly body: Uint8Array | null
  /** False when no route matched and the server's default answer went out. */
  readonly ran: boolean
  /** The route that answered, as its author wrote it. */
  readonly route?: string
  /** 1-based line of that route in the server's text. */
  readonly line?: number
  /** How long the server takes before it answers. */
  readonly delayMs?: number
}

export interface RunningServer {
  answer(request: ServerRequest): Promise<ServerAnswer>
}

/** Append-only: shared links hold these words. */
export type DialectId = 'raw'

export interface Compiled {
  /** Null when a diagnostic is an error. */
  readonly server: RunningServer | null
  readonly diagnostics: readonly Diagnostic[]
}

export interface Dialect {
  readonly id: DialectId
  /** What people call it. */
  readonly label: string
  /** Never throws, whatever the text. */
  compile(text: string): Compiled
}
