/** The parser's tree, as far as it is looked at here: any node, its place in the text, and its tokens. */

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}

/** The property `name` of `node` where it is a node itself. */
export function child(node: SyntaxNode, name: string): SyntaxNode | null {
  const value = node[name]
  return isNode(value) ? value : null
}

/** The property `name` of `node` where it is a list of nodes; else an empty list. */
export function children(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const value = node[name]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Besides the syntax, the parser hangs these on its nodes. */
const NO_SYNTAX = new Set([
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'extra',
  'loc',
])

/** Every node directly below `node`, with the property it hangs on. */
export function* below(node: SyntaxNode): Generator<readonly [node: SyntaxNode, property: string]> {
  for (const [property, value] of Object.entries(node)) {
    if (NO_SYNTAX.has(property)) continue
    for (const part of Array.isArray(value) ? value : [value]) {
      if (isNode(part)) yield [part, property]
    }
  }
}

/** The tokens of a text, in order and without comments. */
export interface Tokens {
  /** The first token with this text that begins at `from` or later and ends at `to` at the latest. */
  first(text: string, from: number, to: number): Token | null
  /** The last such token. */
  last(text: string, from: number, to: number): Token | null
  /** All tokens in this range. */
  between(from: number, to: number): readonly Token[]
}

export interface Token {
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
