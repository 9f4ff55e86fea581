import { RE2JS } from 're2js'

/**
 * An expression that is run by RE2, in time that grows with the text and no faster, whoever calls `test` or `replace`:
 * both go through `exec`. So an expression in somebody's link cannot stop the page.
 * https://tc39.es/ecma262/#sec-regexpexec
 */
class LinearRegExp extends RegExp {
  readonly #compiled: RE2JS

  constructor(source: string, flags: string, compiled: RE2JS) {
    super(source, flags)
    this.#compiled = compiled
  }

  override exec(text: string): RegExpExecArray | null {
    const moves = this.global || this.sticky
    const from = moves ? this.lastIndex : 0
    const matcher = this.#compiled.matcher(text)
    const found = from <= text.length && matcher.find(from) && !(this.sticky && matcher.start() !== from)
    if (!found) {
      if (moves) this.lastIndex = 0
      return null
    }
    if (moves) this.lastIndex = matcher.end()
    const captures = Array.from({ length: this.#compiled.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined)
    const names = Object.entries(this.#compiled.namedGroups())
    const groups = Object.fromEntries(names.map(([name, at]) => [name, captures[at] ?? '']))
    return Object.assign(captures as [string, ...string[]], {
      index: matcher.start(),
      input: text,
      ...(names.length > 0 ? { groups } : {}),
    }) as RegExpExecArray
  }
}

/**
 * A regular expression of JavaScript that no text makes slow.
 * @returns null for what RE2 does not know: lookarounds, back references, and the flags `u`, `v` and `y`
 * @throws SyntaxError where JavaScript itself refuses it
 */
export function linearRegExp(source: string, flags = ''): RegExp | null {
  new RegExp(source, flags)
  if (/[uvy]/.test(flags)) return null
  const options =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  try {
    // JavaScript escapes `/` and takes any other sign with a backslash for itself; so does RE2.
    return new LinearRegExp(source, flags, RE2JS.compile(source, options))
  } catch {
    return null
  }
}
