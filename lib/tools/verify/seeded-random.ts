/** A pseudo-random generator: the same seed gives the same numbers. */
export interface SeededRandom {
  /** From 0 up to, but not including, 1. */
  next(): number
  chance(probability: number): boolean
  pick<Value>(values: readonly Value[]): Value
  /** Between `least` and `most` of the values, none twice, in random order. */
  some<Value>(values: readonly Value[], least: number, most: number): Value[]
}

/** Mulberry32: small, and good enough to draw test cases. `seed` is a whole number. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(next() * values.length)]
    if (value === undefined) throw new Error('There is nothing to pick from.')
    return value
  }
  return {
    next,
    chance: (probability) => next() < probability,
    pick,
    some(values, least, most) {
      const left = [...values]
      const count = Math.min(left.length, least + Math.floor(next() * (most - least + 1)))
      return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]).filter(
        (value) => value !== undefined,
      )
    },
  }
}
