/**
 * Wildcards for paths and header values, in time proportional to pattern × text: no regular expression, so that no
 * pattern a learner writes can hang a run.
 */

type Piece = { readonly literal: string } | { readonly any: 'run' | 'segment' }

/** `*` stands for any run of characters; with `segments`, `/:name` for one non-empty path segment. */
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

/** Whether the whole text matches. */
export function matchesGlob(glob: Glob, text: string): boolean {
  /** The places in the text that the pieces so far can have reached, ascending. */
  let reached: number[] = [0]
  for (const piece of glob.pieces) {
    const next: number[] = []
    if ('literal' in piece) {
      for (const at of reached) if (text.startsWith(piece.literal, at)) next.push(at + piece.literal.length)
    } else if (piece.any === 'run') {
      for (let at = reached[0] ?? text.length + 1; at <= text.length; at++) next.push(at)
    } else {
      const places = new Set<number>()
      for (const at of reached) {
        for (let end = at + 1; end <= text.length && text[end - 1] !== '/' && !places.has(end); end++) places.add(end)
      }
      next.push(...[...places].sort((a, b) => a - b))
    }
    if (next.length === 0) return false
    reached = next
  }
  return reached.includes(text.length)
}
