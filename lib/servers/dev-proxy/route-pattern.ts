import { linearRegExp } from '../linear-regexp.ts'

/** What the named parts of a path stand for; several segments where the part takes several. */
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
  const names: string[] = []
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
      if (names.includes(name)) return null
      names.push(name)
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
    return compiled && { regex: compiled, names }
  } catch {
    return null
  }
}

function escaped(ch: string): string {
  return ch.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
}

export function matchPattern({ regex, names }: RoutePattern, path: string): Params | null {
  const match = regex.exec(path)
  return match && new Map(names.map((name, index) => [name, match[index + 1] ?? '']))
}

/** A destination with the parts put in, and which of them it has used in its path. */
export function fillPattern(destination: string, params: Params): { readonly filled: string; readonly used: boolean } {
  let used = false
  // The port of an address looks like a part, and begins with a digit.
  const filled = destination.replace(
    /(\/?):([A-Za-z_]\w*)(\([^)]*\))?[*+?]?/g,
    (whole, slash: string, name: string) => {
      const value = params.get(name)
      if (value === undefined) return whole
      used = true
      return value === '' ? '' : `${slash}${value}`
    },
  )
  return { filled, used }
}
