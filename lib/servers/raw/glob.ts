/**
 * Wildcards for paths and header values: no regular expression, so that no pattern that somebody writes can hang a run.
 */

type Piece = { readonly literal: string } | { readonly any: 'run' | 'segment' }

/** `*` matches any sequence of characters; with `segments`, `/:name` matches one non-empty path segment. */
export interface Glob {
  readonly pieces: readonly Piece[]
}

export function compileGlob(pattern: string, options: { readonly segments: boolean }): Glob {
  const pieces: Piece[] = []
  const marks = options.segments ? /\*+|(?<=\/):[A-Za-z_][A-Za-z0-9_]*(?=\/|$)/g : /\*+/g
  let end = 0
  for (const match of pattern.matchAll(marks)) {
    if (match.index > end) pieces.push({ literal: pattern.slice(end, match.index) })
    pieces.push({ any: match[0].startsWith('*') ? 'run' : 'segment' })
    end = match.index + match[0].length
  }
  if (end < pattern.length) pieces.push({ literal: pattern.slice(end) })
  return { pieces }
}

/** Pieces that follow each other without a `*` between them. */
type Block = readonly Exclude<Piece, { readonly any: 'run' }>[]

/** What is compared for one request, in characters of patterns times characters of texts: about half a second. */
const MOST_COMPARED = 5e8

/** A search that begins again at each `/` takes longer than one for a literal. */
const COST_OF_SEGMENT = 100

/** What wildcards may still be compared with, while one request is answered. */
export class GlobBudget {
  readonly #onLine: (line: number) => void
  #left = MOST_COMPARED
  #line = 0

  /** @param onLine called when it is another line's turn */
  constructor(onLine: (line: number) => void = () => {}) {
    this.#onLine = onLine
  }

  /** What is compared next is the route in this line. */
  at(line: number): void {
    this.#line = line
    this.#onLine(line)
  }

  /** @throws Error where that many comparisons are not left */
  take(comparisons: number): void {
    this.#left -= comparisons
    if (this.#left < 0) {
      const where = this.#line > 0 ? ` It was stopped at the route in line ${this.#line}.` : ''
      throw new Error(
        `Preflight compares a request this long with no more wildcards: shorten the address or the routes.${where}`,
      )
    }
  }
}

/** Whether the whole text matches. */
export function matchesGlob(glob: Glob, text: string, budget: GlobBudget): boolean {
  const blocks: Exclude<Piece, { readonly any: 'run' }>[][] = [[]]
  let cost = 0
  for (const piece of glob.pieces) {
    if ('any' in piece && piece.any === 'run') blocks.push([])
    else blocks.at(-1)?.push(piece)
    cost += 'literal' in piece ? piece.literal.length : piece.any === 'segment' ? COST_OF_SEGMENT : 1
  }
  const [first = [], ...rest] = blocks
  const last = rest.pop()
  if (!last) return endOf(first, text, 0) === text.length
  budget.take(cost * text.length)
  let at = endOf(first, text, 0)
  // An earlier place never leads to a later end, so the first one is the best for what follows.
  for (const block of rest) {
    if (at < 0) return false
    at = firstEnd(block, text, at)
  }
  if (at < 0) return false
  const [only, more] = last
  if (!only) return true
  if ('literal' in only && !more) return text.length - only.literal.length >= at && text.endsWith(only.literal)
  for (let start = startOf(last, text, at); start >= 0; start = startOf(last, text, start + 1)) {
    if (endOf(last, text, start) === text.length) return true
  }
  return false
}

/** Where a block ends that begins at a place; -1 where it does not match there. A segment ends before the next `/`. */
function endOf(block: Block, text: string, start: number): number {
  let at = start
  for (const piece of block) {
    if ('literal' in piece) {
      if (!text.startsWith(piece.literal, at)) return -1
      at += piece.literal.length
    } else {
      const slash = text.indexOf('/', at)
      const end = slash < 0 ? text.length : slash
      if (end === at) return -1
      at = end
    }
  }
  return at
}

/** Where the first match of a block at or after a place ends; -1 where there is none. */
function firstEnd(block: Block, text: string, from: number): number {
  for (let start = startOf(block, text, from); start >= 0; start = startOf(block, text, start + 1)) {
    const end = endOf(block, text, start)
    if (end >= 0) return end
  }
  return -1
}

/** The first place at or after another where a block could begin. */
function startOf(block: Block, text: string, from: number): number {
  if (from > text.length) return -1
  const [first] = block
  if (!first) return from
  return 'literal' in first ? text.indexOf(first.literal, from) : from
}
