import { type ParserOptions, parse } from '@babel/parser'
import { diagnosticAt, diagnosticOf, isParserError, type SyntaxDiagnostic } from './diagnostic.ts'
import type { JavaScriptNode } from './syntax-tree.ts'
import { createTokens, type Tokens } from './tokens.ts'

export interface ParsedModule {
  readonly text: string
  /** Null where the text cannot be read at all. */
  readonly program: JavaScriptNode | null
  /** The statements of `program`, in order. Null where there is none. */
  readonly body: readonly JavaScriptNode[] | null
  readonly errors: readonly SyntaxDiagnostic[]
}

/** Parses an ECMAScript module. Never throws: what is wrong with the text comes as diagnostics, several where possible. */
export function parseModule(text: string): ParsedModule {
  return parseWith(text, { attachComment: false })
}

/** As `parseModule`, with decorators as nodes, so that the caller can say why they do not run. */
export function parseModuleWithDecorators(text: string): ParsedModule {
  return parseWith(text, { attachComment: false, plugins: [DECORATORS] })
}

/** As `parseModule`, for a classic script, which has no `await` and no `import` at its top level. */
export function parseClassicScript(text: string): ParsedModule {
  return parseWith(text, { attachComment: false, sourceType: 'script' })
}

/**
 * As `parseModule`, for a module in TypeScript: with decorators, and with parentheses as nodes.
 * @returns also the tokens; none where the text cannot be read
 */
export function parseTypeScript(text: string): ParsedModule & { readonly tokens: Tokens } {
  return parseWith(text, {
    tokens: true,
    createParenthesizedExpressions: true,
    plugins: [DECORATORS, 'typescript'],
  })
}

const DECORATORS: ['decorators', object] = ['decorators', {}]

function parseWith(text: string, options: ParserOptions): ParsedModule & { readonly tokens: Tokens } {
  try {
    const file = parse(text, { sourceType: 'module', errorRecovery: true, ...options })
    return {
      text,
      program: file.program as unknown as JavaScriptNode,
      body: file.program.body as unknown as readonly JavaScriptNode[],
      tokens: createTokens(text, file.tokens ?? []),
      errors: (file.errors ?? []).filter(isParserError).map((error) => diagnosticOf(error, text)),
    }
  } catch (error) {
    const diagnostic = isParserError(error)
      ? diagnosticOf(error, text)
      : // The parser ran out of stack.
        diagnosticAt(text, 0, 0, 'This code cannot be read: it is nested too deep.')
    return { text, program: null, body: null, tokens: createTokens(text, []), errors: [diagnostic] }
  }
}
