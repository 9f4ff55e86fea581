import type { Word } from './tokenizer.ts'

/** The condition of an `if`. */
export type Condition =
  | { readonly kind: 'set'; readonly variable: string }
  | { readonly kind: 'equal'; readonly variable: string; readonly value: string; readonly negated: boolean }
  | {
      readonly kind: 'regex'
      readonly variable: string
      readonly pattern: string
      readonly caseless: boolean
      readonly negated: boolean
    }
  | { readonly kind: 'file'; readonly test: 'f' | 'd' | 'e' | 'x'; readonly path: string; readonly negated: boolean }

/** As `ngx_http_rewrite_if_condition` reads it. @returns nginx's own words where it reads none, and the word it means */
export function readCondition(
  args: readonly Word[],
): { readonly condition: Condition } | { readonly error: string; readonly at: Word | undefined } {
  const texts = args.map(({ text }) => text)
  let cur = 0
  let last = texts.length - 1
  const invalid = (index: number) => ({ error: `invalid condition "${texts[index] ?? ''}"`, at: args[index] })
  if (!texts[0]?.startsWith('(')) return invalid(0)
  if (texts[0] === '(') cur = 1
  else texts[0] = texts[0].slice(1)
  if (!texts[last]?.endsWith(')')) return invalid(last)
  if (texts[last] === ')') last--
  else texts[last] = (texts[last] ?? '').slice(0, -1)

  const first = texts[cur] ?? ''
  if (first.length > 1 && first.startsWith('$')) {
    if (cur !== last && cur + 2 !== last) return invalid(cur)
    const variable = first.slice(1).toLowerCase()
    if (cur === last) return { condition: { kind: 'set', variable } }
    const operator = texts[cur + 1] ?? ''
    const value = texts[last] ?? ''
    if (operator === '=' || operator === '!=') {
      return { condition: { kind: 'equal', variable, value, negated: operator === '!=' } }
    }
    if (/^!?~\*?$/.test(operator)) {
      const negated = operator.startsWith('!')
      return { condition: { kind: 'regex', variable, pattern: value, caseless: operator.endsWith('*'), negated } }
    }
    return { error: `unexpected "${operator}" in condition`, at: args[cur + 1] }
  }
  if (/^!?-[fdex]$/.test(first) && cur + 1 === last) {
    const test = first.slice(-1)
    if (test === 'f' || test === 'd' || test === 'e' || test === 'x') {
      return { condition: { kind: 'file', test, path: texts[last] ?? '', negated: first.startsWith('!') } }
    }
  }
  return invalid(cur)
}
