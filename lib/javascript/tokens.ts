/** The tokens of a text, in order and without comments. */
export interface Tokens {
  /** The first token with this text that begins at `from` or later and ends at `to` at the latest. */
  first(text: string, from: number, to: number): Token | null
  /** The last such token. */
  last(text: string, from: number, to: number): Token | null
  /** All tokens in this range. */
  between(from: number, to: number): readonly Token[]
}

interface Token {
  readonly start: number
  readonly end: number
}

/** `tokens` are those of the parser for `code`. */
export function createTokens(code: string, tokens: readonly unknown[]): Tokens {
  const all = (tokens as readonly (Token & { readonly type: unknown })[]).filter(
    (token) => token.type !== 'CommentLine' && token.type !== 'CommentBlock',
  )
  function between(from: number, to: number): readonly Token[] {
    let low = 0
    let high = all.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((all[middle]?.start ?? 0) < from) low = middle + 1
      else high = middle
    }
    const found: Token[] = []
    for (let at = low; at < all.length; at += 1) {
      const token = all[at]
      if (!token || token.end > to) break
      found.push(token)
    }
    return found
  }
  const textOf = (token: Token) => code.slice(token.start, token.end)
  return {
    between,
    first: (text, from, to) => between(from, to).find((token) => textOf(token) === text) ?? null,
    last: (text, from, to) => between(from, to).findLast((token) => textOf(token) === text) ?? null,
  }
}
