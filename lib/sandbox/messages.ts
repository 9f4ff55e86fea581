/**
 * The messages between the page worker, the frame and the host. The host trusts no message: whatever arrives
 * on a port is validated here and copied, and unknown members are left out.
 *
 * No message of the worker can do more than the script could do by itself (call, log, throw, end), so a script that
 * got access to the port would gain nothing: decisions and the trace are made on the host's side.
 */

import * as v from 'valibot'
import type { Call, CallResult } from '../browser/call.ts'
import { headerBytes, MOST_HEADER_BYTES } from '../servers/message-bounds.ts'
import { ADDRESS_SPACES } from '../trace/address-space.ts'
import { APIS, CONSOLE_LEVELS, type ConsoleLevel } from '../trace/event-parts.ts'
import type { BrowserName, HeaderList, SourcePosition } from '../trace/events.ts'
import { LONGEST_URL } from './bounded-call.ts'
import type { Limits } from './limits.ts'

/** Host to worker, on the run's own port. The first message is `run`. */
export type ToWorker =
  | {
      readonly type: 'run'
      readonly code: string
      readonly pageUrl: string
      readonly origin: string
      readonly browser: BrowserName
      readonly pageHeaders?: HeaderList | undefined
      readonly limits: Limits
    }
  | { readonly type: 'result'; readonly id: number; readonly result: CallResult }

/** Worker to host, on the run's own port. */
export type FromWorker =
  /** The script's code is about to be evaluated. */
  | { readonly type: 'started' }
  | { readonly type: 'call'; readonly id: number; readonly call: Call }
  | { readonly type: 'abort'; readonly id: number }
  | {
      readonly type: 'console'
      readonly level: ConsoleLevel
      readonly text: string
      readonly source?: SourcePosition | undefined
      /** Absent: the script printed it. */
      readonly by?: 'browser' | undefined
    }
  | {
      readonly type: 'error'
      readonly kind: 'uncaught' | 'unhandled-rejection'
      readonly name: string
      readonly message: string
      readonly source?: SourcePosition | undefined
    }
  /** The script asked for a header of the response to a call, and got null. */
  | { readonly type: 'header-not-found'; readonly call: number; readonly name: string }
  /** The script waits, and nothing else happens: the clock is set forward. */
  | { readonly type: 'leap'; readonly milliseconds: number }
  /** No script is left that could run. */
  | { readonly type: 'idle' }
  /** The worker stops sending because the script exceeded a limit. */
  | { readonly type: 'exceeded'; readonly limit: 'output-limit' | 'call-limit' }

/** The script of a worker that is not part of the frame's own. The same name is always the same script. */
export interface WorkerScript {
  readonly name: string
  readonly source: string
}

/** Host to frame, on the frame's port. `spawn` transfers the run's port; without a script it starts a page worker. */
export type ToFrame =
  | { readonly type: 'spawn'; readonly run: number; readonly script?: WorkerScript }
  | { readonly type: 'stop'; readonly run: number }

/** Frame to host, on the frame's port. */
export type FromFrame = { readonly type: 'ready' } | { readonly type: 'stopped'; readonly run: number }

/** Characters of a header's name in a report: a longer one is no header that a server sends. */
const LONGEST_NAME = 100

/** Milliseconds: no timeout can be longer. */
const LONGEST_LEAP = 2 ** 31 - 1

const text = v.pipe(v.string(), v.maxLength(1_000_000))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const source = v.optional(v.object({ line: count, column: count }))

// `satisfies` below: a member that is added to the type must be accepted here, or this does not compile.
const call = v.object({
  api: v.picklist(APIS),
  method: text,
  url: v.pipe(v.string(), v.maxLength(LONGEST_URL)),
  headers: v.pipe(
    v.array(v.tuple([text, text])),
    v.check((list) => headerBytes(list) <= MOST_HEADER_BYTES),
  ),
  bodyType: v.optional(text),
  body: v.nullable(v.instance(Uint8Array)),
  bodyIsStream: v.optional(v.boolean()),
  // An invalid call may have any text here, and must be reported all the same.
  mode: v.fallback(v.picklist(['cors', 'no-cors', 'same-origin', 'navigate']), 'cors'),
  credentials: v.fallback(v.picklist(['omit', 'same-origin', 'include']), 'same-origin'),
  cache: v.fallback(
    v.picklist(['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached']),
    'default',
  ),
  redirect: v.fallback(v.picklist(['follow', 'error', 'manual']), 'follow'),
  referrer: v.optional(text),
  referrerPolicy: v.optional(text),
  keepalive: v.optional(v.boolean()),
  integrity: v.optional(text),
  blob: v.optional(v.object({ type: text, bytes: v.instance(Uint8Array) })),
  targetAddressSpace: v.optional(v.picklist(ADDRESS_SPACES)),
  uploadListener: v.optional(v.boolean()),
  destination: v.optional(text),
  srcdoc: v.optional(text),
  sandbox: v.optional(text),
  nonce: v.optional(text),
  isModule: v.optional(v.boolean()),
  source,
  invalid: v.optional(v.object({ name: text, message: text })),
} satisfies Record<keyof Call, unknown>)

const fromWorker = v.variant('type', [
  v.object({ type: v.literal('started') }),
  v.object({ type: v.literal('call'), id: count, call }),
  v.object({ type: v.literal('abort'), id: count }),
  v.object({
    type: v.literal('console'),
    level: v.picklist(CONSOLE_LEVELS),
    text,
    source,
    by: v.optional(v.literal('browser')),
  }),
  v.object({
    type: v.literal('error'),
    kind: v.picklist(['uncaught', 'unhandled-rejection']),
    name: text,
    message: text,
    source,
  }),
  v.object({ type: v.literal('header-not-found'), call: count, name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)) }),
  v.object({ type: v.literal('leap'), milliseconds: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_LEAP)) }),
  v.object({ type: v.literal('idle') }),
  v.object({ type: v.literal('exceeded'), limit: v.picklist(['output-limit', 'call-limit']) }),
])

const fromFrame = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('stopped'), run: count }),
])

/** A message of the worker as a fresh, well-formed copy; null when it is anything else. */
export function readFromWorker(data: unknown): FromWorker | null {
  const result = v.safeParse(fromWorker, data)
  return result.success ? result.output : null
}

/** A message of the frame as a fresh, well-formed copy; null when it is anything else. */
export function readFromFrame(data: unknown): FromFrame | null {
  const result = v.safeParse(fromFrame, data)
  return result.success ? result.output : null
}
