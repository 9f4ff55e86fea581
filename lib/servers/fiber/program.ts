import { compileProgram, type GoProgram } from '../../go/compile/compile-program.ts'
import { STANDARD } from '../../go/library/standard.ts'
import { GoPanic } from '../../go/machine/go-error.ts'
import { Exit, Hang, Machine, type Print } from '../../go/machine/machine.ts'
import type { GoPackage } from '../../go/machine/package.ts'
import { typeName } from '../../go/machine/types.ts'
import { firstHeader } from '../../trace/header-list.ts'
import type {
  Crash,
  Diagnostic,
  RunningServer,
  ServerEnvironment,
  ServerRequest,
  ServerResponse,
  Started,
} from '../dialect.ts'
import { App } from './framework/app.ts'
import { originRemarks } from './origin-remarks.ts'
import { emptyVariables, tellingOfCors } from './own-cors.ts'
import { Listening } from './packages/app-members.ts'
import { corsPackage } from './packages/cors.ts'
import { fiberPackage } from './packages/fiber.ts'
import { fiberLog } from './packages/fiber-log.ts'
import { otherMiddlewares } from './packages/other-middlewares.ts'
import { atLeast, type FiberVersion } from './version.ts'

type BusyWith = NonNullable<ServerEnvironment['busyWith']>
type OnLine = (line: number) => void

const PACKAGES = new Map<FiberVersion, readonly GoPackage[]>()

/** The packages that a program can import with this release of Fiber. Shared by all programs. */
function packagesOf(version: FiberVersion): readonly GoPackage[] {
  const made = PACKAGES.get(version) ?? [
    ...STANDARD,
    fiberPackage(version),
    corsPackage(version),
    ...otherMiddlewares(version),
    ...(atLeast(version, '2.49.0') ? [fiberLog(version)] : []),
  ]
  PACKAGES.set(version, made)
  return made
}

interface Compiled {
  readonly program: GoProgram
  readonly machine: Machine
  readonly diagnostics: readonly Diagnostic[]
  /** The function that makes the app; null where there is none. */
  readonly entry: string | null
}

function compile(text: string, version: FiberVersion, print: Print, onLine?: OnLine): Compiled {
  const machine = new Machine(print)
  const { program, on } = compileProgram(text, machine, packagesOf(version), onLine)
  const entry = program.functions.has('main') ? 'main' : appMaker(program)
  if (on.diagnostics.length === 0 && entry !== 'main') {
    const end = { from: Math.max(0, text.trimEnd().length - 1), to: text.trimEnd().length }
    if (entry) {
      on.report(end, 'no-main', 'function main is undeclared in the main package', {
        severity: 'warning',
        remedy: `Here the app that ${entry}() returns is served all the same.`,
      })
    } else on.report(end, 'no-main', 'function main is undeclared in the main package')
  }
  const remarks = on.diagnostics.length === 0 ? originRemarks(text, version) : []
  return { program, machine, entry, diagnostics: [...on.diagnostics, ...remarks] }
}

/** The function that returns an app, in a program without `main` such as the notes' `NewApp`; null where none does. */
function appMaker(program: GoProgram): string | null {
  for (const [name, type] of program.functions) {
    const [result] = type.results
    if (type.params.length === 0 && result && typeName(result) === '*fiber.App') return name
  }
  return null
}

/**
 * The diagnostics of a program, which is not run. Never throws.
 * @param onLine called with the line of each statement before it is read
 */
export function checkProgram(text: string, version: FiberVersion, onLine: OnLine = () => {}): readonly Diagnostic[] {
  let last = 1
  try {
    return compile(
      text,
      version,
      () => {},
      (line) => {
        last = line
        onLine(line)
      },
    ).diagnostics
  } catch (error) {
    return [tooDeep(error, last)]
  }
}

/** The diagnostic of a text that is nested deeper than JavaScript's stack, at the innermost statement that was read. */
function tooDeep(error: unknown, line: number): Diagnostic {
  const place = { line, column: 1 }
  const message =
    error instanceof RangeError
      ? 'The program is nested too deeply to be read here. Put the inner parts into functions of their own.'
      : 'The program could not be read here.'
  return { severity: 'error', code: 'too-deep', message, from: place, to: { line, column: 2 } }
}

/** A started program, or why it did not start. */
interface Booted {
  readonly app: App | null
  readonly machine: Machine | null
  readonly started: Omit<Started, 'server'>
}

async function boot(text: string, version: FiberVersion, origin: string, print: Print): Promise<Booted> {
  let compiled: Compiled
  let line = 1
  try {
    compiled = compile(text, version, print, (next) => {
      line = next
    })
  } catch (error) {
    return { app: null, machine: null, started: { diagnostics: [tooDeep(error, line)] } }
  }
  const { program, machine, diagnostics, entry } = compiled
  const down = (crash?: Crash): Booted => ({
    app: null,
    machine,
    started: { diagnostics, ...(crash ? { crash } : {}) },
  })
  if (entry === null || diagnostics.some(({ severity }) => severity === 'error')) return down()
  try {
    await Promise.all(program.imports.map((each) => each.load?.()))
    const returned = program.run(entry)
    if (returned instanceof App) return { app: returned, machine, started: { diagnostics } }
    return down({ text: 'The program ends without an app that listens. Call app.Listen(":8080") at the end of main.' })
  } catch (error) {
    if (!(error instanceof Listening)) return down(crashOf(error, machine))
    warnOfPort(error.address, origin, machine)
    return { app: error.app, machine, started: { diagnostics } }
  }
}

/**
 * Starts a program: runs `main` until the app listens. Never rejects.
 * @param origin where the document has the server
 */
export async function startProgram(
  text: string,
  version: FiberVersion,
  origin: string,
  print: Print,
  busyWith?: BusyWith,
): Promise<Started> {
  const { app, machine, started } = await boot(text, version, origin, print)
  const { crash } = started
  const variables = crash?.text.includes('[CORS]') ? emptyVariables(text) : []
  return {
    ...started,
    ...(crash && variables.length > 0 ? { crash: { ...crash, variables } } : {}),
    server: app && machine ? serve(app, machine, text, busyWith) : null,
  }
}

/** What a program answers to one request; null where it does not start, or does not answer. */
export async function tryProgram(
  text: string,
  version: FiberVersion,
  request: ServerRequest,
): Promise<ServerResponse | null> {
  const { app, machine } = await boot(text, version, request.url, () => {})
  if (!app || !machine) return null
  try {
    return answerOf(app, machine, request)
  } catch {
    return null
  }
}

/** @throws what the program's handlers throw */
function answerOf(app: App, machine: Machine, request: ServerRequest, busyWith: BusyWith = () => {}): ServerResponse {
  machine.begin()
  const answer = app.handle(request, (line) =>
    busyWith(line === undefined ? null : `the handler of the route in line ${line}`),
  )
  return machine.sleptMs > 0 ? { ...answer, delayMs: machine.sleptMs } : answer
}

/** Warns where the program listens on another port than the document's. */
function warnOfPort(address: string, origin: string, machine: Machine): void {
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    return
  }
  const [, port = ''] = /:(\d*)$/.exec(address) ?? []
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || port === '' || port === url.port) return
  machine.print(
    'warn',
    `The program listens on ${address}, and the document has it at ${origin}: it answers there.`,
    machine.line,
  )
}

/** What the process prints at its end, as Go writes it. */
function crashOf(error: unknown, machine: Machine): Crash {
  if (error instanceof Hang) return { text: error.message, line: error.line }
  if (error instanceof Exit) return { text: error.message, line: machine.line }
  if (error instanceof GoPanic || error instanceof RangeError) {
    const line = (error instanceof GoPanic ? error.line : undefined) ?? machine.line
    const message = error instanceof GoPanic ? error.message : 'stack overflow'
    const fatal = message.includes('\nfatal error: ')
    const [inner = 'main.main'] = machine.calls
    const trace = `goroutine 1 [running]:\n${inner}()\n\t./main.go:${line}\nexit status 2`
    return { text: `${fatal ? '' : 'panic: '}${message}\n\n${trace}`, line }
  }
  return { text: `The program stopped: ${error instanceof Error ? error.message : String(error)}`, line: machine.line }
}

/** Answers requests one after the other. A panic that nothing recovers ends the process, as in Go. */
function serve(app: App, machine: Machine, program: string, busyWith?: BusyWith): RunningServer {
  let ended: string | null = null
  return {
    answer: async (request) => {
      if (ended !== null) throw new Error(`The server has stopped. ${ended}`)
      try {
        return tellingOfCors(answerOf(app, machine, request, busyWith), program, firstHeader(request.headers, 'Origin'))
      } catch (error) {
        if (error instanceof Hang) throw new Error(error.message)
        const { text, line } = crashOf(error, machine)
        machine.print('error', text, line)
        ended = text.split('\n', 1)[0] ?? text
        throw new Error(`The server's process ended while it answered. ${ended}`)
      }
    },
  }
}
