/** What is wrong with JavaScript, and where, in words for somebody who is learning something else. */
import type { TextRange } from './text-range.ts'

export interface SyntaxDiagnostic extends TextRange {
  readonly message: string
}

/** What the parser says of a syntax error. `index` is an offset in the text. */
export interface ParserError {
  readonly message: string
  readonly reasonCode?: string
  readonly loc: { readonly index: number }
}

/** Whether a value that the parser threw or collected is an error in the text that it read. */
export function isParserError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && typeof Reflect.get(error, 'loc') === 'object'
}

const NO_JAVASCRIPT = 'This syntax is not part of JavaScript.'

/** By the parser's `reasonCode`; for every other code its own message is plain enough. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  MissingSemicolon: 'A new line or a `;` is missing here.',
  UnterminatedString: 'This text has no closing quotation mark.',
  UnterminatedTemplate: 'This template has no closing backtick.',
  UnterminatedComment: 'This comment has no closing `*/`.',
  UnterminatedRegExp: 'This regular expression has no closing `/`.',
  IllegalReturn: '`return` is outside of a function.',
  AwaitNotInAsyncContext: '`await` needs an `async` function around it.',
  AwaitUsingNotInAsyncContext: '`await using` needs an `async` function around it.',
  AwaitExpressionFormalParameter: '`await` cannot be used in the parameters of an `async` function.',
  // The parser would name its own functions.
  ParseExpressionExpectsEOF: 'Nothing may come after the end. Is there a bracket too many, here or above?',
  ParseExpressionEmptyInput: 'There is nothing in it.',
  // The parser would name its own plugins.
  MissingPlugin: NO_JAVASCRIPT,
  MissingOneOfPlugins: NO_JAVASCRIPT,
}

/** The diagnostic for an error of the parser in `text`. It marks the word or the character where the error begins. */
export function diagnosticOf(error: ParserError, text: string): SyntaxDiagnostic {
  const { index } = error.loc
  const word = /^(?:[\p{ID_Continue}$]+|\S)/u.exec(text.slice(index, index + 80))?.[0] ?? ''
  return diagnosticAt(text, index, index + word.length, messageOf(error, word))
}

function messageOf({ reasonCode = '', message }: ParserError, word: string): string {
  if (reasonCode !== 'UnexpectedToken') return OWN_WORDS[reasonCode] ?? message.replace(/ \(\d+:\d+\)$/, '')
  return word === ''
    ? 'The code ends too early: something that was opened is not closed.'
    : `\`${word}\` is not expected here.`
}

/** A diagnostic for the text between two offsets. */
export function diagnosticAt(text: string, start: number, end: number, message: string): SyntaxDiagnostic {
  return { message, ...rangeOf(text, start, end) }
}

/** The range between two offsets. Lines end as ECMAScript says: https://tc39.es/ecma262/#prod-LineTerminatorSequence */
export function rangeOf(text: string, start: number, end: number): TextRange {
  return { from: positionAt(text, start), to: positionAt(text, end) }
}

/** The starts of a text's lines, of the text that was asked for last: diagnostics come one after the other. */
let lines: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] }

function positionAt(text: string, offset: number): TextRange['from'] {
  if (lines.text !== text) {
    const breaks = [...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)]
    lines = { text, starts: [0, ...breaks.map((found) => found.index + found[0].length)] }
  }
  const { starts } = lines
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 }
}
