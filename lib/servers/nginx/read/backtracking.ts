import type { LinearMatch } from '../../linear-regexp.ts'

/** What an expression found in a text. */
export type Match = Pick<LinearMatch, 'captures' | 'groups'>

/** An expression may take more steps on this text than PCRE2 would take, or a page has time for. */
export class MatchLimit extends Error {}

/** About a second. PCRE2 gives up after ten million matches within a match, which nginx answers with a 500. */
const MOST_STEPS = 1e8

/**
 * Runs what RE2 does not know with JavaScript's own engine, which backtracks.
 * @param source without a repetition inside a repetition, which would take exponential time
 * @returns a search that throws MatchLimit where it could take too long
 */
export function backtracking(source: string, flags: string): (text: string) => Match | null {
  const compiled = new RegExp(source, flags)
  const { choices, repetitions } = complexityOf(source)
  return (text) => {
    let steps = choices
    for (let count = 1; count <= repetitions; count++) steps *= (text.length + count) / count
    if (steps > MOST_STEPS) throw new MatchLimit('The expression could take too long on this text.')
    const match = compiled.exec(text)
    return match && { captures: [...match], groups: match.groups ?? {} }
  }
}

/**
 * How many ways an expression has to be matched: `choices`, times the ways of sharing a text out among `repetitions`. A
 * place to begin at is such a share, where the expression is not anchored.
 */
function complexityOf(source: string): { readonly choices: number; readonly repetitions: number } {
  const plain = source
    .replace(/\\(?:x[0-9a-fA-F]{2}|.)/g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?(?:<?[=!]|:|<\w+>)/g, '(')
    .replace(/([*+?}])\?/g, '$1')
  const repetitions = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0
  let choices = 2 ** (plain.match(/\?/g)?.length ?? 0)
  const alternatives = [1]
  for (const sign of `${plain})`) {
    if (sign === '(') alternatives.push(1)
    else if (sign === '|') alternatives.push((alternatives.pop() ?? 1) + 1)
    else if (sign === ')') choices *= alternatives.pop() ?? 1
  }
  return { choices, repetitions: repetitions + (plain.startsWith('^') ? 0 : 1) }
}
