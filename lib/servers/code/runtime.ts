/** What a server written as code needs to run: the packages that it imports, and how its exports answer requests. */
import type { ServerEnvironment, ServerRequest, ServerResponse } from '../dialect.ts'
import type { ImportedName } from './prepare-server-code.ts'

export interface RuntimeEnvironment {
  /** The server's own origin, serialized. */
  readonly origin: string
  readonly print: ServerEnvironment['print']
  /** 1-based line of the server's text that is running: the innermost one on the stack. */
  readonly line: () => number | undefined
  /** An uncaught error, as the process prints it, and the line that caused it. */
  readonly explain: (thrown: unknown) => { readonly text: string; readonly line?: number }
}

interface PackageModule {
  readonly exports: Readonly<Record<string, unknown>>
  /** What `require` returns; absent: the exports. */
  readonly required?: unknown
}

/** Answers one request. Rejects where the connection breaks without a response. */
export type AnswerRequest = (request: ServerRequest) => Promise<ServerResponse>

export interface ServerRuntime {
  /** Module name → what it exports. */
  readonly modules: Readonly<Record<string, PackageModule>>
  /**
   * The function that answers requests, given the exports of the server's module.
   * @throws StartError where the exports contain none
   */
  serve(exported: Readonly<Record<string, unknown>>): AnswerRequest
}

/** One for each server: two servers share nothing. */
export type CreateRuntime = (environment: RuntimeEnvironment) => ServerRuntime

/** A server that cannot start; its terminal shows the message unchanged. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** The head of the function around a server's code, up to its first character. One line, so that line numbers stay. */
export function functionHead(globals: readonly string[], imports: readonly ImportedName[]): string {
  const locals = imports.map(({ local }) => local).join(', ')
  return `(${['require', 'module', 'exports', ...globals].join(', ')}) => async (${locals}) => { 'use strict'; `
}

export const FUNCTION_TAIL = '\n}'

type Outer = (...args: unknown[]) => (...locals: unknown[]) => Promise<unknown>

/**
 * Runs a server's code and returns what it exports.
 * @param outer the function that `functionHead` begins
 * @throws what the code throws, and StartError for a name that a module does not have
 */
export async function runServerCode(
  outer: Outer,
  modules: ServerRuntime['modules'],
  globals: readonly unknown[],
  imports: readonly ImportedName[],
): Promise<Readonly<Record<string, unknown>>> {
  const find = (name: string) => (Object.hasOwn(modules, name) ? modules[name] : undefined)
  const require = (name: unknown) => {
    const found = find(String(name))
    if (!found) throw new Error(`Cannot find module '${name}'`)
    return found.required ?? found.exports
  }
  const locals = imports.map(({ from, name }) => {
    const found = find(from)
    if (!found) throw new StartError(`Cannot find package '${from}'.`)
    if (name === '*') return found.exports
    if (Object.hasOwn(found.exports, name)) return found.exports[name]
    throw new StartError(`The requested module '${from}' does not provide an export named '${name}'.`)
  })
  const module = { exports: {} as Record<string, unknown> }
  const empty = module.exports
  const returned = await outer(require, module, module.exports, ...globals)(...locals)
  const exported = returned as Readonly<Record<string, unknown>>
  if (Object.keys(exported).length > 0) return exported
  // CommonJS: `module.exports = app` is the default export, `exports.handlers` a named one.
  return module.exports === empty ? empty : { ...module.exports, default: module.exports }
}
