import { describe, expect, test } from 'vitest'
import { isDue, markChecked, markRight, markWrong, NEXT_DAY, standing } from './mastery.ts'
import { hasSolved, markSolved, mergeProgress, NO_PROGRESS, type Progress } from './progress.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday at noon. */
const T = Date.UTC(2026, 10, 30, 12)

const passed = (progress: Progress, now: number, again = false) =>
  markChecked(progress, 'k', { passed: true, again }, now)
const failed = (progress: Progress, now: number, again = false) =>
  markChecked(progress, 'k', { passed: false, again }, now)
const dueIn = (progress: Progress, now: number) => {
  const { dueAt } = standing(progress, 'k', now)
  return dueAt === null ? null : (dueAt - now) / HOUR
}

describe('an exercise', () => {
  const solved = passed(NO_PROGRESS, T)

  test('an exercise that was never solved is open, and nothing is to be repeated', () => {
    expect(standing(NO_PROGRESS, 'k', T)).toEqual({ level: 'open', dueAt: null, last: null, wrong: false })
  })

  test('an exercise is solved by its first check that passes, and due the next day', () => {
    expect(hasSolved(solved, 'k')).toBe(true)
    expect(standing(solved, 'k', T)).toEqual({ level: 'solved', dueAt: T + NEXT_DAY, last: T, wrong: false })
    expect(isDue(standing(solved, 'k', T + 19 * HOUR), T + 19 * HOUR)).toBe(false)
    expect(isDue(standing(solved, 'k', T + 20 * HOUR), T + 20 * HOUR)).toBe(true)
  })

  test('an exercise that is solved again from its start text on the next day is mastered, and due after a week', () => {
    const again = passed(solved, T + 20 * HOUR, true)
    expect(standing(again, 'k', T + 20 * HOUR).level).toBe('mastered')
    expect(dueIn(again, T + 20 * HOUR)).toBe(7 * 24)
  })

  test('an exercise that was right three times is not to be repeated any more', () => {
    const third = passed(passed(solved, T + DAY, true), T + 9 * DAY, true)
    expect(standing(third, 'k', T + 400 * DAY)).toMatchObject({ level: 'mastered', dueAt: null })
  })

  test('a check of the kept answer does not count, on whichever day', () => {
    expect(passed(solved, T + 3 * DAY)).toBe(solved)
  })

  test('an exercise that is solved again on the same day is not mastered', () => {
    expect(standing(passed(solved, T + 19 * HOUR, true), 'k', T + 19 * HOUR).level).toBe('solved')
  })

  test('an exercise is not mastered by many answers, each less than a day after the one before', () => {
    const often = [6, 12, 18].reduce((now, hours) => passed(now, T + hours * HOUR, true), solved)
    expect(standing(often, 'k', T + 19 * HOUR).level).toBe('solved')
  })

  test('a failed check before it is solved leaves it open, and one after it that is no repetition changes nothing', () => {
    expect(standing(failed(NO_PROGRESS, T), 'k', T).level).toBe('open')
    expect(failed(solved, T + HOUR)).toBe(solved)
  })

  test('a repetition that failed is due until it is right, also when it was not due any more', () => {
    const third = passed(passed(solved, T + DAY, true), T + 9 * DAY, true)
    const wrong = failed(third, T + 10 * DAY, true)
    expect(isDue(standing(wrong, 'k', T + 10 * DAY), T + 10 * DAY)).toBe(true)
    const right = passed(wrong, T + 10 * DAY + HOUR, true)
    expect(isDue(standing(right, 'k', T + 10 * DAY + HOUR), T + 10 * DAY + HOUR)).toBe(false)
  })

  test('an exercise that was solved before progress had dates is solved and due, and one right answer more masters it', () => {
    const old = markSolved(NO_PROGRESS, 'k')
    const now = standing(old, 'k', T)
    expect(now).toMatchObject({ level: 'solved', last: null })
    expect(isDue(now, T)).toBe(true)
    expect(standing(passed(old, T, true), 'k', T)).toMatchObject({ level: 'mastered', last: T })
  })
})

describe('two devices', () => {
  test('right answers of two devices on the same day are not two days', () => {
    const both = mergeProgress(passed(NO_PROGRESS, T), passed(NO_PROGRESS, T + 2 * HOUR))
    expect(standing(both, 'k', T + 3 * HOUR).level).toBe('solved')
  })

  test('right answers of two devices on two days are mastery, whichever is imported into the other', () => {
    const [one, other] = [passed(NO_PROGRESS, T), passed(NO_PROGRESS, T + DAY)]
    for (const both of [mergeProgress(one, other), mergeProgress(other, one)])
      expect(standing(both, 'k', T + DAY).level).toBe('mastered')
  })

  test('a time in the future, of a clock that was wrong, does not hinder that a right answer counts', () => {
    const ahead = passed(NO_PROGRESS, T + 365 * DAY)
    expect(standing(passed(ahead, T, true), 'k', T).level).toBe('mastered')
  })
})

test('an idea of the quiz is to be repeated after a wrong answer, and not after a right one', () => {
  const wrong = markWrong(NO_PROGRESS, 'quiz:x', T)
  expect(standing(wrong, 'quiz:x', T)).toEqual({ level: 'open', dueAt: T, last: null, wrong: true })
  const right = markRight(wrong, 'quiz:x', T + HOUR)
  expect(standing(right, 'quiz:x', T + HOUR)).toMatchObject({ level: 'solved', last: T + HOUR, wrong: false })
})

test('keys that are members of Object.prototype are not taken for answers', () => {
  expect(standing(NO_PROGRESS, 'constructor', T).level).toBe('open')
})
