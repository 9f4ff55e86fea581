/** What is wrong with a learner's code, at which place, in words for somebody who is learning something else. */

/** Lines and columns are 1-based. */
export interface Diagnostic {
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** What the parser says of a syntax error. `column` is 0-based. */
export interface ParserError {
  readonly message: string
  readonly reasonCode?: string
  readonly loc: { readonly line: number; readonly column: number; readonly index: number }
}

/** The parser throws its errors or collects them; anything else that is thrown is none. */
export function isParserError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && typeof Reflect.get(error, 'loc') === 'object'
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  MissingSemicolon: 'A new line or a `;` is missing here.',
  UnterminatedString: 'This text has no closing quotation mark.',
  UnterminatedTemplate: 'This template has no closing backtick.',
  UnterminatedComment: 'This comment has no closing `*/`.',
  UnterminatedRegExp: 'This regular expression has no closing `/`.',
  IllegalReturn: '`return` stands outside of a function.',
  AwaitNotInAsyncContext: '`await` needs an `async` function around it.',
  AwaitNotInAsyncFunction: '`await` needs an `async` function around it.',
}

/** A diagnostic out of an error of the parser. */
export function diagnosticOf(error: ParserError, code: string): Diagnostic {
  const { line, column, index } = error.loc
  const start = { line, column: column + 1 }
  if (error.reasonCode === 'UnexpectedToken') {
    const token = /^(?:[\p{ID_Continue}$]+|[^\s])/u.exec(code.slice(index, index + 80))?.[0]
    return token === undefined
      ? { ...start, message: 'The code ends too early: something that was opened is not closed.' }
      : { ...start, message: `\`${token}\` is not expected here.`, endLine: line, endColumn: column + 1 + token.length }
  }
  const own = error.reasonCode === undefined ? undefined : OWN_WORDS[error.reasonCode]
  return { ...start, message: own ?? error.message.replace(/ \(\d+:\d+\)$/, '') }
}

/** A diagnostic for the text between two offsets. */
export function diagnosticAt(code: string, start: number, end: number, message: string): Diagnostic {
  const from = placeOf(code, start)
  const to = placeOf(code, end)
  return { message, ...from, endLine: to.line, endColumn: to.column }
}

/** Lines end as ECMAScript says: https://tc39.es/ecma262/#prod-LineTerminatorSequence */
function placeOf(code: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = code.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
