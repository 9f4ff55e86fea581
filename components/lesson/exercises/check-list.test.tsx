import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { lesson as pastTheCheck } from '@/content/lessons/past-the-check/lesson.ts'
import { lesson as whatIsCors } from '@/content/lessons/what-is-cors/lesson.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { CheckList } from './check-list.tsx'

async function listOfStart({ exercises }: Lesson, id: string): Promise<string> {
  const exercise = exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  const result = await judge(exercise, exercise.start)
  return renderToStaticMarkup(
    <CheckList result={result} current shown={null} canShow={() => false} onShow={() => {}} onPoint={() => {}} />,
  )
}

test('a check in which an attack succeeds says so, and not only that it fails', async () => {
  const list = await listOfStart(pastTheCheck, 'each-shop-its-own-origin')
  expect(list).toContain('aria-label="Fails: the attack succeeds"')
  expect(list).toContain('The attack succeeds: ')
})

test('a check in which a page gets nothing is no attack', async () => {
  const list = await listOfStart(whatIsCors, 'make-it-readable')
  expect(list).toContain('aria-label="Fails"')
  expect(list).not.toContain('The attack succeeds')
})
