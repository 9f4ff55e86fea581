/** When an exercise or an idea of the quiz was answered. */
export interface Answered {
  /** The times of right answers, in milliseconds since 1970, the earliest first; 0: at a time that is not known. */
  readonly right: readonly number[]
  /** The time of the last wrong answer; 0: none. */
  readonly wrong: number
}

type AnsweredByKey = Readonly<Record<string, Answered>>

/** What two tabs or devices know. */
export function mergeAnswered(one: AnsweredByKey, other: AnsweredByKey): AnsweredByKey {
  const both = new Map(Object.entries(one))
  for (const [key, { right, wrong }] of Object.entries(other)) {
    const there = both.get(key) ?? { right: [], wrong: 0 }
    both.set(key, {
      right: [...new Set([...there.right, ...right])].toSorted((a, b) => a - b),
      wrong: Math.max(there.wrong, wrong),
    })
  }
  return Object.fromEntries(both)
}
