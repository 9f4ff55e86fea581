/** A place in a text: 1-based line, and 1-based column in UTF-16 code units, as editors count. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** A part of a text. `to` is exclusive. */
export interface TextRange {
  readonly from: TextPosition
  readonly to: TextPosition
}
