import type { TextPosition } from '../javascript/text-range.ts'
import type { Amendment } from './dialect.ts'

/** Replaces the range between two offsets of a text, in UTF-16 code units; `to` is exclusive. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The offset of a place; as for nginx, only `\n` ends a line. */
export function offsetOf(text: string, { line, column }: TextPosition): number {
  let start = 0
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

/** The text with the edits applied. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text)
}

/** Texts as amendments without words of their own; null for a change that cannot be written. */
export function amendments(...texts: readonly (string | null)[]): readonly Amendment[] {
  return texts.filter((text) => text !== null).map((text) => ({ text }))
}
