/** Prepares a learner's code for the sandbox. */
import { blankTypes } from '../javascript/blank-types.ts'
import { diagnosticAt, type SyntaxDiagnostic } from '../javascript/diagnostic.ts'
import type { ParsedModule } from '../javascript/parse.ts'
import { refusalOf, refusalsIn } from '../javascript/refused-syntax.ts'

export type PreparedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly errors: readonly SyntaxDiagnostic[] }

type Parser = typeof import('../javascript/parse.ts')

/**
 * Checks a learner's module and removes its types. The result has the same length and the same lines. Resolves to
 * the diagnostics when the code does not parse, imports something, or has syntax that cannot simply be removed.
 */
export async function prepareClientCode(code: string, language: 'javascript' | 'typescript'): Promise<PreparedCode> {
  // Loaded when code is run for the first time, not with the page.
  const parser: Parser = await import('../javascript/parse.ts')
  return language === 'javascript' ? prepareJavaScript(parser, code) : prepareTypeScript(parser, code)
}

/**
 * Checks a script that is written in a document's markup, as `prepareClientCode` does.
 * @param isModule false: a classic script, which may not wait at its top level
 */
export async function prepareInlineScript(code: string, isModule: boolean): Promise<PreparedCode> {
  const parser: Parser = await import('../javascript/parse.ts')
  const asModule = prepareJavaScript(parser, code)
  if (isModule || !asModule.ok) return asModule
  const errors = refused(parser.parseClassicScript(code))
  return errors.length === 0 ? asModule : { ok: false, errors }
}

function prepareJavaScript(parser: Parser, code: string): PreparedCode {
  const parsed = parser.parseModuleWithDecorators(code)
  const errors = refused(parsed)
  if (errors.length === 0) return { ok: true, code }
  if (parsed.errors.length === 0) return { ok: false, errors }
  const typed = parser.parseTypeScript(code)
  if (!typed.program || typed.errors.length > 0) return { ok: false, errors }
  return { ok: false, errors: errors.map((one) => ({ ...one, message: `${one.message} ${SWITCH}` })) }
}

const SWITCH = 'This is TypeScript: switch the language.'

function prepareTypeScript(parser: Parser, code: string): PreparedCode {
  const parsed = parser.parseTypeScript(code)
  const errors = refused(parsed)
  if (!parsed.program || errors.length > 0) return { ok: false, errors }
  let script: string
  try {
    script = blankTypes(code, parsed.program, parsed.tokens)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { ok: false, errors: [diagnosticAt(code, 0, 0, 'This code cannot be read: it is nested too deep.')] }
  }
  const left = parser.parseModule(script).errors
  if (left.length === 0) return { ok: true, code: script }
  return {
    ok: false,
    errors: left.map((one) => ({ ...one, message: `Without its types this is not JavaScript: ${one.message}` })),
  }
}

/** The reasons why a module cannot run here: syntax errors, and syntax that is not allowed. */
function refused({ text, program, errors }: ParsedModule): readonly SyntaxDiagnostic[] {
  if (!program || errors.length > 0) return errors
  return refusalsIn(text, program, refusalOf)
}
