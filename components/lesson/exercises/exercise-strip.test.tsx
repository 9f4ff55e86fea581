// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { LessonProvider, type LessonState } from '@/components/lesson/page/lesson-context.tsx'
import { ExerciseStrip } from './exercise-strip.tsx'

afterEach(cleanup)

const strip = (task: string) => {
  const state = {
    lesson: { exercises: [{ id: 'mend', task }] },
    bench: { open: 'mend' },
    results: {},
    checkTrouble: null,
    checking: null,
  }
  return render(
    <LessonProvider value={state as unknown as LessonState}>
      <ExerciseStrip />
    </LessonProvider>,
  )
}

test('a task that has no room in three lines can be read whole, and made short again', () => {
  strip('The page needs two headers of the answer, and the script gets null for both of them. '.repeat(2))
  const toggle = screen.getByRole('button', { name: 'The whole task' })
  expect(toggle.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(toggle)
  expect(document.querySelector('.line-clamp-3')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Less' }))
  expect(document.querySelector('.line-clamp-3')).toBeTruthy()
})

test('a short task needs no button to be read', () => {
  strip('Mend it.')
  expect(screen.queryByRole('button', { name: 'The whole task' })).toBeNull()
})
