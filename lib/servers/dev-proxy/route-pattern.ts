import { linearRegExp } from '../linear-regexp.ts'

/** The values of the named parts of a path; several segments where the part matches several. */
export type Params = ReadonlyMap<string, string>

export interface RoutePattern {
  readonly regex: RegExp
  readonly names: readonly string[]
}

const PART = /(?::([A-Za-z_]\w*)(\((?:[^()]|\([^()]*\))*\))?|(\((?:[^()]|\([^()]*\))+\)))([*+?]?)/y

/**
 * A path with parts, as Next.js writes it: `/api/:path*`, `/user/:id`, `/:lang(en|de)/:rest+`, `/(.*)` without a name.
 * @returns null where it cannot be read
 */
export function readPattern(source: string): RoutePattern | null {
  const names = new Set<string>()
  let regex = ''
  let offset = 0
  while (offset < source.length) {
    PART.lastIndex = offset
    const part = PART.exec(source)
    if (!part) {
      const ch = source.charAt(offset)
      if (ch === ':' || ch === '*') return null
      if (ch === '\\') offset++
      regex += escaped(source.charAt(offset))
      offset++
      continue
    }
    const [whole, name, ofName, unnamed, modifier] = part
    const group = unnamed ?? ofName
    if (name !== undefined) {
      if (names.has(name)) return null
      names.add(name)
    }
    const kept = (inner: string) => (name === undefined ? `(?:${inner})` : `(${inner})`)
    const one = group ? `(?:${group.slice(1, -1)})` : '[^/]+?'
    const slash = regex.endsWith('/') && modifier !== ''
    const many = `${one}(?:/${one})*`
    if (slash) regex = regex.slice(0, -1)
    const lead = slash ? '/' : ''
    if (modifier === '*') regex += `(?:${lead}${kept(many)})?`
    else if (modifier === '+') regex += `${lead}${kept(many)}`
    else if (modifier === '?') regex += `(?:${lead}${kept(one)})?`
    else regex += kept(one)
    offset += whole.length
  }
  try {
    const compiled = linearRegExp(`^${regex}$`, 'i')
    return compiled && { regex: compiled, names: [...names] }
  } catch {
    return null
  }
}

function escaped(ch: string): string {
  return ch.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
}

/** What patterns may still be compared with, while one request is answered: characters of patterns times those of paths. */
export class PatternBudget {
  #left = 3e7

  /** @throws Error where that much is not left */
  take(comparisons: number): void {
    this.#left -= comparisons
    if (this.#left < 0) throw new Error('Preflight compares a path this long with no more patterns.')
  }
}

export function matchPattern({ regex, names }: RoutePattern, path: string, budget: PatternBudget): Params | null {
  budget.take(regex.source.length * path.length)
  const match = regex.exec(path)
  return match && new Map(names.map((name, index) => [name, match[index + 1] ?? '']))
}

/** Beyond what any server reads of an address. */
const LONGEST_ADDRESS = 1_000_000

/** A destination with the parts filled in, and which of them its path has used. */
export function fillPattern(destination: string, params: Params): { readonly filled: string; readonly used: boolean } {
  let used = false
  let length = destination.length
  // The port of an address looks like a part, and begins with a digit.
  const filled = destination.replace(
    /(\/?):([A-Za-z_]\w*)(\([^)]*\))?[*+?]?/g,
    (whole, slash: string, name: string) => {
      const value = params.get(name)
      if (value === undefined) return whole
      used = true
      length += value.length
      if (length > LONGEST_ADDRESS)
        throw new Error(`Preflight keeps addresses of up to ${LONGEST_ADDRESS.toLocaleString('en')} characters.`)
      return value === '' ? '' : `${slash}${value}`
    },
  )
  return { filled, used }
}
