/**
 * The run worker: browser, network and the reading of texts, off the page's thread. It makes one run
 * after another and asks the page only for what needs a document, the sandbox's frame.
 */
import type { PlaygroundDocument } from '../document/document.ts'
import { createSandbox } from '../sandbox/run-in-sandbox.ts'
import type { SandboxFrame } from '../sandbox/sandbox-frame.ts'
import { DIALECTS, loadDialect } from '../servers/dialects.ts'
import type { Trace, TraceEvent } from '../trace/events.ts'
import { askServers } from './ask-servers.ts'
import { prepareClient } from './prepare-client.ts'
import { proveFix } from './prove-fix.ts'
import { type RunDependencies, runDocument } from './run.ts'
import type { Channel, FromRunWorker, ToRunWorker } from './run-messages.ts'
import { createStartText } from './start-text.ts'

/** How long fixes are tried; after that the fix is only described. */
const PROOF_MILLISECONDS = 6_000

/**
 * Makes the runs that arrive on `channel`, one at a time: a new run stops the previous one.
 * @param base absolute URL of the sandbox's frame; the packages of servers are beside it
 */
export function serveRuns(channel: Channel<FromRunWorker, ToRunWorker>, base: string): void {
  const frame = frameThroughPage(channel)
  const sandbox = createSandbox(frame.open, base)
  const startText = createStartText(
    (id, port) => channel.send({ type: 'spawn-text', id }, [port]),
    (id, hung) => channel.send({ type: 'end-text', id, hung }),
  )
  let current: { readonly run: number; readonly abort: AbortController } | null = null

  /** Does one job; a new one stops the previous one. */
  async function work(number: number, job: (dependencies: RunDependencies) => Promise<FromRunWorker>): Promise<void> {
    current?.abort.abort()
    const abort = new AbortController()
    current = { run: number, abort }
    try {
      const answer = await job({
        prepare: prepareClient,
        execute: (options) => sandbox.run(options),
        startCode: (program) => sandbox.startCode(program),
        startText,
        onStep: (step) => channel.send({ type: 'step', run: number, step }),
        signal: abort.signal,
      })
      channel.send(answer)
    } catch (error) {
      channel.send({ type: 'failed', run: number, message: error instanceof Error ? error.message : String(error) })
    }
  }

  const run = ({ run: number, document }: Extract<ToRunWorker, { type: 'run' }>) =>
    work(number, async (dependencies) => {
      const emit = (event: TraceEvent) => channel.send({ type: 'event', run: number, event })
      const { diagnostics } = await runDocument(document, { ...dependencies, emit })
      return { type: 'ended', run: number, diagnostics: [...diagnostics] }
    })

  const prove = ({ run: number, document, trace, call }: Extract<ToRunWorker, { type: 'prove' }>) =>
    work(number, async (dependencies) => {
      const rerun = async (changed: PlaygroundDocument): Promise<Trace> => {
        dependencies.signal?.throwIfAborted()
        return (await runDocument(changed, dependencies)).trace
      }
      try {
        const fix = await proveFix(document, trace, call, rerun, { milliseconds: PROOF_MILLISECONDS })
        return { type: 'proved', run: number, fix: dependencies.signal?.aborted ? null : fix }
      } catch (error) {
        if (!dependencies.signal?.aborted) throw error
        return { type: 'proved', run: number, fix: null }
      }
    })

  const ask = ({ run: number, document, command, jars }: Extract<ToRunWorker, { type: 'ask' }>) =>
    work(number, async (dependencies) => ({
      type: 'printed',
      run: number,
      printed: await askServers(document, command, jars, dependencies),
    }))

  const load = ({ dialects }: Extract<ToRunWorker, { type: 'prepare' }>) =>
    Promise.allSettled([
      prepareClient({ language: 'javascript', code: '' }),
      ...dialects.map((id) => loadDialect(id)),
      ...dialects.filter((id) => DIALECTS[id].kind === 'code').map((id) => sandbox.load(id)),
    ])

  channel.receive((message) => {
    if (message.type === 'prepare') void load(message)
    else if (message.type === 'run') void run(message)
    else if (message.type === 'prove') void prove(message)
    else if (message.type === 'ask') void ask(message)
    else if (message.type === 'stop') {
      if (current?.run === message.run) current.abort.abort()
    } else if (message.type === 'ping') channel.send({ type: 'pong' })
    else frame.onMessage(message)
  })
}

/** The run worker's side of the sandbox's frame: it asks the page to start and end the frame's workers. */
function frameThroughPage(channel: Channel<FromRunWorker, ToRunWorker>) {
  const opening: { resolve(frame: SandboxFrame): void; reject(error: Error): void }[] = []
  const ending = new Map<number, () => void>()
  const frame: SandboxFrame = {
    spawn: (id, port, script) => channel.send({ type: 'spawn', id, ...(script ? { script } : {}) }, [port]),
    stop: (id) =>
      new Promise((resolve) => {
        ending.set(id, resolve)
        channel.send({ type: 'end-worker', id })
      }),
    // The page opens a new frame when one was lost, so this asks again; that costs one message.
    alive: () => false,
    remove: () => {},
  }
  return {
    open(): Promise<SandboxFrame> {
      return new Promise((resolve, reject) => {
        opening.push({ resolve, reject })
        channel.send({ type: 'open-frame' })
      })
    },
    onMessage(message: Extract<ToRunWorker, { type: 'frame' | 'worker-ended' }>): void {
      if (message.type === 'worker-ended') {
        ending.get(message.id)?.()
        ending.delete(message.id)
        return
      }
      const asked = opening.shift()
      if (message.ok) asked?.resolve(frame)
      else asked?.reject(new Error(message.message))
    },
  }
}
