/** The parts that all dialects of server code share. */

import { blankTypes } from '../../javascript/blank-types.ts'
import { type ParsedModule, parseModule, parseTypeScript } from '../../javascript/parse.ts'
import { codeGenerationRefusal, refusalsIn } from '../../javascript/refused-syntax.ts'
import type {
  AdvisedHeader,
  Amendment,
  Diagnostic,
  Dialect,
  HelpWord,
  RequiredHeader,
  RunningServer,
} from '../dialect.ts'
import { behindNode } from '../request-bounds.ts'
import type { CorsPackage } from './cors-call.ts'
import { type KnownModules, moduleDiagnostics, prepareServerCode } from './prepare-server-code.ts'
import { tellingOfCors } from './telling-of-cors.ts'

export interface CodeDialect {
  /** The id of the dialect's entry, by which the code's runtime is found. */
  readonly id: string
  readonly example: string
  readonly help: readonly HelpWord[]
  /** Whether Node's HTTP server reads the requests of such a program. */
  readonly inNode?: (parsed: ParsedModule) => boolean
  /** What can be imported. */
  readonly modules: KnownModules
  /** Remarks that only this dialect makes, on code without syntax errors. */
  readonly remarks?: (parsed: ParsedModule) => readonly Diagnostic[]
  /** The dialect's middleware for CORS. */
  readonly cors?: CorsPackage
  readonly advise?: (required: AdvisedHeader, parsed: ParsedModule) => string | null
  readonly amend?: (parsed: ParsedModule, change: RequiredHeader) => readonly Amendment[]
}

interface Read {
  /** The program, with the author's text: without its types, every place of it is where the author wrote it. */
  readonly parsed: ParsedModule
  /** The same program as it runs. */
  readonly script: ParsedModule
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a module as JavaScript, or as TypeScript where it is only that: the types are removed, and no code is
 * generated. Where it is neither, the diagnostics are those of JavaScript.
 */
function readModule(text: string): Read {
  const parsed = parseModule(text)
  if (parsed.body && parsed.errors.length === 0) return { parsed, script: parsed, diagnostics: [] }
  const asJavaScript: Read = { parsed, script: parsed, diagnostics: asErrors(parsed.errors) }
  const typed = parseTypeScript(text)
  if (!typed.program || !typed.body || typed.errors.length > 0) return asJavaScript
  const refused = refusalsIn(text, typed.program, codeGenerationRefusal)
  if (refused.length > 0) return { ...asJavaScript, diagnostics: asErrors(refused) }
  try {
    const script = parseModule(blankTypes(text, typed.program, typed.tokens))
    if (!script.body || script.errors.length > 0) return asJavaScript
    return { parsed: { ...script, text }, script, diagnostics: [] }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return asJavaScript
  }
}

const asErrors = (errors: ParsedModule['errors']): readonly Diagnostic[] =>
  errors.map((error) => ({ ...error, severity: 'error', code: 'syntax' }))

/** A dialect whose text is an ECMAScript module, in JavaScript or TypeScript. */
export function codeDialect({
  id,
  example,
  help,
  inNode = () => false,
  modules,
  remarks = () => [],
  cors,
  advise,
  amend,
}: CodeDialect): Dialect {
  function read(text: string): Read {
    const module = readModule(text)
    if (module.diagnostics.length > 0) return module
    return { ...module, diagnostics: [...moduleDiagnostics(module.parsed, modules), ...remarks(module.parsed)] }
  }
  return {
    example,
    help,
    ...(advise ? { advise: (required, text) => advise(required, read(text).parsed) } : {}),
    check: (text) => read(text).diagnostics,
    async start(text, { origin, startCode, print }) {
      const { parsed, script, diagnostics } = read(text)
      if (diagnostics.some(({ severity }) => severity === 'error')) return { server: null, diagnostics }
      const telling = (server: RunningServer) => tellingOfCors(server, parsed, cors)
      const started = await startCode({ dialect: id, origin, text, ...prepareServerCode(script), print })
      return 'crash' in started
        ? { server: null, diagnostics, crash: started.crash }
        : { server: inNode(script) ? behindNode(telling(started.server)) : telling(started.server), diagnostics }
    },
    amend(text, change) {
      const { parsed, diagnostics } = read(text)
      if (!amend || diagnostics.some(({ severity }) => severity === 'error')) return []
      return amend(parsed, change)
    },
  }
}
