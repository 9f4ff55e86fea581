/** From what a learner wrote to what the sandbox runs. */
import { blankTypes } from '../javascript/blank-types.ts'
import { type Diagnostic, diagnosticAt, diagnosticOf, isParserError } from '../javascript/diagnostic.ts'
import { isTypeOnly, refusalOf } from '../javascript/refused-syntax.ts'
import { below, createTokens, type SyntaxNode, type Tokens } from '../javascript/syntax-tree.ts'

export type PreparedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] }

type Language = 'javascript' | 'typescript'
type Parse = typeof import('@babel/parser')['parse']

interface Parsed {
  readonly program: SyntaxNode | null
  readonly tokens: Tokens
  readonly errors: readonly Diagnostic[]
}

/**
 * Checks a learner's module and takes its types away. The result has the same length and the same lines. Resolves to
 * the diagnostics when the code does not parse, imports something, or needs more than types taken away.
 */
export async function prepareClientCode(code: string, language: Language): Promise<PreparedCode> {
  // Loaded when somebody first runs code, not with the page.
  const { parse } = await import('@babel/parser')
  const { program, tokens, errors } = parseModule(parse, code, language)
  if (!program || errors.length > 0) {
    return { ok: false, errors: language === 'javascript' ? withTypeScriptHint(parse, code, errors) : errors }
  }
  const refusals = refusalsIn(program, code)
  if (refusals.length > 0) return { ok: false, errors: refusals }
  if (language === 'javascript') return { ok: true, code }
  const script = blankTypes(code, program, tokens)
  const left = parseModule(parse, script, 'javascript').errors
  return left.length > 0
    ? {
        ok: false,
        errors: left.map((one) => ({ ...one, message: `Without its types this is not JavaScript: ${one.message}` })),
      }
    : { ok: true, code: script }
}

function parseModule(parse: Parse, code: string, language: Language): Parsed {
  try {
    const file = parse(code, {
      sourceType: 'module',
      errorRecovery: true,
      tokens: true,
      createParenthesizedExpressions: true,
      // Decorators are parsed to be refused in plain words.
      plugins: [['decorators', {}], ...(language === 'typescript' ? (['typescript'] as const) : [])],
    })
    return {
      program: file.program as unknown as SyntaxNode,
      tokens: createTokens(code, file.tokens ?? []),
      errors: (file.errors ?? []).filter(isParserError).map((error) => diagnosticOf(error, code)),
    }
  } catch (error) {
    if (!isParserError(error)) throw error
    return { program: null, tokens: createTokens(code, []), errors: [diagnosticOf(error, code)] }
  }
}

function withTypeScriptHint(parse: Parse, code: string, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const typed = parseModule(parse, code, 'typescript')
  if (!typed.program || typed.errors.length > 0) return errors
  return errors.map((error) => ({ ...error, message: `${error.message} This is TypeScript: switch the language.` }))
}

function refusalsIn(program: SyntaxNode, code: string): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const visit = (node: SyntaxNode) => {
    if (isTypeOnly(node)) return
    const refusal = refusalOf(node)
    if (refusal) found.push(diagnosticAt(code, node.start, node.end, refusal))
    else for (const [part] of below(node)) visit(part)
  }
  visit(program)
  return found
}
