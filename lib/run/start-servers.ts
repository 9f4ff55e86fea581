/** Starts the servers of a document: for a run of its page, and for commands that ask them without a browser. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Crash, Diagnostic, ServerEnvironment, StartCode, Started } from '../servers/dialect.ts'
import { DIALECTS, loadDialect } from '../servers/dialects.ts'
import type { NetworkServer } from '../servers/network/network.ts'
import { serializedOriginOf } from '../trace/address.ts'
import type { RunStep, TraceEvent } from '../trace/events.ts'
import type { StartText } from './start-text.ts'

/** What starts servers where the document runs. */
export interface ServerDependencies {
  /** Runs the code of servers that are written as code; absent: such servers do not run. */
  readonly startCode?: StartCode
  /** Starts servers that are texts for interpreters of ours; absent: here, in this thread. */
  readonly startText?: StartText
  /** Called before each step that may take long. */
  readonly onStep?: (step: RunStep) => void
  /** Milliseconds; `Date.now` when absent. */
  readonly now?: () => number
}

/** Server events before they are timestamped. */
type ServerEvent =
  | Omit<Extract<TraceEvent, { type: 'server-down' }>, 'at'>
  | Omit<Extract<TraceEvent, { type: 'not-acted-on' }>, 'at'>
  | Omit<Extract<TraceEvent, { type: 'passed-over' }>, 'at'>
  | Omit<Extract<TraceEvent, { type: 'proxy-rule' }>, 'at'>
  | Omit<Extract<TraceEvent, { type: 'console' }>, 'at'>

export interface StartedServer extends NetworkServer {
  readonly diagnostics: readonly Diagnostic[]
}

/** Starts all servers of the document at the same time, as they would run on separate machines. */
export function startServers(
  document: PlaygroundDocument,
  { startCode = cannotRunCode, startText, onStep, now = Date.now }: ServerDependencies,
  report: (event: ServerEvent) => void,
): Promise<readonly StartedServer[]> {
  return Promise.all(
    document.servers.map(async ({ origin, dialect, text, connection }): Promise<StartedServer> => {
      const print: ServerEnvironment['print'] = (level, text, line) =>
        report({
          type: 'console',
          by: 'server',
          server: origin,
          level,
          text,
          ...(line === undefined ? {} : { source: { line, column: 1 } }),
        })
      const { server, diagnostics, crash } =
        startText && DIALECTS[dialect].kind !== 'code'
          ? await startText(dialect, text, { origin, print, now })
          : await here()
      if (DIALECTS[dialect].kind === 'proxy' && origin === serializedOriginOf(document.page.url)) {
        const { passesOn } = await loadDialect(dialect)
        for (const { path, to } of passesOn?.(text) ?? []) report({ type: 'proxy-rule', server: origin, path, to })
      }
      const down = crash ?? (server ? undefined : brokenText(diagnostics))
      if (down) report({ type: 'server-down', server: origin, ...down, ...hintFor(down, diagnostics) })
      for (const { code, message, from, about } of diagnostics) {
        const remark = { server: origin, text: message, line: from.line }
        if (NOT_ACTED_ON.has(code)) report({ type: 'not-acted-on', ...remark })
        if (about !== undefined) report({ type: 'passed-over', ...remark, header: about })
      }
      return { origin, server, connection, diagnostics }

      async function here(): Promise<Started> {
        const loaded = await loadDialect(dialect)
        onStep?.({ what: 'start', server: origin })
        return loaded.start(text, { origin, startCode, print, now })
      }
    }),
  )
}

/** The codes of remarks on what a simulated server reads and does not act on. */
const NOT_ACTED_ON: ReadonlySet<string> = new Set(['not-simulated', 'option-not-simulated'])

/** Why a server does not start: the first error in its text, with its line. */
function brokenText(diagnostics: readonly Diagnostic[]): (Crash & { readonly remark: true }) | undefined {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  return error && { text: error.message, line: error.from.line, remark: true }
}

/** The remark on the line at which a server ended, or on the options that its middleware for CORS did not start with. */
function hintFor(down: Crash & { readonly remark?: true }, diagnostics: readonly Diagnostic[]): { hint?: string } {
  const { line, remark, text } = down
  if (remark || line === undefined) return {}
  const lines = text.includes('[CORS]') ? LINES_OF_A_CALL : 0
  const hint = diagnostics.find(
    ({ from, severity }) => severity === 'warning' && from.line >= line && from.line <= line + lines,
  )
  return hint ? { hint: hint.message } : {}
}

/** A call whose options have lines of their own ends the server at its first one. */
const LINES_OF_A_CALL = 12

const cannotRunCode: StartCode = async () => ({ crash: { text: 'There is nothing here that can run server code.' } })
