import { backtracking } from '../expressions/backtracking.ts'
import { linearRegExp } from '../expressions/linear-regexp.ts'
import type { MatchBudget } from '../expressions/match-budget.ts'

/** The values of the named parts of a path; several segments where the part matches several. */
export type Params = ReadonlyMap<string, string>

export interface RoutePattern {
  /** The values of the groups, the whole match first; null where the path does not match. */
  readonly search: (path: string, budget: MatchBudget) => readonly (string | undefined)[] | null
  readonly names: readonly string[]
}

/** About a pattern that Next.js reads and that could take this page too long. */
export const SOURCE_NOT_SIMULATED =
  'Next.js reads this `source`; this simulated one does not run a repetition inside a repetition beside `(?!` or `(?=`. Take one of the two away.'

const PART = /(?::([A-Za-z_]\w*)(\((?:[^()]|\([^()]*\))*\))?|(\((?:[^()]|\([^()]*\))+\)))([*+?]?)/y

/**
 * A path with parts, as Next.js writes it: `/api/:path*`, `/user/:id`, `/:lang(en|de)/:rest+`, `/(.*)` without a name.
 * A group may look ahead, as in `/((?!api/).*)`.
 * @returns null where Next.js cannot read it; `unsupported` where only this one cannot
 */
export function readPattern(source: string): RoutePattern | 'unsupported' | null {
  const names = new Set<string>()
  let repeatsRepetition = false
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
    repeatsRepetition ||= /[*+}]\??\)+[*+{]/.test(`${group ?? ''}${modifier}`)
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
  const search = searchFor(`^${regex}$`, repeatsRepetition)
  return typeof search === 'function' ? { search, names: [...names] } : search
}

/** RE2 where it knows the expression, else (lookarounds) JavaScript's engine within the budget. */
function searchFor(source: string, repeatsRepetition: boolean): RoutePattern['search'] | 'unsupported' | null {
  try {
    const linear = linearRegExp(source, 'i')
    if (linear) {
      return (path, budget) => {
        budget.take(source.length * path.length)
        return linear.exec(path)
      }
    }
    if (repeatsRepetition) return 'unsupported'
    const search = backtracking(source, 'i')
    return (path, budget) => search(path, budget)?.captures ?? null
  } catch {
    return null
  }
}

function escaped(ch: string): string {
  return ch.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
}

/** @throws MatchLimit where the budget does not allow the comparison */
export function matchPattern({ search, names }: RoutePattern, path: string, budget: MatchBudget): Params | null {
  const match = search(path, budget)
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
