/** Runs a document in this thread, and says which code is about to run, so that another thread knows what hangs. */
import type { PlaygroundDocument } from '../../document/document.ts'
import { prepareClient } from '../../run/prepare-client.ts'
import { type RunResult, runDocument } from '../../run/run.ts'
import { startCodeInNode } from '../../run/start-code-in-node.ts'
import type { ExceededLimit } from '../../sandbox/limits.ts'
import { down, hung, NOT_STARTED } from '../../servers/code/server-timing.ts'
import type { RunningServer, StartCode } from '../../servers/dialect.ts'
import type { Emit, RunStep } from '../../trace/events.ts'
import { executeWithLimits } from './limited-execute.ts'

/** What this thread is about to do, or waits for. */
export type Step =
  | RunStep
  | { readonly what: 'script' }
  /** The script goes on although it has passed a limit, and has to be ended. */
  | { readonly what: 'exceeded'; readonly limit: ExceededLimit }
  /** A server's code answers its request of this number, from 1. */
  | { readonly what: 'answer'; readonly server: string; readonly request: number }

/** Server origin → the number of the request that it does not return from; 0: it does not start. */
export type Hanging = ReadonlyMap<string, number>

/** @param hanging servers whose code is known not to return; they break off the connection there, as in the sandbox */
export function runWithSteps(
  document: PlaygroundDocument,
  hanging: Hanging,
  onStep: (step: Step) => void,
  emit: Emit,
): Promise<RunResult> {
  let now: Step = { what: 'browser' }
  const step = (next: Step): Step => {
    const before = now
    now = next
    onStep(next)
    return before
  }
  const startCode: StartCode = async (program) => {
    const { origin } = program
    if (hanging.get(origin) === 0) return { crash: { text: NOT_STARTED } }
    step({ what: 'start', server: origin })
    const started = await startCodeInNode(program)
    step({ what: 'browser' })
    return 'crash' in started ? started : { server: watched(started.server, origin) }
  }
  function watched(server: RunningServer, origin: string): RunningServer {
    const last = hanging.get(origin) ?? Number.POSITIVE_INFINITY
    let requests = 0
    return {
      async answer(request, upstreams) {
        requests += 1
        if (requests === last) throw new Error(hung(origin))
        if (requests > last) throw new Error(down(origin, 'It was ended because it hung.'))
        const before = step({ what: 'answer', server: origin, request: requests })
        return server.answer(request, upstreams).finally(() => step(before))
      },
      stop: () => server.stop?.(),
    }
  }
  return runDocument(document, {
    prepare: prepareClient,
    execute(options) {
      step({ what: 'script' })
      return executeWithLimits(options, (limit) => step({ what: 'exceeded', limit }))
    },
    startCode,
    emit,
    onStep: step,
  })
}
