import type { LinearMatch } from './linear-regexp.ts'
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
  const { choices, repetitions, each } = complexityOf(source)
  return (text, budget) => {
    let steps = choices * each ** text.length
    for (let count = 1; count <= repetitions; count++) steps *= (text.length + count) / count
    budget.take(steps)
    const match = compiled.exec(text)
    return match && { captures: [...match], groups: match.groups ?? {} }
  }
}

/** A group on the way through an expression. */
interface Group {
  /** In how many ways it matches one text. */
  choices: number
  alternatives: number
  /** What its alternatives begin with. */
  readonly first: Set<string>
  /** Two alternatives may match at the same place. */
  isAmbiguous: boolean
}

/**
 * How many ways an expression has to be matched: `choices`, times the ways of sharing a text out among `repetitions`,
 * times `each` for every sign of the text. A place to begin at is such a share, where the expression is not anchored.
 */
function complexityOf(source: string): {
  readonly choices: number
  readonly repetitions: number
  readonly each: number
} {
  const plain = source
    .replace(/\\(?:x[0-9a-fA-F]{2}|.)/g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?(?:<?[=!]|:|<\w+>)/g, '(')
    .replace(/([*+?}])\?/g, '$1')
  let repetitions = plain.startsWith('^') ? 0 : 1
  let each = 1
  const open: Group[] = []
  const begin = (at: number): Group => {
    const group = { choices: 1, alternatives: 1, first: new Set<string>(), isAmbiguous: false }
    open.push(group)
    alternative(group, at)
    return group
  }
  const alternative = (group: Group, at: number) => {
    const sign = plain[at] ?? ''
    // `x` is anything here, and an alternative that can be empty begins with whatever comes.
    const isPlain = /[\w/-]/.test(sign) && sign !== 'x' && !/[*+?{]/.test(plain[at + 1] ?? '')
    if (!isPlain || group.first.has(sign)) group.isAmbiguous = true
    group.first.add(sign)
  }
  const whole = begin(0)
  const parts = /[(|)]|\{(\d+)(,(\d*))?\}|[*+?]/g
  let closed: Group | null = null
  let end = 0
  for (const part of plain.matchAll(parts)) {
    const inner = part.index === end ? closed : null
    closed = null
    end = part.index + part[0].length
    const around = open.at(-1) ?? whole
    if (part[0] === '(') begin(end)
    else if (part[0] === '|') {
      around.alternatives++
      alternative(around, end)
    } else if (part[0] === ')') {
      closed = open.length > 1 ? (open.pop() ?? null) : null
      if (closed) (open.at(-1) ?? whole).choices *= waysOf(closed)
    } else if (part[0] === '?') around.choices *= 2
    else {
      const most = part[1] === undefined || part[3] === '' ? Number.POSITIVE_INFINITY : Number(part[3] ?? part[1])
      const ways = inner ? waysOf(inner) : 1
      if (part[2] !== undefined || part[1] === undefined) repetitions++
      if (ways > 1 && most === Number.POSITIVE_INFINITY) each *= ways
      else if (ways > 1) around.choices *= ways ** (most - 1)
    }
  }
  return { choices: waysOf(whole), repetitions, each }
}

const waysOf = ({ choices, alternatives, isAmbiguous }: Group) => choices * (isAmbiguous ? alternatives : 1)
