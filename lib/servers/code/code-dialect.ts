/** The parts that all dialects of server code share. */

import { type ParsedModule, parseModule } from '../../javascript/parse.ts'
import type { Diagnostic, Dialect, HelpWord, RequiredHeader } from '../dialect.ts'
import { type KnownModules, moduleDiagnostics, prepareServerCode } from './prepare-server-code.ts'

export interface CodeDialect {
  /** The id of the dialect's entry, by which the code's runtime is found. */
  readonly id: string
  readonly example: string
  readonly help: readonly HelpWord[]
  /** What can be imported. */
  readonly modules: KnownModules
  /** Remarks that only this dialect makes, on code without syntax errors. */
  readonly remarks?: (parsed: ParsedModule) => readonly Diagnostic[]
  readonly advise?: Dialect['advise']
  readonly amend?: (parsed: ParsedModule, change: RequiredHeader) => string | null
}

/** A dialect whose text is an ECMAScript module. */
export function codeDialect({ id, example, help, modules, remarks = () => [], advise, amend }: CodeDialect): Dialect {
  function read(text: string): { readonly parsed: ParsedModule; readonly diagnostics: readonly Diagnostic[] } {
    const parsed = parseModule(text)
    if (!parsed.body || parsed.errors.length > 0) {
      return { parsed, diagnostics: parsed.errors.map((error) => ({ ...error, severity: 'error', code: 'syntax' })) }
    }
    return { parsed, diagnostics: [...moduleDiagnostics(parsed, modules), ...remarks(parsed)] }
  }
  return {
    example,
    help,
    ...(advise ? { advise } : {}),
    check: (text) => read(text).diagnostics,
    async start(text, { origin, startCode, print }) {
      const { parsed, diagnostics } = read(text)
      if (diagnostics.some(({ severity }) => severity === 'error')) return { server: null, diagnostics }
      const started = await startCode({ dialect: id, origin, text, ...prepareServerCode(parsed), print })
      return 'crash' in started
        ? { server: null, diagnostics, crash: started.crash }
        : { server: started.server, diagnostics }
    },
    amend(text, change) {
      const { parsed, diagnostics } = read(text)
      if (!amend || diagnostics.some(({ severity }) => severity === 'error')) return null
      return amend(parsed, change)
    },
  }
}
