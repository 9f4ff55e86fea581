/** Choices that can be made again from the same seed. */
export interface Chance {
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number
  pick<Item>(items: readonly Item[]): Item
  /** A count: often small, sometimes large. */
  size(most: number): number
}

/** As `mulberry32`: small, fast, and good enough for choosing. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    size: (most) => 1 + Math.floor(most ** next() - 1) + below(3),
  }
}

/** Something for each number from 0 up to and without `count`, in lines. */
export function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n')
}
