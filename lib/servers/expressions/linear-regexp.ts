import { RE2JS } from 're2js'
import { isTooLarge } from '../../go/library/re2-size.ts'

/** A match of an expression in a text. */
export interface LinearMatch {
  /** The whole match, then the groups by number; undefined for a group that did not take part. */
  readonly captures: readonly (string | undefined)[]
  readonly groups: Readonly<Record<string, string | undefined>>
  /** Where the whole match begins and ends, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** Finds the first match at or after an offset; null where there is none. */
type LinearSearch = (text: string, from?: number) => LinearMatch | null

/** An expression that RE2 runs. */
interface Linear {
  readonly search: LinearSearch
  /** Instructions: each may be run at each character of a text. */
  readonly size: number
}

/** The most instructions that are run on one text: about a second. */
const MOST_RUN = 2e8

/**
 * Compiles an expression for RE2, which takes time in proportion to the text, whatever the expression: one in somebody's
 * link cannot stop the page. (Repeating a group makes it slower, by a factor that the expression alone decides.)
 * @param flags of JavaScript: `i`, `m` and `s`; others are ignored
 * @returns null for what RE2 does not know (lookarounds, back references, what is no expression at all), and for what
 *   could become too large
 */
export function compileLinear(source: string, flags = ''): Linear | null {
  if (isTooLarge(source)) return null
  const options =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source, options)
  } catch {
    return null
  }
  const names = Object.entries(compiled.namedGroups())
  const search: LinearSearch = (text, from = 0) => {
    const matcher = compiled.matcher(text)
    if (from > text.length || !matcher.find(from)) return null
    const captures = Array.from({ length: compiled.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined)
    const groups = Object.fromEntries(names.map(([name, at]) => [name, captures[at]]))
    return { captures, groups, start: matcher.start(), end: matcher.end() }
  }
  return { search, size: compiled.programSize() }
}

/** A `RegExp` that is run by RE2, also when code calls `test` or `replace`: both call `exec`. */
class LinearRegExp extends RegExp {
  readonly #linear: Linear

  constructor(source: string, flags: string, linear: Linear) {
    super(source, flags)
    this.#linear = linear
  }

  /**
   * https://tc39.es/ecma262/#sec-regexpbuiltinexec
   * @throws RangeError where a large expression would take too long on a long text
   */
  override exec(text: string): RegExpExecArray | null {
    if (text.length * this.#linear.size > MOST_RUN) {
      throw new RangeError('Preflight does not run an expression of this size on a text of this length.')
    }
    const match = this.#linear.search(text, this.global ? this.lastIndex : 0)
    if (this.global) this.lastIndex = match?.end ?? 0
    if (!match) return null
    const { captures, groups, start } = match
    return Object.assign([...captures], {
      index: start,
      input: text,
      ...(Object.keys(groups).length > 0 ? { groups } : {}),
    }) as RegExpExecArray
  }
}

/**
 * A regular expression of JavaScript that takes linear time for any text.
 * @returns null for what RE2 does not know or has no room for, and for the flags `u`, `v` and `y`
 * @throws SyntaxError where JavaScript itself refuses it
 */
export function linearRegExp(source: string, flags = ''): RegExp | null {
  new RegExp(source, flags)
  if (/[uvy]/.test(flags)) return null
  // JavaScript escapes `/` and takes any other sign with a backslash for itself; so does RE2.
  const linear = compileLinear(source, flags)
  return linear && new LinearRegExp(source, flags, linear)
}
