/**
 * The worker in which a server's code runs. It waits for its port to the host, removes the network and the rest of the
 * browser's API, runs the code, and answers requests.
 */
import { crashOf, messageOf } from '../../servers/code/crash-text.ts'
import { createProcess } from '../../servers/code/node-process.ts'
import { limitedPrint } from '../../servers/code/output-meter.ts'
import {
  type AnswerRequest,
  type CreateRuntime,
  FUNCTION_TAIL,
  functionHead,
  runServerCode,
} from '../../servers/code/runtime.ts'
import { createServerFetch, NOBODY_ASKED } from '../../servers/code/server-fetch.ts'
import type { Crash, ServerRequest, ServerResponse } from '../../servers/dialect.ts'
import { answerProblem, forwardProblem } from '../../servers/message-bounds.ts'
import { removeUnknownGlobals } from '../worker/global-scope.ts'
import { createHostPort, type HostPort } from '../worker/host-port.ts'
import { createScriptConsole } from '../worker/script-console.ts'
import { positionIn, readableStack } from '../worker/stack-position.ts'
import { completeCrypto } from '../worker/web-crypto.ts'
import type { FromServer, ToServer } from './server-messages.ts'

type Port = HostPort<FromServer, ToServer>
type Program = Extract<ToServer, { type: 'start' }>['program']

/** Characters of the message of a crash or a broken connection, and of the name of a route. */
const LONGEST_TEXT = 100_000
const LONGEST_ROUTE = 1_000

/** Waits for a server to run with these packages. */
export function runServerWorker(createRuntime: CreateRuntime): void {
  self.addEventListener(
    'message',
    (event) => {
      const [port] = event.ports
      if (!port) return
      const host = createHostPort<FromServer, ToServer>(port)
      host.receive((message) => {
        if (message.type === 'start') void startServer(message.program, createRuntime, host)
      })
    },
    { once: true },
  )
}

/** Globals that a worker has and packages need; the rest of Node's globals are in `node/globals.ts`. */
const KEPT_FUNCTIONS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const

async function startServer(program: Program, createRuntime: CreateRuntime, host: Port): Promise<void> {
  const { origin, text, code, imports } = program
  const head = `export default ${functionHead([], imports)}`
  const moduleUrl = URL.createObjectURL(new Blob([`${head}${code}${FUNCTION_TAIL}`], { type: 'text/javascript' }))
  const evaluate = () => import(moduleUrl)
  // Chromium keeps ten frames, too few to find the server's line below a package's.
  if ('stackTraceLimit' in Error) Error.stackTraceLimit = 50

  let ended = false
  const send = (message: FromServer) => {
    if (!ended) host.send(message)
  }
  function crash(what: Crash): void {
    send({ type: 'crashed', crash: { ...what, text: what.text.slice(0, LONGEST_TEXT) } })
    ended = true
  }
  const { print, full } = limitedPrint((level, said, line) => send({ type: 'print', level, text: said, line }))
  /** The function's head is on the first line, before the code's first column. */
  const place = (stack: unknown) => {
    const found = positionIn(stack, moduleUrl)
    return found && (found.line === 1 ? { line: 1, column: Math.max(1, found.column - head.length) } : found)
  }
  // Firefox calls the function around the code by what exports it.
  const stack = (error: Error) =>
    readableStack(error.stack, moduleUrl, 'server.js').replaceAll(/at default(?:\/<)* \((.*?)\)/g, 'at $1')
  const explain = (thrown: unknown) =>
    thrown instanceof Error
      ? crashOf(thrown, place(thrown.stack)?.line, text, stack(thrown))
      : crashOf(thrown, undefined, text)

  /** Numbers of the requests that wait for a response, the latest last. */
  const asked = new Set<number>()
  const calling = new Map<number, { resolve(answer: ServerResponse): void; reject(error: Error): void }>()
  let lastCall = 0
  function forward(request: ServerRequest): Promise<ServerResponse> {
    const of = [...asked].at(-1)
    if (of === undefined) return Promise.reject(new Error(NOBODY_ASKED))
    const problem = forwardProblem(request)
    if (problem !== null) return Promise.reject(new Error(problem))
    lastCall += 1
    const id = lastCall
    return new Promise((resolve, reject) => {
      calling.set(id, { resolve, reject })
      send({ type: 'forward', id, of, request })
    })
  }

  const listen = self.addEventListener.bind(self)
  const now = performance.now.bind(performance)
  const bare = globalThis as unknown as Record<string, unknown>
  const kept = ['Buffer', 'global', 'setImmediate', 'clearImmediate', ...KEPT_FUNCTIONS].map(
    (name): readonly [string, unknown] => {
      const value = bare[name]
      const isNative = (KEPT_FUNCTIONS as readonly string[]).includes(name) && typeof value === 'function'
      return [name, isNative ? value.bind(globalThis) : value]
    },
  )
  removeUnknownGlobals(self)
  completeCrypto(crypto)
  const globals: readonly (readonly [string, unknown])[] = [
    ...kept,
    [
      'console',
      createScriptConsole({
        print: (level, said, source) => print(level, said, source?.line),
        locate: () => (full() ? undefined : place(new Error().stack)),
        now,
        stack,
      }),
    ],
    ['process', createProcess((exit) => crash(explain(exit)))],
    ['fetch', createServerFetch(forward, Response)],
  ]
  for (const [name, value] of globals) {
    Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: false })
  }

  // As in Node, an uncaught error ends the process.
  listen('error', (event) => {
    event.preventDefault()
    crash(explain(event.error ?? new Error(event.message)))
  })
  listen('unhandledrejection', (event) => {
    event.preventDefault()
    crash(explain(event.reason))
  })

  const runtime = createRuntime({ origin, print, line: () => place(new Error().stack)?.line, explain })
  send({ type: 'loaded' })
  let answer: AnswerRequest
  try {
    const module = (await evaluate()) as { default: Parameters<typeof runServerCode>[0] }
    answer = runtime.serve(await runServerCode(module.default, runtime.modules, [], imports))
  } catch (error) {
    crash(explain(error))
    return
  }
  host.receive((message) => {
    if (message.type === 'ping') send({ type: 'pong' })
    else if (message.type === 'request') {
      const { id, request } = message
      asked.add(id)
      // Inside a promise: an error that a package throws synchronously breaks only this connection.
      new Promise<ServerResponse>((resolve) => resolve(answer(request))).then(
        (answered) => {
          asked.delete(id)
          const problem = answerProblem(answered)
          send(
            problem === null
              ? { type: 'answered', id, answer: withShortNames(answered) }
              : { type: 'broken', id, message: problem },
          )
        },
        (error: unknown) => {
          asked.delete(id)
          send({ type: 'broken', id, message: messageOf(error).slice(0, LONGEST_TEXT) })
        },
      )
    } else if (message.type === 'forwarded' || message.type === 'forward-failed') {
      const call = calling.get(message.id)
      calling.delete(message.id)
      if (message.type === 'forwarded') call?.resolve(message.answer)
      else call?.reject(new Error(message.message))
    }
  })
  send({ type: 'listening' })
}

/** The answer with the names of its route and of its place for CORS cut to what the host takes. */
function withShortNames(answer: ServerResponse): ServerResponse {
  const { route, cors } = answer
  const place = cors?.place?.slice(0, LONGEST_ROUTE)
  return {
    ...answer,
    ...(route === undefined ? {} : { route: route.slice(0, LONGEST_ROUTE) }),
    ...(cors && place !== undefined ? { cors: { ...cors, place } } : {}),
  }
}
