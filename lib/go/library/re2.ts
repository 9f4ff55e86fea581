import { type Pattern, parseRe2, Re2Error } from './re2-parse.ts'

type State =
  | { readonly kind: 'one'; readonly test: (sign: string) => boolean; next: number }
  | { readonly kind: 'edge'; readonly edge: string; next: number }
  | { readonly kind: 'fork'; readonly nexts: number[] }
  | { readonly kind: 'end' }

/** More would take more memory than an answer is worth; RE2 has such a bound too. */
const MOST_STATES = 5000

/**
 * A compiled expression. Like RE2 itself it takes time in proportion to the text, whatever the expression: JavaScript's
 * own would let a program hang the page.
 */
export class Re2 {
  readonly source: string
  readonly #states: State[] = []
  readonly #start: number

  /** @throws Re2Error with RE2's words */
  constructor(source: string) {
    this.source = source
    this.#start = this.#build(parseRe2(source), this.#add({ kind: 'end' }))
  }

  #add(state: State): number {
    if (this.#states.length >= MOST_STATES) throw new Re2Error('error parsing regexp: expression too large')
    return this.#states.push(state) - 1
  }

  /** The first state of a pattern after which `next` comes. */
  #build(pattern: Pattern, next: number): number {
    switch (pattern.kind) {
      case 'one':
        return this.#add({ kind: 'one', test: pattern.test, next })
      case 'edge':
        return this.#add({ kind: 'edge', edge: pattern.edge, next })
      case 'all':
        return [...pattern.parts].reverse().reduce((after, part) => this.#build(part, after), next)
      case 'any':
        return this.#add({ kind: 'fork', nexts: pattern.parts.map((part) => this.#build(part, next)) })
      case 'repeat': {
        let after = next
        if (pattern.most === Number.POSITIVE_INFINITY) {
          const loop: State & { kind: 'fork' } = { kind: 'fork', nexts: [next] }
          after = this.#add(loop)
          loop.nexts.unshift(this.#build(pattern.of, after))
        } else {
          for (let count = pattern.least; count < pattern.most; count++) {
            after = this.#add({ kind: 'fork', nexts: [this.#build(pattern.of, after), next] })
          }
        }
        for (let count = 0; count < pattern.least; count++) after = this.#build(pattern.of, after)
        return after
      }
    }
  }

  /**
   * Whether any part of the text matches.
   * @param charge told how much work each sign was
   */
  matches(text: string, charge: (states: number) => void = () => {}): boolean {
    const signs = [...text]
    let states = new Set<number>()
    for (let at = 0; at <= signs.length; at++) {
      if (this.#follow(this.#start, states, signs, at)) return true
      const sign = signs[at]
      if (sign === undefined) return false
      charge(states.size * 10)
      const next = new Set<number>()
      for (const index of states) {
        const state = this.#states[index] as State
        if (state.kind === 'one' && state.test(sign) && this.#follow(state.next, next, signs, at + 1)) return true
      }
      states = next
    }
    return false
  }

  /** Adds what can be reached without a sign. True: the end can. */
  #follow(start: number, into: Set<number>, signs: readonly string[], at: number): boolean {
    const pending = [start]
    while (pending.length > 0) {
      const index = pending.pop() as number
      if (into.has(index)) continue
      into.add(index)
      const state = this.#states[index] as State
      if (state.kind === 'end') return true
      if (state.kind === 'fork') pending.push(...state.nexts)
      else if (state.kind === 'edge' && isEdge(state.edge, signs, at)) pending.push(state.next)
    }
    return false
  }
}

function isEdge(edge: string, signs: readonly string[], at: number): boolean {
  const isWord = (sign: string | undefined) => sign !== undefined && /[0-9A-Za-z_]/.test(sign)
  switch (edge) {
    case 'A':
      return at === 0
    case 'z':
      return at === signs.length
    case '^':
      return at === 0 || signs[at - 1] === '\n'
    case '$':
      return at === signs.length || signs[at] === '\n'
    default:
      return (isWord(signs[at - 1]) !== isWord(signs[at])) === (edge === '\\b')
  }
}
