/**
 * The messages between the page and the run worker. Both are the site's own scripts of one build, so messages are
 * typed and not validated; messages of visitors' code are validated before they get here.
 */
import type { Jars } from '../curl/jar.ts'
import type { CurlCommand } from '../curl/parse-command.ts'
import type { Printed } from '../curl/run-curl.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import type { WorkerScript } from '../sandbox/messages.ts'
import type { Diagnostic } from '../servers/dialect.ts'
import type { DialectId } from '../servers/dialects.ts'
import type { RunStep, Trace, TraceEvent } from '../trace/events.ts'
import type { Fix } from './prove-fix.ts'

/** Page to run worker. */
export type ToRunWorker =
  /** Loads what a run with servers in these dialects needs. Not answered: what does not load now is loaded by the run. */
  | { readonly type: 'prepare'; readonly dialects: readonly DialectId[] }
  | { readonly type: 'run'; readonly run: number; readonly document: PlaygroundDocument }
  /** Finds and proves the fix for a call of this trace, the run of this document; answered with `proved`. */
  | {
      readonly type: 'prove'
      readonly run: number
      readonly document: PlaygroundDocument
      readonly trace: Trace
      readonly call: number
    }
  /** Carries out a command of the terminal with the servers of this document; answered with `printed`. */
  | {
      readonly type: 'ask'
      readonly run: number
      readonly document: PlaygroundDocument
      readonly command: CurlCommand
      readonly jars: Jars
    }
  | { readonly type: 'stop'; readonly run: number }
  | { readonly type: 'frame'; readonly ok: boolean; readonly message: string }
  | { readonly type: 'worker-ended'; readonly id: number }
  /** Answered with `pong`; a worker that computes without a pause does not answer. */
  | { readonly type: 'ping' }

/** Run worker to page. */
export type FromRunWorker =
  | { readonly type: 'event'; readonly run: number; readonly event: TraceEvent }
  | { readonly type: 'step'; readonly run: number; readonly step: RunStep }
  | {
      readonly type: 'ended'
      readonly run: number
      readonly diagnostics: readonly (readonly [origin: string, remarks: readonly Diagnostic[]])[]
    }
  /** The fix that was asked for; null where there is none, and where the proof was stopped. */
  | { readonly type: 'proved'; readonly run: number; readonly fix: Fix | null }
  | { readonly type: 'printed'; readonly run: number; readonly printed: Printed }
  /** The run could not be made: the sandbox or a dialect did not load. */
  | { readonly type: 'failed'; readonly run: number; readonly message: string }
  /** Asks for the sandbox's frame, which only a document can contain; answered with `frame`. */
  | { readonly type: 'open-frame' }
  /** Starts a worker in the frame; its port is transferred with the message. */
  | { readonly type: 'spawn'; readonly id: number; readonly script?: WorkerScript }
  /** Ends it; answered with `worker-ended`. */
  | { readonly type: 'end-worker'; readonly id: number }
  /** Gives a server that is a text its own worker; its port is transferred with the message. */
  | { readonly type: 'spawn-text'; readonly id: number }
  /** That server is no longer needed; `hung`: its worker does not answer. */
  | { readonly type: 'end-text'; readonly id: number; readonly hung: boolean }
  | { readonly type: 'pong' }

/** One side's view of the channel: a `Worker`, a worker's own scope, or a port of Node's. */
export interface Channel<Out, In> {
  send(message: Out, transfer?: readonly Transferable[]): void
  receive(listener: (message: In, ports: readonly MessagePort[]) => void): void
}
