import { isTooLarge, mostInstructions } from '../../../go/library/re2-size.ts'
import { backtracking, type Match } from '../../expressions/backtracking.ts'
import { compileLinear } from '../../expressions/linear-regexp.ts'
import type { MatchBudget } from '../../expressions/match-budget.ts'
import { PatternError, Translation, Unsupported } from './pcre-translation.ts'

export interface Regex {
  /** @throws MatchLimit where it could take too long */
  exec(text: string, budget: MatchBudget): Match | null
}

/**
 * A regular expression of nginx (PCRE2), compiled. It is run by RE2 where RE2 knows it, in linear time. Lookarounds and
 * back references (`(?!`, `\1`) are run by JavaScript within a limit, unless a repetition is inside a repetition.
 */
export type Compiled =
  | { readonly regex: Regex; readonly names: readonly string[] }
  /** PCRE2 refuses it, with this message. `offset` counts from the start of the pattern. */
  | { readonly error: string; readonly offset: number }
  /** Valid in PCRE2 but not supported here; names the construct. */
  | { readonly unsupported: string }

/** Of RE2, at a character. */
const STEPS_PER_INSTRUCTION = 0.5

const COMPILED = new Map<string, Compiled>()

/** The most instructions that a pattern could become. */
export const sizeOfPcre = (pattern: string): number => mostInstructions(pattern)

/** @param caseless `~*` and not `~` */
export function compilePcre(pattern: string, caseless: boolean): Compiled {
  const key = `${caseless} ${pattern}`
  let compiled = COMPILED.get(key)
  if (!compiled) {
    compiled = compile(pattern, caseless)
    if (COMPILED.size > 2000) COMPILED.clear()
    COMPILED.set(key, compiled)
  }
  return compiled
}

function compile(pattern: string, caseless: boolean): Compiled {
  try {
    const { source, names, insensitive, repeatsRepetition } = new Translation(pattern).run()
    const flags = caseless || insensitive ? 'i' : ''
    const linear = compileLinear(source, flags)
    if (linear) {
      const exec = (text: string, budget: MatchBudget) => {
        budget.take(text.length * linear.size * STEPS_PER_INSTRUCTION)
        return linear.search(text)
      }
      return { regex: { exec }, names }
    }
    if (isTooLarge(source)) throw new Unsupported('an expression of this size')
    if (repeatsRepetition)
      throw new Unsupported('a repetition inside a repetition beside a lookaround or a back reference')
    return { regex: { exec: backtracking(source, flags) }, names }
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset }
    if (error instanceof Unsupported) return { unsupported: error.message }
    return { unsupported: 'this pattern' }
  }
}

/** What nginx prints about a pattern that PCRE2 refuses. */
export function pcreProblem(pattern: string, error: string, offset: number): string {
  const at = offset >= pattern.length ? '' : ` at "${pattern.slice(offset)}"`
  return `pcre2_compile() failed: ${error} in "${pattern}"${at}`
}
