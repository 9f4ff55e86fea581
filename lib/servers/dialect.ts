/**
 * What every server dialect is: text in, and out come either diagnostics with positions or a running server.
 * A server knows HTTP and its own text, nothing of CORS, pages or browsers.
 */
import type { TextRange } from '../javascript/text-range.ts'
import type { ConsoleLevel } from '../trace/event-parts.ts'
import type { HeaderList } from '../trace/events.ts'

/** One remark on a server's text: what is wrong, why, and what to do, in one message. */
export interface Diagnostic extends TextRange {
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

export interface ServerResponse {
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
  /** True: another server's answer, passed on; `ran` and `route` then say nothing about this one. */
  readonly forwarded?: boolean
  /** How long the server takes before it answers. */
  readonly delayMs?: number
}

/** What a running server can do besides answering: send requests to other servers, and tell what happens inside. */
export interface Upstreams {
  /**
   * Sends a request on to another server of the document, by its URL's origin, as a proxy does.
   * Rejects with an Error where nobody answers; its `message` says why, for people.
   */
  forward(request: ServerRequest): Promise<ServerResponse>
  /** A shared cache inside this server found, missed or kept an answer. */
  cached(what: 'hit' | 'miss' | 'stored', detail: string): void
}

export interface RunningServer {
  /**
   * Answers one request. Rejects with an Error where the connection breaks without an answer: the server's code hangs
   * or has taken the process down.
   */
  answer(request: ServerRequest, upstreams: Upstreams): Promise<ServerResponse>
  /** Ends it, at the end of a run. */
  stop?(): void
}

/** A server that does not run, in the words that its process would leave in the terminal. */
export interface Crash {
  readonly text: string
  /** 1-based line of the server's text that is to blame, where one is. */
  readonly line?: number
}

export interface Started {
  /** Null where it does not run; then every connection is refused. */
  readonly server: RunningServer | null
  readonly diagnostics: readonly Diagnostic[]
  /** Present where the text is fine to read and the process ended at its start. */
  readonly crash?: Crash
}

/** Server code, to be run where it reaches nothing but its requests. */
export interface ServerProgram {
  /** The id of its dialect. */
  readonly dialect: string
  /** The server's own origin. */
  readonly origin: string
  /** The text as its author wrote it, for the words of a crash. */
  readonly text: string
  /** JavaScript: the body of an async function whose parameters are the imports. Its lines are those of the text. */
  readonly code: string
  /** What the code imports, and under which name. */
  readonly imports: readonly { readonly from: string; readonly name: string; readonly local: string }[]
  /** Told what the server prints. */
  readonly print: ServerEnvironment['print']
}

/** Runs server code. Never rejects for what the code does. */
export type StartCode = (
  program: ServerProgram,
) => Promise<{ readonly server: RunningServer } | { readonly crash: Crash }>

/** What a dialect is given to start a server with. */
export interface ServerEnvironment {
  /** The server's own origin, serialized. */
  readonly origin: string
  readonly startCode: StartCode
  /** One line that the server's process prints. */
  print(level: ConsoleLevel, text: string, line?: number): void
}

/** A word of the dialect that the editor completes and explains. */
export interface HelpWord {
  readonly word: string
  /** What is written for it, as a snippet with `$0` where the cursor goes; absent: the word itself. */
  readonly insert?: string
  /** One or two sentences, Markdown. */
  readonly says: string
}

/** A header, and perhaps a status, that a response must have, whatever the request's method and path are. */
export interface AdvisedHeader {
  /** `Access-Control-Allow-Origin` */
  readonly header: string
  /** Its value; for a list, what has to be added to it. */
  readonly value: string
  /** The response answers a preflight. */
  readonly preflight: boolean
  /** The status that the response must have as well. */
  readonly status?: number
}

/** A header that the response to a request must have, with what is known of that request and its response. */
export interface RequiredHeader extends AdvisedHeader {
  /** Of the request that was answered without it. */
  readonly method: string
  readonly path: string
  /** 1-based line of the route that answered, as in `ServerResponse`; absent where none did. */
  readonly line?: number
  /** The headers of that response, where they are known. */
  readonly sent?: HeaderList
  /** The name of a header of that response that is this one's, misspelled. */
  readonly misspelled?: string
}

export interface Dialect {
  /** A working server, to begin with: it answers `GET /resources/public-data/` and lets every origin read it. */
  readonly example: string
  /** Words for completion and hover help; empty where the editor knows better by itself. */
  readonly help: readonly HelpWord[]
  /** Remarks on a text that is being written. Runs none of it, and never throws, whatever the text. */
  check(text: string): readonly Diagnostic[]
  /** Starts a server. Never rejects, whatever the text. */
  start(text: string, environment: ServerEnvironment): Promise<Started>
  /**
   * How an author of such a text adds a header to a response: a sentence in Markdown, for where `amend` returns null.
   * Null, or absent: the header's own line says it best.
   */
  advise?(required: AdvisedHeader): string | null
  /**
   * The text with a change written as its author would write it, as the smallest edit (an option of the middleware, a
   * directive). Null where that takes a person. A promise where the changed text is run to try it. Absent: this dialect
   * never knows.
   */
  amend?(text: string, change: RequiredHeader): string | null | Promise<string | null>
}
