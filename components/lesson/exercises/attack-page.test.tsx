// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LessonProvider, type LessonState } from '@/components/lesson/page/lesson-context.tsx'
import { lesson } from '@/content/lessons/past-the-check/lesson.ts'
import { AttackPage } from './attack-page.tsx'

afterEach(cleanup)

/** The field above the editors while this exercise is open. */
function Field({ id }: { id: string }) {
  const [document, setDocument] = useState(lesson.exercises.find((each) => each.id === id)?.start)
  const bench = {
    open: id,
    document,
    change: (edit: (now: unknown) => never) => setDocument((now) => edit(now)),
  }
  return (
    <LessonProvider value={{ lesson, bench } as unknown as LessonState}>
      <AttackPage />
    </LessonProvider>
  )
}
const page = () => screen.getByLabelText('Page')

test('in an attack the address of the page is the reader’s, and what nobody can register is said at once', () => {
  render(<Field id="read-the-appointments" />)
  fireEvent.change(page(), { target: { value: 'https://evil.clinic.example' } })
  expect(screen.getByText('evil.clinic.example').parentElement?.textContent).toContain('Only its owner can make names')
  fireEvent.change(page(), { target: { value: 'https://clinic.example.evil.test' } })
  expect(screen.queryByText(/Only its owner/)).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: 'in a sandboxed frame' }))
  expect(screen.getByRole('checkbox')).toHaveProperty('checked', true)
})

test('in the mending the page is not the reader’s', () => {
  render(<Field id="any-port-of-one-host" />)
  expect(screen.queryByLabelText('Page')).toBeNull()
})
