/** A server written as code, in the sandbox's frame. */
import { ANSWER_MILLISECONDS, hung, NOT_STARTED } from '../../servers/code/server-timing.ts'
import type { Crash, RunningServer, ServerProgram } from '../../servers/dialect.ts'
import type { SandboxFrame } from '../sandbox-frame.ts'
import { readFromServer } from './server-messages.ts'
import { startInWorker } from './start-in-worker.ts'

/**
 * Starts a server in a separate worker of `frame`. Never rejects.
 * @param run the worker's number, which no other worker of the frame has
 * @param source the script of the worker, with the packages of the dialect in it
 */
export async function startInFrame(
  frame: SandboxFrame,
  run: number,
  source: string,
  { print, ...program }: ServerProgram,
): Promise<{ readonly server: RunningServer } | { readonly crash: Crash }> {
  const { dialect, origin } = program
  const { server, crash } = await startInWorker(
    {
      spawn: (port) => frame.spawn(run, port, { name: `server-${dialect}`, source }),
      end: () => void frame.stop(run),
      read: readFromServer,
      start: { type: 'start', program },
      hung: () => hung(origin),
      notStarted: NOT_STARTED,
      longestAnswer: ANSWER_MILLISECONDS,
    },
    { origin, print },
  )
  return server ? { server } : { crash: crash ?? { text: NOT_STARTED } }
}
