/**
 * Server code in Node, without the sandbox: for tests, for pages that are built with a run in them, and for the command
 * line. The packages and everything around them are the same as in the sandbox's worker.
 */

import { Script } from 'node:vm'
import { createScriptConsole } from '../sandbox/worker/script-console.ts'
import { positionIn, readableStack } from '../sandbox/worker/stack-position.ts'
import { crashOf, messageOf } from '../servers/code/crash-text.ts'
import { createProcess, type ProcessExit } from '../servers/code/node-process.ts'
import { limitedPrint } from '../servers/code/output-meter.ts'
import {
  type AnswerRequest,
  type CreateRuntime,
  FUNCTION_TAIL,
  functionHead,
  runServerCode,
} from '../servers/code/runtime.ts'
import { createServerFetch, NOBODY_ASKED } from '../servers/code/server-fetch.ts'
import { ANSWER_MILLISECONDS, down, NOT_STARTED, noAnswer, START_MILLISECONDS } from '../servers/code/server-timing.ts'
import type { Crash, RunningServer, StartCode, Upstreams } from '../servers/dialect.ts'
import { DIALECT_LIST } from '../servers/dialect-list.ts'

/** The packages of a dialect's programs. Rejects for a dialect that is not code. */
async function loadRuntime(dialect: string): Promise<CreateRuntime> {
  if (!DIALECT_LIST.some(({ id, kind }) => id === dialect && kind === 'code'))
    throw new Error(`A server of the dialect ${dialect} is no code.`)
  // The literal part of the path lets a bundler find all modules that it can name.
  const module: { readonly createRuntime: CreateRuntime } = await import(`../servers/${dialect}/runtime.ts`)
  return module.createRuntime
}

let lastServer = 0

/** `StartCode` in Node. It cannot stop an endless loop. Rejects for a dialect that is not code. */
export const startCodeInNode: StartCode = async ({ dialect, origin, text, code, imports, print: printAny }) => {
  const createRuntime = await loadRuntime(dialect)
  lastServer += 1
  const file = `preflight-server-${lastServer}.js`
  // A process that has ended prints no more.
  let ended: string | null = null
  const limited = limitedPrint(printAny)
  const print: typeof printAny = (level, said, at) => {
    if (ended === null) limited.print(level, said, at)
  }
  // Node keeps ten frames, too few to find the server's line below a package's.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50)
  const locate = () => positionIn(new Error().stack, file)
  const line = () => lineOfAnyServer(new Error().stack)
  const stack = (error: Error) => readableStack(error.stack, file, 'server.js')
  const explain = (thrown: unknown): Crash => {
    const at = thrown instanceof Error ? positionIn(thrown.stack, file)?.line : undefined
    return crashOf(thrown, at, text, thrown instanceof Error ? stack(thrown) : '')
  }

  const waiting = new Set<(error: Error) => void>()
  /** The upstreams of the requests that wait for a response, the latest last. */
  const asked = new Set<Upstreams>()
  const onExit = (exit: ProcessExit) => {
    ended = exit.message
    for (const reject of waiting) reject(new Error(down(origin, exit.message)))
  }
  const globals = {
    console: createScriptConsole({
      print: (level, said, source) => print(level, said, source?.line),
      locate: () => (limited.full() ? undefined : locate()),
      now: () => performance.now(),
      stack,
    }),
    process: createProcess(onExit),
    fetch: createServerFetch((request) => {
      const upstreams = [...asked].at(-1)
      return upstreams ? upstreams.forward(request) : Promise.reject(new Error(NOBODY_ASKED))
    }, Response),
  }
  const runtime = createRuntime({ origin, print, line, explain })
  let answer: AnswerRequest
  try {
    const head = functionHead(Object.keys(globals), imports)
    const script = new Script(`${head}${code}${FUNCTION_TAIL}`, { filename: file, columnOffset: -head.length })
    const running = runServerCode(script.runInThisContext(), runtime.modules, Object.values(globals), imports)
    const exported = await within(START_MILLISECONDS, running, NOT_STARTED)
    if (ended !== null) return { crash: { text: ended } }
    answer = runtime.serve(exported)
  } catch (error) {
    return { crash: error instanceof TimeOver ? { text: NOT_STARTED } : explain(error) }
  }

  const server: RunningServer = {
    async answer(request, upstreams) {
      if (ended !== null) throw new Error(down(origin, ended))
      let reject: (error: Error) => void = () => {}
      const broken = new Promise<never>((_, no) => {
        reject = no
        waiting.add(no)
      })
      asked.add(upstreams)
      try {
        return await within(ANSWER_MILLISECONDS, Promise.race([answer(request), broken]), noAnswer(origin))
      } catch (error) {
        throw error instanceof Error ? error : new Error(messageOf(error))
      } finally {
        waiting.delete(reject)
        asked.delete(upstreams)
      }
    },
    stop() {
      ended = 'It was stopped at the end of the run.'
    },
  }
  return { server }
}

/** The innermost line of any server's code on the stack: the runtimes of several servers share hooks. */
function lineOfAnyServer(stack: string | undefined): number | undefined {
  const found = /preflight-server-\d+\.js:(\d+):\d+/.exec(stack ?? '')
  return found ? Number(found[1]) : undefined
}

class TimeOver extends Error {}

function within<T>(milliseconds: number, promise: Promise<T>, message: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new TimeOver(message)), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(clock))
  })
}
