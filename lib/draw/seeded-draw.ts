/** Draws that are the same for the same seed, on every device: what a link with the seed promises. */
export interface Draw {
  /** A whole number from 0 to below `below`, which is at least 1. */
  below(below: number): number
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean
  /** @throws RangeError for an empty list */
  pick<Item>(items: readonly Item[]): Item
  /** All of them in another order. */
  shuffled<Item>(items: readonly Item[]): readonly Item[]
}

/** Seeds are whole numbers from 0 to this. */
export const LARGEST_SEED = 0xffffffff

/** @param seed 0 to `LARGEST_SEED`; of other numbers, the lowest 32 bits count */
export function seededDraw(seed: number): Draw {
  const number = mulberry32(seed)
  const below = (limit: number) => Math.floor(number() * limit)
  return {
    below,
    chance: (share) => number() < share,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('There is nothing to draw from.')
      return item
    },
    shuffled: (items) => {
      const left = [...items]
      return items.map(() => left.splice(below(left.length), 1)[0] as (typeof items)[number])
    },
  }
}

/** Numbers from 0 to below 1. Small, fast, and good enough for choosing; not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Reads the seed in a link or on a command line; null where it is none. */
export function seedFrom(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED ? Number(text) : null
}
