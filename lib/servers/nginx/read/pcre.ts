import { RE2JS } from 're2js'
import { PatternError, Translation, Unsupported } from './pcre-translation.ts'

/** What an expression found in a text. */
export interface Match {
  /** The whole, then the groups by number; a group that took no part is undefined. */
  readonly captures: readonly (string | undefined)[]
  readonly groups: Readonly<Record<string, string | undefined>>
}

export interface Regex {
  exec(text: string): Match | null
}

/**
 * Regular expressions as nginx has them (PCRE2). What PCRE2 itself refuses is told in its words. The others are run by
 * RE2, in time that grows with the text and no faster, so that an expression in somebody's link cannot stop the page;
 * those that RE2 does not know (`(?!`, `\1`) are run by JavaScript, unless they repeat what repeats.
 */
export type Compiled =
  | { readonly regex: Regex; readonly names: readonly string[] }
  /** PCRE2 refuses it. `offset` counts from the start of the pattern. */
  | { readonly error: string; readonly offset: number }
  /** PCRE2 would take it, and this server here does not know how. */
  | { readonly unsupported: string }

const COMPILED = new Map<string, Compiled>()

/** @param caseless `~*` and not `~` */
export function compilePcre(pattern: string, caseless: boolean): Compiled {
  const key = `${caseless} ${pattern}`
  let compiled = COMPILED.get(key)
  if (!compiled) {
    compiled = compile(pattern, caseless)
    if (COMPILED.size > 500) COMPILED.clear()
    COMPILED.set(key, compiled)
  }
  return compiled
}

function compile(pattern: string, caseless: boolean): Compiled {
  try {
    const { source, names, insensitive, repeatsRepetition } = new Translation(pattern).run()
    const ignoresCase = caseless || insensitive
    return { regex: linear(source, ignoresCase) ?? backtracking(source, ignoresCase, repeatsRepetition), names }
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset }
    if (error instanceof Unsupported) return { unsupported: error.message }
    return { unsupported: 'this pattern' }
  }
}

function linear(source: string, ignoresCase: boolean): Regex | null {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source, ignoresCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch {
    return null
  }
  const names = Object.entries(compiled.namedGroups())
  return {
    exec: (text) => {
      const matcher = compiled.matcher(text)
      if (!matcher.find()) return null
      const captures = Array.from({ length: compiled.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined)
      return { captures, groups: Object.fromEntries(names.map(([name, at]) => [name, captures[at]])) }
    },
  }
}

function backtracking(source: string, ignoresCase: boolean, repeatsRepetition: boolean): Regex {
  if (repeatsRepetition)
    throw new Unsupported('a repetition inside a repetition beside a lookaround or a back reference')
  const compiled = new RegExp(source, ignoresCase ? 'i' : '')
  return {
    exec: (text) => {
      const match = compiled.exec(text)
      return match && { captures: [...match], groups: match.groups ?? {} }
    },
  }
}

/** What nginx prints of a pattern that PCRE2 refuses. */
export function pcreProblem(pattern: string, error: string, offset: number): string {
  const at = offset >= pattern.length ? '' : ` at "${pattern.slice(offset)}"`
  return `pcre2_compile() failed: ${error} in "${pattern}"${at}`
}
