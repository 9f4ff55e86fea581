import { diagnosticOf, isParserError } from '../../javascript/diagnostic.ts'
import type { TextRange } from '../../javascript/text-range.ts'
import type { Diagnostic } from '../dialect.ts'

/** The position of a node or a comment, as the parser gives it. */
export interface Located {
  readonly loc?: {
    readonly start: { readonly line: number; readonly column: number }
    readonly end: { readonly line: number; readonly column: number }
  } | null
  readonly leadingComments?: readonly Located[] | null
  readonly innerComments?: readonly Located[] | null
  readonly trailingComments?: readonly Located[] | null
}

/** The parser counts columns from 0, editors from 1. */
export function rangeOf({ loc }: Located): TextRange {
  const at = (place: { line: number; column: number } | undefined) => ({
    line: place?.line ?? 1,
    column: (place?.column ?? 0) + 1,
  })
  return { from: at(loc?.start), to: at(loc?.end) }
}

/**
 * The error that the parser threw for `text`, as a diagnostic.
 * @param before the beginning of the message, as the tool itself prints it
 */
export function syntaxDiagnostic(text: string, error: unknown, before: string): Diagnostic {
  const start = { line: 1, column: 1 }
  const found = isParserError(error)
    ? diagnosticOf(error, text)
    : { message: 'It cannot be read: it is nested too deep.', from: start, to: start }
  return { severity: 'error', code: 'syntax', ...found, message: `${before}${found.message}` }
}
