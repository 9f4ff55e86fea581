import type { TextRange } from '../../../javascript/text-range.ts'
import { type ReadError, Tokenizer, type Word } from './tokenizer.ts'

/** One directive as it is written, known or not. */
export interface Directive {
  readonly name: Word
  readonly args: readonly Word[]
  /** Null: it ends with `;`. */
  readonly block: readonly Directive[] | null
  /** The line that nginx names in messages about this directive: that of its `;` or `{`. */
  readonly line: number
  /** The place of its `;`, or of the `}` of its block; where the text ends early, the end. */
  readonly end: TextRange
  /** False: the reading stopped inside its block. */
  readonly complete: boolean
}

export interface ReadConfiguration {
  readonly directives: readonly Directive[]
  /** What stopped the reading; everything before it is in `directives`. */
  readonly error: ReadError | null
}

/** Few enough for the stack. */
const DEEPEST = 100

/** Reads the tree of directives. Never throws: what comes before an error is kept, its blocks closed at the error. */
export function readConfiguration(text: string): ReadConfiguration {
  const reader = new Tokenizer(text)
  const top: Directive[] = []
  const open: { readonly start: Omit<Directive, 'end' | 'block' | 'complete'>; readonly block: Directive[] }[] = []
  const close = (end: TextRange, complete: boolean) => {
    const last = open.pop()
    if (last) (open.at(-1)?.block ?? top).push({ ...last.start, block: last.block, end, complete })
  }
  const give = (error: ReadError | null, end: TextRange): ReadConfiguration => {
    while (open.length > 0) close(end, false)
    return { directives: top, error }
  }
  for (;;) {
    const row = reader.next()
    if ('message' in row) return give(row, row)
    const { words, stop, at } = row
    if (stop === 'end') {
      return give(open.length > 0 ? { ...at, words, message: 'unexpected end of file, expecting "}"' } : null, at)
    }
    if (stop === '}') {
      if (open.length === 0) return give({ ...at, words, message: 'unexpected "}"' }, at)
      close(at, true)
      continue
    }
    const [name, ...args] = words
    if (!name) continue
    const start = { name, args, line: at.from.line }
    if (stop === '{' && open.length >= DEEPEST) {
      return give({ ...at, words, message: `Preflight reads blocks that are nested up to ${DEEPEST} deep` }, at)
    }
    if (stop === '{') open.push({ start, block: [] })
    else (open.at(-1)?.block ?? top).push({ ...start, block: null, end: at, complete: true })
  }
}
