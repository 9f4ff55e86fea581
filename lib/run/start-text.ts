/** A server that is a text, in a separate worker: the run worker's side. */

import type { FromServer } from '../sandbox/server/server-messages.ts'
import { startInWorker } from '../sandbox/server/start-in-worker.ts'
import { LOOP_MILLISECONDS } from '../servers/code/server-timing.ts'
import type { ServerEnvironment, Started } from '../servers/dialect.ts'
import { DIALECTS, type DialectId } from '../servers/dialects.ts'

/** Starts the server of a text. Never rejects, whatever the text. */
export type StartText = (
  dialect: DialectId,
  text: string,
  surroundings: Pick<ServerEnvironment, 'origin' | 'print' | 'now'>,
) => Promise<Started>

/**
 * @param spawn starts a worker and transfers the port of a server to it
 * @param end releases the worker; `hung`: it no longer answers
 */
export function createStartText(
  spawn: (id: number, port: MessagePort) => void,
  end: (id: number, hung: boolean) => void,
): StartText {
  let last = 0
  return (dialect, text, surroundings) => {
    const { origin } = surroundings
    const { label } = DIALECTS[dialect]
    const seconds = LOOP_MILLISECONDS / 1000
    last += 1
    const id = last
    return startInWorker(
      {
        spawn: (port) => spawn(id, port),
        end: (hung) => end(id, hung),
        // The worker runs the site's own script, so its messages need no validation.
        read: (data) => data as FromServer,
        start: { type: 'start-text', server: { dialect, origin, text } },
        hung: (part) =>
          `The server at ${origin} hangs: ${label} was busy with ${part ?? 'this request'} for ${seconds} seconds without a pause. It was ended, and the connection broke off.`,
        notStarted: `The server did not come to listen within ${seconds} seconds: ${label} was busy reading this text.`,
        // Waiting is not limited: a proxy waits for the server behind it.
        longestAnswer: null,
      },
      surroundings,
    )
  }
}
