import { describe, expect, test } from 'vitest'
import { againHref, type CourseLesson, type CoursePart, courseMap } from './course-map.ts'
import { markChecked, NEXT_DAY } from './mastery.ts'
import { markKnown, markRead, NO_PROGRESS, type Progress } from './progress.ts'

const T = Date.UTC(2026, 10, 30, 12)

const lesson = (slug: string, exercises: readonly string[]): CourseLesson => ({
  slug,
  title: slug.toUpperCase(),
  minutes: 20,
  predictions: [],
  sections: [
    { id: '', title: slug, exercises: [] },
    { id: 'more', title: 'More', exercises },
  ],
  exercises: exercises.map((key) => ({ id: key, key, title: key, href: `/lessons/${slug}?exercise=${key}#more` })),
})
const PARTS: readonly CoursePart[] = [
  { id: 'p', title: 'P', says: '', lessons: [lesson('one', ['a', 'b']), lesson('two', ['c'])] },
  { id: 'q', title: 'Q', says: '', lessons: [lesson('three', [])] },
]
const solve = (progress: Progress, key: string, now: number) =>
  markChecked(progress, key, { passed: true, again: true }, now)
const read = (progress: Progress, slug: string) => markRead(markRead(progress, `${slug}#`), `${slug}#more`)

describe('the map of the course', () => {
  test('a map of a course that nobody has begun is all open, and takes as long as its labels say', () => {
    const map = courseMap(NO_PROGRESS, PARTS, T)
    expect(map).toMatchObject({ exercises: 3, solved: 0, mastered: 0, lessons: 3, lessonsDone: 0, minutesLeft: 60 })
    expect(map.due).toEqual([])
    expect(map.parts.map(({ done }) => done)).toEqual([false, false])
    expect(map.parts[0]?.lessons[0]).toMatchObject({ state: 'open', marks: [{ level: 'open', due: false }, {}] })
  })

  test('a map counts what is solved, mastered and due, and the time that is left of a lesson', () => {
    const some = solve(solve(solve(read(NO_PROGRESS, 'one'), 'a', T), 'c', T), 'a', T + NEXT_DAY)
    const map = courseMap(some, PARTS, T + NEXT_DAY)
    expect(map).toMatchObject({ solved: 2, mastered: 1 })
    expect(map.due.map(({ id, lesson: title, last }) => [id, title, last])).toEqual([['c', 'TWO', T]])
    const [one, two] = map.parts[0]?.lessons ?? []
    expect(one).toMatchObject({ state: 'begun', minutesLeft: 5, marks: [{ level: 'mastered', due: false }, {}] })
    expect(two).toMatchObject({ state: 'begun', marks: [{ level: 'solved', due: true }] })
  })

  test('what was due first is repeated first', () => {
    const some = solve(solve(NO_PROGRESS, 'c', T), 'a', T + 1)
    expect(courseMap(some, PARTS, T + 9 * NEXT_DAY).due.map(({ id }) => id)).toEqual(['c', 'a'])
  })

  test('a part is done when each of its lessons is done or known, and neither takes any time', () => {
    const one = solve(solve(read(NO_PROGRESS, 'one'), 'a', T), 'b', T)
    const map = courseMap(markKnown(one, 'two'), PARTS, T)
    expect(map.parts.map(({ done }) => done)).toEqual([true, false])
    expect(map.parts[0]?.lessons.map(({ state, minutesLeft }) => [state, minutesLeft])).toEqual([
      ['done', 0],
      ['known', 0],
    ])
    expect(map.lessonsDone).toBe(2)
  })
})

test('an exercise is done again at an address that keeps its place in the prose', () => {
  const again = '/lessons/one?exercise=a&again#more'
  expect(againHref({ id: 'a', href: '/lessons/one?exercise=a#more' })).toBe(again)
  expect(againHref({ id: 'a', href: '/lessons/one#more' })).toBe(again)
})
