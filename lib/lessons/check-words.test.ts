import { expect, test } from 'vitest'
import { lesson } from '@/content/lessons/what-is-cors/lesson.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { checkWords } from './check-words.ts'

const resultOf = (id: string, which: 'start' | 'solution') => {
  const exercise = lesson.exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  return judge(exercise, exercise[which])
}

test('a check that fails is announced with what was wanted and what came, without marks', async () => {
  const words = checkWords(await resultOf('make-it-readable', 'start'), null)
  expect(words).toMatch(
    /^Not yet: 1 of 2 checks fail\. Wanted: The script on https:\/\/foo\.example can read the answer\. What came: \w/,
  )
  expect(words).not.toMatch(/[`*]{2}|`/)
})

test('a check that fails again says so', async () => {
  const result = await resultOf('make-it-readable', 'start')
  expect(checkWords(result, result)).toMatch(/^Still not: 1 of 2 checks fail\. Wanted: /)
})

test('a check that fails at a recognised slip is announced with its line', async () => {
  const result = await resultOf('make-it-readable', 'start')
  const remark = { kind: 'slip', says: 'The origin ends in `/`.', at: { server: 'https://bar.other', line: 4 } }
  expect(checkWords({ ...result, remarks: [remark] }, null)).toMatch(/The origin ends in \/\. Line 4 of bar\.other\.$/)
})

test('a check that passes after one that failed is announced as solved', async () => {
  const failed = await resultOf('make-it-readable', 'start')
  expect(checkWords(await resultOf('make-it-readable', 'solution'), failed)).toBe('Solved. Every check passes.')
})
