/**
 * The messages between the host and a server's worker. As with the page worker, the host trusts no message:
 * what arrives is validated and copied.
 */

import * as v from 'valibot'
import type { Crash, Diagnostic, ServerProgram, ServerRequest, ServerResponse } from '../../servers/dialect.ts'
import type { DialectId } from '../../servers/dialects.ts'
import { headerBytes, MOST_BODY_BYTES, MOST_HEADER_BYTES } from '../../servers/message-bounds.ts'
import { canParseUrl } from '../../trace/address.ts'
import { CONSOLE_LEVELS, type ConsoleLevel } from '../../trace/event-parts.ts'
import { OWN_CORS_RESULTS, type OwnCors } from '../../trace/server-events.ts'

/** A server that is a text for an interpreter of ours. */
interface ServerText {
  readonly dialect: DialectId
  readonly origin: string
  readonly text: string
}

/** Host to worker. The first message is `start`, or `start-text` to a worker with our interpreters. */
export type ToServer =
  | { readonly type: 'start'; readonly program: Omit<ServerProgram, 'print'> }
  | { readonly type: 'start-text'; readonly server: ServerText }
  /** `now` is the time of the run's clock, in milliseconds since 1970. */
  | { readonly type: 'request'; readonly id: number; readonly request: ServerRequest; readonly now: number }
  /** The response of another server, or why there is none. */
  | { readonly type: 'forwarded'; readonly id: number; readonly answer: ServerResponse }
  | { readonly type: 'forward-failed'; readonly id: number; readonly message: string }
  /** Asks whether the worker still runs its event loop; code in an endless loop does not receive it. */
  | { readonly type: 'ping' }

/** Worker to host. */
export type FromServer =
  /** Packages are loaded, and the server's own code is about to run. */
  | { readonly type: 'loaded' }
  | { readonly type: 'listening' }
  /** At the start or later: the process has ended. */
  | { readonly type: 'crashed'; readonly crash: Crash }
  | { readonly type: 'answered'; readonly id: number; readonly answer: ServerResponse }
  /** The connection breaks without a response. */
  | { readonly type: 'broken'; readonly id: number; readonly message: string }
  | {
      readonly type: 'print'
      readonly level: ConsoleLevel
      readonly text: string
      readonly line?: number | undefined
    }
  | { readonly type: 'pong' }
  | FromTextServer
  /** The code calls another server while it answers the request `of`. */
  | { readonly type: 'forward'; readonly id: number; readonly of: number; readonly request: ServerRequest }

/** Messages that only a worker with our interpreters sends. It is the site's own script, so they are not validated. */
export type FromTextServer =
  /** The text was read; the server listens unless an error or a crash kept it from starting. */
  | {
      readonly type: 'read'
      readonly listens: boolean
      readonly diagnostics: readonly Diagnostic[]
      readonly crash?: Crash | undefined
    }
  /** What the interpreter works on from now on, as `ServerEnvironment.busyWith` says. */
  | { readonly type: 'busy'; readonly part: string | null }
  /** An event of a shared cache inside the server, while it answers the request `of`. */
  | {
      readonly type: 'cached'
      readonly of: number
      readonly what: 'hit' | 'miss' | 'stored'
      readonly detail: string
    }

const text = v.pipe(v.string(), v.maxLength(1_000_000))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const line = v.exactOptional(count)

const headers = v.pipe(
  v.array(v.tuple([text, text])),
  v.check((list) => headerBytes(list) <= MOST_HEADER_BYTES),
)
const bytes = v.nullable(
  v.pipe(
    v.instance(Uint8Array),
    v.check((body) => body.byteLength <= MOST_BODY_BYTES),
  ),
)

const answer = v.object({
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999)),
  statusText: text,
  headers,
  body: bytes,
  ran: v.boolean(),
  route: v.exactOptional(v.pipe(text, v.maxLength(2_000))),
  line,
  cors: v.exactOptional(
    v.object({
      what: v.picklist(OWN_CORS_RESULTS),
      by: v.pipe(text, v.maxLength(100)),
      line,
      place: v.exactOptional(v.pipe(text, v.maxLength(2_000))),
    } satisfies Record<Exclude<keyof OwnCors, 'variables' | 'near' | 'lines'>, unknown>),
  ),
})

const fromServer = v.variant('type', [
  v.object({ type: v.literal('loaded') }),
  v.object({ type: v.literal('listening') }),
  v.object({ type: v.literal('crashed'), crash: v.object({ text, line }) }),
  v.object({ type: v.literal('answered'), id: count, answer }),
  v.object({ type: v.literal('broken'), id: count, message: text }),
  v.object({
    type: v.literal('print'),
    level: v.picklist(CONSOLE_LEVELS),
    text,
    line: v.optional(count),
  }),
  v.object({ type: v.literal('pong') }),
  v.object({
    type: v.literal('forward'),
    id: count,
    of: count,
    request: v.object({
      method: v.pipe(text, v.regex(/^[!#$%&'*+\-.^_`|~\w]+$/)),
      url: v.pipe(
        text,
        v.check((url) => canParseUrl(url)),
      ),
      headers,
      body: bytes,
    }),
  }),
])

/** A message of a worker that runs strangers' code, as a fresh, well-formed copy; null when it is anything else. */
export function readFromServer(data: unknown): Exclude<FromServer, FromTextServer> | null {
  const result = v.safeParse(fromServer, data)
  return result.success ? result.output : null
}
