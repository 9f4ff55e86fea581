import { classifyLine, INITIAL_STATE, isEscaped, type LineState, splitLines } from './lines.ts'

type TokenKind =
  | 'comment'
  | 'method'
  | 'path'
  | 'status'
  | 'header-name'
  | 'colon'
  | 'value'
  | 'body'
  | 'directive'
  | 'error'

/** `start` is a 0-based column; a token reaches to the next one or to the end of the line. Blanks between may belong to either. */
export interface RawToken {
  readonly kind: TokenKind
  readonly start: number
}

/** The state before the first line, for editors that highlight line by line. */
export const initialState: LineState = INITIAL_STATE

/** The tokens of one line and the state for the next. States are plain strings, so editors can compare them. */
export function tokenizeLine(
  line: string,
  state: LineState,
): { readonly tokens: readonly RawToken[]; readonly state: LineState } {
  const { kind, next } = classifyLine(line, state)
  const first = Math.max(line.search(/[^ \t]/), 0)
  const tokens = (): RawToken[] => {
    switch (kind) {
      case 'blank':
        return []
      case 'comment':
        return [{ kind: 'comment', start: 0 }]
      case 'stray':
        return [{ kind: 'error', start: first }]
      case 'body':
        if (line === '') return []
        return isEscaped(line)
          ? [
              { kind: 'directive', start: 0 },
              { kind: 'body', start: 1 },
            ]
          : [{ kind: 'body', start: 0 }]
      case 'route':
        return twoWords(line, first, 'method', 'path')
      case 'status':
        return /^[ \t]*(HTTP\/\d(\.\d)?[ \t]+)?[2-5]\d\d([ \t]|$)/.test(line)
          ? twoWords(line, line.search(/(?<![\d./])[2-5]\d\d/), 'status', 'value')
          : [{ kind: 'error', start: first }]
      case 'delay':
        return twoWords(line, first, 'directive', 'value')
      case 'when':
        return [{ kind: 'directive', start: first }, ...headerTokens(line, first + 'when'.length)]
      case 'header':
        return line.includes(':') ? headerTokens(line, first) : [{ kind: 'error', start: first }]
    }
  }
  return { tokens: tokens(), state: next }
}

/** All lines of a text, for highlighting without an editor. */
export function tokenizeRaw(text: string): readonly { readonly line: string; readonly tokens: readonly RawToken[] }[] {
  let state = initialState
  return splitLines(text).map((line) => {
    const result = tokenizeLine(line, state)
    state = result.state
    return { line, tokens: result.tokens }
  })
}

function twoWords(line: string, start: number, one: TokenKind, two: TokenKind): RawToken[] {
  const gap = line.slice(start).search(/[ \t]/)
  const second = gap < 0 ? -1 : line.slice(start + gap).search(/[^ \t]/)
  const tokens: RawToken[] = [{ kind: one, start }]
  if (gap >= 0 && second >= 0) tokens.push({ kind: two, start: start + gap + second })
  return tokens
}

function headerTokens(line: string, from: number): RawToken[] {
  const name = line.slice(from).search(/[^ \t]/)
  if (name < 0) return []
  const tokens: RawToken[] = [{ kind: 'header-name', start: from + name }]
  const colon = line.indexOf(':', from)
  if (colon < 0) return tokens
  tokens.push({ kind: 'colon', start: colon })
  const value = line.slice(colon + 1).search(/[^ \t]/)
  if (value >= 0) tokens.push({ kind: 'value', start: colon + 1 + value })
  return tokens
}
