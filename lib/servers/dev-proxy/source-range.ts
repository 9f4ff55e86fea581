import type { Diagnostic, Range } from '../dialect.ts'

/** What the parser gives of the place of a node or a comment. */
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
export function rangeOf({ loc }: Located): Range {
  const at = (place: { line: number; column: number } | undefined) => ({
    line: place?.line ?? 1,
    column: (place?.column ?? 0) + 1,
  })
  return { from: at(loc?.start), to: at(loc?.end) }
}

/** What the parser threw, as a remark on the place where it stopped. */
export function syntaxDiagnostic(text: string, error: unknown, before: string): Diagnostic {
  const said = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error)
  const place = error instanceof Error && 'loc' in error ? placeIn(error.loc) : null
  const from = place ?? { line: 1, column: 1 }
  const line = text.split(/\r\n|\n|\r/)[from.line - 1] ?? ''
  const to = { line: from.line, column: Math.max(from.column + 1, Math.min(from.column + 1, line.length + 1)) }
  return { severity: 'error', code: 'syntax', message: `${before}${said}`, from, to }
}

function placeIn(loc: unknown): { line: number; column: number } | null {
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return null
  const { line, column } = loc
  return typeof line === 'number' && typeof column === 'number' ? { line, column: column + 1 } : null
}
