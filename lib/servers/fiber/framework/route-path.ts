/** A path of a route, in parts: text, and the parameters between it. */
type Part =
  | { readonly text: string }
  | { readonly param: string; readonly greedy: boolean; readonly optional: boolean; readonly constraint: string }

export interface RoutePath {
  /** As its author wrote it, with the slash in front. */
  readonly written: string
  match(path: string, partly: boolean): ReadonlyMap<string, string> | null
}

export interface PathOptions {
  readonly caseSensitive: boolean
  readonly strict: boolean
  /** Fiber 3: a prefix ends where a segment ends. */
  readonly wholeSegments: boolean
}

/**
 * Fiber's route paths: `/api/user/:user`, `/files/*`, `/:from-:to`, `/v1/:name?`, `/:id<int>`, with `\` before a sign
 * that means itself. Capitals and a slash at the end make no difference, unless the app's options say so.
 */
export function routePath(path: string, options: PathOptions): RoutePath {
  const written = path.startsWith('/') ? path : `/${path}`
  const pretty = options.strict || written.length === 1 ? written : written.replace(/\/+$/, '')
  const parts = partsOf(pretty)
  return {
    written,
    match(requested, partly) {
      const trimmed = options.strict || requested.length === 1 ? requested : requested.replace(/\/+$/, '')
      const found = matchParts(parts, trimmed, partly, options)
      return found && new Map(found)
    },
  }
}

function partsOf(path: string): Part[] {
  const parts: Part[] = []
  const counts = { '*': 0, '+': 0 }
  let text = ''
  const flush = () => {
    if (text !== '') parts.push({ text })
    text = ''
  }
  for (let index = 0; index < path.length; index++) {
    const sign = path[index] as string
    if (sign === '\\' && index + 1 < path.length) {
      text += path[++index]
    } else if (sign === '*' || sign === '+') {
      flush()
      counts[sign]++
      parts.push({ param: `${sign}${counts[sign]}`, greedy: true, optional: sign === '*', constraint: '' })
    } else if (sign === ':') {
      const name = /^[^?:+*/\-.<\\]+/.exec(path.slice(index + 1))?.[0] ?? ''
      if (name === '') {
        text += sign
        continue
      }
      flush()
      index += name.length
      let constraint = ''
      if (path[index + 1] === '<') {
        const end = path.indexOf('>', index)
        if (end > 0) {
          constraint = path.slice(index + 2, end)
          index = end
        }
      }
      const optional = path[index + 1] === '?'
      if (optional) index++
      parts.push({ param: name, greedy: false, optional, constraint })
    } else {
      text += sign
    }
  }
  flush()
  return parts
}

type Found = readonly (readonly [string, string])[]

function matchParts(parts: readonly Part[], path: string, partly: boolean, options: PathOptions): Found | null {
  const found: [string, string][] = []
  let rest = path
  for (const [index, part] of parts.entries()) {
    if ('text' in part) {
      const length = lengthOfText(part.text, rest, parts[index + 1], options)
      if (length === null) return null
      rest = rest.slice(length)
    } else {
      const value = rest.slice(0, lengthOfParam(part, parts.slice(index + 1), rest, partly, options))
      if ((value === '' && !part.optional) || (value !== '' && !keeps(part.constraint, value))) return null
      found.push([part.param, value])
      rest = rest.slice(value.length)
    }
  }
  if (rest === '') return found
  if (!partly) return null
  const atBoundary = path.endsWith('/', path.length - rest.length) || rest.startsWith('/')
  return !options.wholeSegments || atBoundary || path === rest ? found : null
}

/** A slash before an optional parameter may be missing at the end: `/v1/:name?` matches `/v1`. */
function lengthOfText(text: string, rest: string, next: Part | undefined, options: PathOptions): number | null {
  const same = (a: string, b: string) => (options.caseSensitive ? a === b : a.toLowerCase() === b.toLowerCase())
  if (same(text, rest.slice(0, text.length))) return text.length
  const mayEndEarly = next && 'param' in next && next.optional && text.length > 1 && text.endsWith('/')
  return mayEndEarly && same(text.slice(0, -1), rest) ? rest.length : null
}

function lengthOfParam(
  part: Extract<Part, { param: string }>,
  after: readonly Part[],
  rest: string,
  partly: boolean,
  options: PathOptions,
): number {
  const text = after.find((each) => 'text' in each)
  const [next] = after
  if (next && 'param' in next) {
    // Two parameters with nothing between them: the first takes one character, unless it takes all.
    if (!part.greedy) return Math.min(1, rest.length)
  }
  if (!next || !text || !('text' in text)) {
    if (part.greedy && !(partly && after.length > 0)) return rest.length
    const slash = rest.indexOf('/')
    return slash < 0 ? rest.length : slash
  }
  const [haystack, needle] = options.caseSensitive ? [rest, text.text] : [rest.toLowerCase(), text.text.toLowerCase()]
  const end = part.greedy ? haystack.lastIndexOf(needle) : haystack.indexOf(needle, part.optional ? 0 : 1)
  const slash = part.greedy ? -1 : rest.indexOf('/')
  if (end < 0) return slash < 0 ? rest.length : slash
  return slash >= 0 && slash < end ? slash : end
}

const CONSTRAINTS: Readonly<Record<string, RegExp>> = {
  int: /^[+-]?\d+$/,
  bool: /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/,
  float: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  alpha: /^\p{L}+$/u,
  guid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
}

/** `<int>`, `<minLen(4)>` and the like, several of them with `;` between. An unknown one lets everything pass. */
function keeps(constraint: string, value: string): boolean {
  return constraint.split(';').every((each) => {
    const [, name = '', argument = ''] = /^\s*(\w*)(?:\((.*)\))?\s*$/.exec(each) ?? []
    const pattern = Object.hasOwn(CONSTRAINTS, name) ? CONSTRAINTS[name] : undefined
    if (pattern) return pattern.test(value)
    const numbers = argument.split(',').map(Number)
    const [first = 0, second = first] = numbers
    if (name === 'minLen') return value.length >= first
    if (name === 'maxLen') return value.length <= first
    if (name === 'len') return value.length === first
    if (name === 'betweenLen') return value.length >= first && value.length <= second
    if (name === 'min') return Number(value) >= first
    if (name === 'max') return Number(value) <= first
    if (name === 'range') return Number(value) >= first && Number(value) <= second
    return true
  })
}
