/** The messages between the page and the reading worker, which reads texts off the page's thread. */

import type { Diagnostic, HelpWord } from '../servers/dialect.ts'
import type { DialectId } from '../servers/dialects.ts'

/** Each question with its answer. */
export interface Readings {
  /** Remarks on a server's text. */
  readonly check: {
    readonly asked: { readonly dialect: DialectId; readonly text: string }
    readonly answer: readonly Diagnostic[]
  }
  /** What a dialect provides for the editor. */
  readonly dialect: {
    readonly asked: { readonly dialect: DialectId }
    readonly answer: { readonly example: string; readonly help: readonly HelpWord[] }
  }
}

export type ReadingKind = keyof Readings

export type ToReader = {
  readonly [Kind in ReadingKind]: { readonly id: number; readonly kind: Kind; readonly asked: Readings[Kind]['asked'] }
}[ReadingKind]

export type FromReader =
  | { readonly id: number; readonly answer: Readings[ReadingKind]['answer'] }
  | { readonly id: number; readonly failed: string }
  /** The question is being answered: the line that is read now, null where it is not known any more. */
  | { readonly id: number; readonly line: number | null }
