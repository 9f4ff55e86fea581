/**
 * The interface of every server dialect: it turns a text into diagnostics with positions, or into a running server.
 * A server knows HTTP and its own text, nothing of CORS, pages or browsers.
 */
import type { TextRange } from '../javascript/text-range.ts'
import type { ConsoleLevel } from '../trace/event-parts.ts'
import type { HeaderList } from '../trace/events.ts'
import type { ExceededBound, OwnCors } from '../trace/server-events.ts'

/** One remark on a server's text: what is wrong, why, and what to do, in one message. */
export interface Diagnostic extends TextRange {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** Stable name of the kind of remark, `header-without-colon`. */
  readonly code: string
  /** The replacement for the marked text, where there is one obvious correction. */
  readonly replacement?: string
  /** The response header, in lower case, that what is wrong was meant for, and that is therefore not sent as meant. */
  readonly about?: string
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
  /** What became of the permission in a server that implements CORS, where it knows and sends none. */
  readonly cors?: OwnCors
  /** True: another server's response, passed on; `ran` and `route` then do not apply to this one. */
  readonly forwarded?: boolean
  /** The program in front of the server's code refused the request because of its size; `ran` is false then. */
  readonly exceeded?: ExceededBound
  /** Milliseconds that the server takes before it answers. */
  readonly delayMs?: number
}

/** What a running server can do besides answering: send requests to other servers, and report events inside it. */
export interface Upstreams {
  /**
   * Passes a request on to another server of the document, by its URL's origin, as a proxy does.
   * Rejects with an Error where no server answers; its `message` is the reason, for people.
   */
  forward(request: ServerRequest): Promise<ServerResponse>
  /** Reports that a shared cache inside this server found, missed or stored a response. */
  cached(what: 'hit' | 'miss' | 'stored', detail: string): void
}

export interface RunningServer {
  /**
   * Answers one request. Rejects with an Error where the connection breaks without a response: the server's code hangs
   * or has ended the process.
   */
  answer(request: ServerRequest, upstreams: Upstreams): Promise<ServerResponse>
  /** Ends it, at the end of a run. */
  stop?(): void
}

/** Why a server does not run, in the text that its process would print. */
export interface Crash {
  readonly text: string
  /** 1-based line of the server's text that caused it, where one did. */
  readonly line?: number
  /** Environment variables that it is made from, and that are not set. */
  readonly variables?: readonly string[]
}

export interface Started {
  /** Null where it does not run; then every connection is refused. */
  readonly server: RunningServer | null
  readonly diagnostics: readonly Diagnostic[]
  /** Present where the text has no error and the process ended at its start. */
  readonly crash?: Crash
}

/** Server code, to be run in isolation: it can only answer requests. */
export interface ServerProgram {
  /** The id of its dialect. */
  readonly dialect: string
  /** The server's own origin. */
  readonly origin: string
  /** The text as its author wrote it, for the message of a crash. */
  readonly text: string
  /** JavaScript: the body of an async function whose parameters are the imports. Its lines are those of the text. */
  readonly code: string
  /** What the code imports, and under which name. */
  readonly imports: readonly { readonly from: string; readonly name: string; readonly local: string }[]
  /** Called with the server's output. */
  readonly print: ServerEnvironment['print']
}

/** Runs server code. Never rejects for what the code does. */
export type StartCode = (
  program: ServerProgram,
) => Promise<{ readonly server: RunningServer } | { readonly crash: Crash }>

/** What a dialect needs to start a server. */
export interface ServerEnvironment {
  /** The server's own origin, serialized. */
  readonly origin: string
  readonly startCode: StartCode
  /** One line that the server's process prints. */
  print(level: ConsoleLevel, text: string, line?: number): void
  /**
   * Called by interpreters before they work on another part of the text, with its name for people, `line 7 of its text`;
   * null for a part without one. If the work does not end, this is what is reported.
   */
  readonly busyWith?: (part: string | null) => void
  /** The run's clock, in milliseconds since 1970, by which a cache inside the server ages. `Date.now` when absent. */
  readonly now?: () => number
}

/** A term of the dialect that the editor completes and explains. */
export interface HelpWord {
  readonly word: string
  /** The text to insert, as a snippet with `$0` at the position of the cursor; absent: the term itself. */
  readonly insert?: string
  /** One or two sentences, Markdown. */
  readonly says: string
}

/** A header, and perhaps a status, that a response must have, whatever the request's method and path are. */
export interface AdvisedHeader {
  /** `Access-Control-Allow-Origin` */
  readonly header: string
  /** Its value; for a list, the element to add. */
  readonly value: string
  /** The response answers a preflight. */
  readonly preflight: boolean
  /** The status that the response must have as well. */
  readonly status?: number
  /** 1-based line of the route that answered, as in `ServerResponse`; absent where none did. */
  readonly line?: number
  /** The headers of that response, where they are known. */
  readonly sent?: HeaderList
}

/** A header that the response to a request must have, with what is known of that request and its response. */
export interface RequiredHeader extends AdvisedHeader {
  /** Of the request that was answered without it. */
  readonly method: string
  readonly path: string
  /** The whole address, by which a text with several servers chooses one of them. */
  readonly url?: string
  /** The name of a header of that response that is this one's, misspelled. */
  readonly misspelled?: string
  /** The whole of what the page asks for: a change may allow all of it at once. */
  readonly asked?: AskedFor
}

/** What a call of a page needs from a server. */
export interface AskedFor {
  /** The value of `Origin` that its requests carry. */
  readonly origin: string
  /** It carries credentials, or may. */
  readonly credentials: boolean
  readonly method: string
  /** The names that a preflight asks for, in lower case; empty where there is no preflight. */
  readonly headers: readonly string[]
}

/** A changed text. It has not been tried: whether it helps, and what else it changes, shows when it runs. */
export interface Amendment {
  readonly text: string
  /** The change as a sentence in Markdown, in the words of this program; absent: the header says it. */
  readonly says?: string
}

/** What a development server passes on to another server. */
interface PassedOn {
  /** The beginning or the pattern of the paths, as it is written; empty: all but pages. */
  readonly path: string
  /** The origin of the other server. */
  readonly to: string
}

export interface Dialect {
  /** A working server, to begin with: it answers `GET /resources/public-data/` and lets every origin read it. */
  readonly example: string
  /** Terms for completion and hover help; empty where the editor has its own. */
  readonly help: readonly HelpWord[]
  /**
   * Remarks on a text while it is being edited. Runs none of it, and never throws.
   * @param onLine called with the 1-based line of each part before it is read, by dialects that read part by part
   */
  check(text: string, onLine?: (line: number) => void): readonly Diagnostic[]
  /** Starts a server. Never rejects, whatever the text. */
  start(text: string, environment: ServerEnvironment): Promise<Started>
  /** What a text of a proxy passes on to other servers, in the order in which it is looked for. Never throws. */
  passesOn?(text: string): readonly PassedOn[]
  /**
   * How an author of such a text adds a header to a response: a sentence in Markdown, used where `amend` returns null.
   * Null, or absent: the header line itself is shown.
   * @param text the author's, so that nothing is named that is not in it
   */
  advise?(required: AdvisedHeader, text: string): string | null
  /**
   * Changed texts in the style of the author (an option of the middleware, a directive, a moved line), the one to try
   * first at the beginning. Each is one step: a header may still be missing after it. Empty where only a person can do
   * that. Absent: this dialect never can.
   */
  amend?(text: string, change: RequiredHeader): readonly Amendment[] | Promise<readonly Amendment[]>
}
