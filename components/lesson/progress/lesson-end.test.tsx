// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markRead, markSolved } from '@/lib/lessons/progress.ts'
import { LessonEnd, type PartOfLesson } from './lesson-end.tsx'
import { forgetProgress, keepProgress } from './progress.ts'

const lesson = (slug: string) => ({
  slug,
  title: slug,
  sections: [{ id: '', title: slug, exercises: [`${slug}-key`] }],
  predictions: [],
})
const PART: PartOfLesson = { title: 'The notes', says: 'What CORS is.', lessons: [lesson('one'), lesson('two')] }
const finish = (slug: string) => keepProgress((now) => markSolved(markRead(now, `${slug}#`), `${slug}-key`))

beforeEach(() => forgetProgress())
afterEach(cleanup)

test('the end of a lesson says nothing until it is done, and announces it when it becomes so', () => {
  render(<LessonEnd slug="one" part={PART} />)
  expect(screen.queryByRole('region')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('')
  act(() => finish('one'))
  expect(screen.getByRole('status').textContent).toBe('This lesson is done.')
  expect(screen.getByRole('region').textContent).toContain('1 of 2 lessons of “The notes”.')
})

test('a lesson that was done before shows it, and announces nothing', () => {
  finish('one')
  render(<LessonEnd slug="one" part={PART} />)
  expect(screen.getByRole('region').textContent).toContain('This lesson is done')
  expect(screen.getByRole('status').textContent).toBe('')
})

test('the last lesson of a part says that the part is done, and what can be done after it', () => {
  finish('two')
  render(<LessonEnd slug="one" part={PART} />)
  act(() => finish('one'))
  expect(screen.getByRole('status').textContent).toBe('“The notes” is done.')
  expect(screen.getByRole('region').textContent).toContain('What CORS is.')
})
