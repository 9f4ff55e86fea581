import type { TextPosition, TextRange } from '../../../javascript/text-range.ts'

/** One word of a configuration, without its quotes and with its escapes undone. */
export interface Word extends TextRange {
  readonly text: string
}

/** What ends a row of words. */
export type Stop = ';' | '{' | '}' | 'end'

export interface Row {
  readonly words: readonly Word[]
  readonly stop: Stop
  /** The place of the stop, and with it the line that nginx names in its errors. */
  readonly at: TextRange
}

/** nginx cannot read on: its own words, and where. */
export interface ReadError extends TextRange {
  readonly message: string
  /** The words read since the last stop. */
  readonly words: readonly Word[]
}

/** As `NGX_CONF_BUFFER`. */
const LONGEST_WORD = 4096

const BLANK = /[ \t\r\n]/

/**
 * Reads a configuration row by row, as `ngx_conf_read_token` does: quotes, escapes, comments, and its few errors.
 * https://github.com/nginx/nginx/blob/release-1.22.1/src/core/ngx_conf_file.c
 */
export class Tokenizer {
  readonly #text: string
  #offset = 0
  #line = 1
  #lineStart = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next row; after an error, reading cannot go on. */
  next(): Row | ReadError {
    const words: Word[] = []
    const text = this.#text
    let start = 0
    let startAt = this.#position()
    let between = true
    let afterQuote = false
    let comment = false
    let escaped = false
    let variable = false
    let quote = ''
    while (this.#offset < text.length) {
      const at = this.#position()
      const ch = text.charAt(this.#offset)
      this.#advance(ch)
      if (comment) {
        if (ch === '\n') comment = false
        continue
      }
      if (escaped) {
        escaped = false
        continue
      }
      if (afterQuote) {
        if (BLANK.test(ch)) {
          between = true
          afterQuote = false
          continue
        }
        if (ch === ';' || ch === '{') return this.#row(words, ch, at)
        if (ch !== ')') return this.#error(`unexpected "${ch}"`, at, words)
        between = true
        afterQuote = false
      }
      if (between) {
        start = this.#offset - 1
        startAt = at
        if (BLANK.test(ch)) continue
        if (ch === ';' || ch === '{') {
          return words.length === 0 ? this.#error(`unexpected "${ch}"`, at, words) : this.#row(words, ch, at)
        }
        if (ch === '}') return words.length > 0 ? this.#error('unexpected "}"', at, words) : this.#row(words, ch, at)
        if (ch === '#') {
          comment = true
          continue
        }
        between = false
        if (ch === '\\') escaped = true
        else if (ch === '"' || ch === "'") {
          start++
          quote = ch
        } else if (ch === '$') variable = true
        continue
      }
      if (this.#offset - start > LONGEST_WORD) {
        const why = quote
          ? `too long parameter, probably missing terminating "${quote}" character`
          : `too long parameter "${text.slice(start, start + 10)}..." started`
        return this.#error(why, startAt, words)
      }
      if (ch === '{' && variable) continue
      variable = false
      if (ch === '\\') {
        escaped = true
        continue
      }
      if (ch === '$') {
        variable = true
        continue
      }
      let found = false
      if (quote) {
        if (ch === quote) {
          found = true
          afterQuote = true
        }
      } else if (BLANK.test(ch) || ch === ';' || ch === '{') {
        found = true
        between = true
      }
      if (!found) continue
      const to = quote ? this.#position() : at
      words.push({ text: unescaped(text.slice(start, this.#offset - 1)), from: startAt, to })
      if (!quote && (ch === ';' || ch === '{')) return this.#row(words, ch, at)
      quote = ''
    }
    if (words.length > 0 || !between) {
      return this.#error('unexpected end of file, expecting ";" or "}"', this.#position(), words)
    }
    return { words, stop: 'end', at: { from: this.#position(), to: this.#position() } }
  }

  #position(): TextPosition {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1 }
  }

  #advance(ch: string): void {
    this.#offset++
    if (ch !== '\n') return
    this.#line++
    this.#lineStart = this.#offset
  }

  #row(words: readonly Word[], stop: Stop, from: TextPosition): Row {
    return { words, stop, at: { from, to: { line: from.line, column: from.column + 1 } } }
  }

  #error(message: string, from: TextPosition, words: readonly Word[]): ReadError {
    return { message, words, from, to: { line: from.line, column: from.column + 1 } }
  }
}

/** nginx knows these escapes and leaves every other unchanged, so regular expressions need no second backslash. */
function unescaped(text: string): string {
  const escapes: { readonly [ch: string]: string } = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' }
  return text.replace(/\\(["'\\trn])/g, (_, ch: string) => escapes[ch] ?? ch)
}
