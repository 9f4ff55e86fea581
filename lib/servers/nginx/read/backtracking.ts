import type { LinearMatch } from '../../linear-regexp.ts'
import type { MatchBudget } from './match-budget.ts'

/** What an expression found in a text. */
export type Match = Pick<LinearMatch, 'captures' | 'groups'>

/**
 * Runs what RE2 does not know with JavaScript's own engine, which backtracks.
 * @param source without a repetition inside a repetition, which would take exponential time
 * @returns a search that takes from the budget what it could take at the most, before it begins
 */
export function backtracking(source: string, flags: string): (text: string, budget: MatchBudget) => Match | null {
  const compiled = new RegExp(source, flags)
  const { choices, repetitions } = complexityOf(source)
  return (text, budget) => {
    let steps = choices
    for (let count = 1; count <= repetitions; count++) steps *= (text.length + count) / count
    budget.take(steps)
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
