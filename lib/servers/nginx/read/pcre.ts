import { compileLinear, type LinearMatch } from '../../linear-regexp.ts'
import { PatternError, Translation, Unsupported } from './pcre-translation.ts'

/** What an expression found in a text. */
export type Match = Pick<LinearMatch, 'captures' | 'groups'>

export interface Regex {
  exec(text: string): Match | null
}

/**
 * A regular expression of nginx (PCRE2), compiled. It is run by RE2 where RE2 knows it, in linear time. Lookarounds and
 * back references (`(?!`, `\1`) are run by JavaScript, unless a repetition is inside a repetition, which could stop the
 * page.
 */
export type Compiled =
  | { readonly regex: Regex; readonly names: readonly string[] }
  /** PCRE2 refuses it, with this message. `offset` counts from the start of the pattern. */
  | { readonly error: string; readonly offset: number }
  /** Valid in PCRE2 but not supported here; names the construct. */
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
    const flags = caseless || insensitive ? 'i' : ''
    const search = compileLinear(source, flags)
    return { regex: search ? { exec: search } : backtracking(source, flags, repeatsRepetition), names }
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset }
    if (error instanceof Unsupported) return { unsupported: error.message }
    return { unsupported: 'this pattern' }
  }
}

/** What RE2 does not know, as JavaScript runs it. */
function backtracking(source: string, flags: string, repeatsRepetition: boolean): Regex {
  if (repeatsRepetition)
    throw new Unsupported('a repetition inside a repetition beside a lookaround or a back reference')
  const compiled = new RegExp(source, flags)
  return {
    exec: (text) => {
      const match = compiled.exec(text)
      return match && { captures: [...match], groups: match.groups ?? {} }
    },
  }
}

/** What nginx prints about a pattern that PCRE2 refuses. */
export function pcreProblem(pattern: string, error: string, offset: number): string {
  const at = offset >= pattern.length ? '' : ` at "${pattern.slice(offset)}"`
  return `pcre2_compile() failed: ${error} in "${pattern}"${at}`
}
