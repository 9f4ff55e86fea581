import { ContextTracker, type InputStream } from '@lezer/lr'

/**
 * Whether a line that ends after the last token ends a statement (https://go.dev/ref/spec#Semicolons). The grammar's own
 * tracker forgets `true`, `false` and a value before a comment between `/*` and `*` + `/`.
 */
interface After {
  readonly ends: boolean
  /** The tracker also gets the tokens inside such a comment. */
  readonly inComment: boolean
}

const NO: After = { ends: false, inComment: false }
const YES: After = { ends: true, inComment: false }

export const semicolons = new ContextTracker<After>({
  start: NO,
  shift: (after, _term, _stack, input) => afterToken(after, input),
})

function afterToken(after: After, input: InputStream): After {
  const sign = at(input, 0)
  const next = at(input, 1)
  if (after.inComment) return sign === '*' && next === '/' ? { ...after, inComment: false } : after
  if (sign === ' ' || sign === '\t') return after
  if (sign === '/' && next === '*') return { ...after, inComment: true }
  if (sign === '' || sign === '\n' || sign === '\r') return NO
  // Outside of ASCII there are only letters and digits; some take two code units.
  if (/[A-Za-z_\u0080-\uffff]/.test(sign)) return endsWithWord(input) ? YES : NO
  if (/[\d"'`)\]}]/.test(sign) || (sign === '.' && /\d/.test(next))) return YES
  return (sign === '+' || sign === '-') && next === sign ? YES : NO
}

/** The sign at an offset from a token's start; empty at the end of the text. */
function at(input: InputStream, offset: number): string {
  const code = input.peek(offset)
  return code < 0 ? '' : String.fromCharCode(code)
}

const GO_ON = new Set(
  'case chan const default defer else for func go goto if import interface map package range select struct switch type var'.split(
    ' ',
  ),
)
const LONGEST = 9

/** A name, a value, or one of the four keywords after which Go adds a semicolon. */
function endsWithWord(input: InputStream): boolean {
  let word = ''
  for (let sign = at(input, 0); /[\p{L}\p{N}_]/u.test(sign); sign = at(input, word.length)) {
    word += sign
    if (word.length > LONGEST) return true
  }
  return !GO_ON.has(word)
}
