/** A place in a program: 1-based line, 1-based column in UTF-16 code units. */
export interface GoPosition {
  readonly line: number
  readonly column: number
}

/** One message of the compiler about a program. */
export interface GoDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  /** Go's own words where Go has any, then the remedy. */
  readonly message: string
  /** Stable name of the kind of message, `unused-import`. */
  readonly code: string
  readonly from: GoPosition
  /** Exclusive. */
  readonly to: GoPosition
  /** What to write instead of the marked text, where there is one obvious remedy. */
  readonly replacement?: string
}
