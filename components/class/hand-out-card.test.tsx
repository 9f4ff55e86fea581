// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { HandOutCard } from './hand-out-card.tsx'
import { noteHandedIn } from './handed-in.ts'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const handOut = { key: 'k', assignment: 'a', title: 'Week 3', exercises: 2 }

test('homework that another tab has handed in is shown as handed in, and can be opened again', async () => {
  render(<HandOutCard code="C4F9QX" handOut={handOut} handedIn={4} />)
  expect(screen.getByRole('link', { name: /^Open it/ }).getAttribute('href')).toBe('/homework?class=C4F9QX')
  expect(screen.queryByText(/Handed in at/)).toBe(null)
  noteHandedIn('C4F9QX', 'other', new Date())
  await act(async () => void window.dispatchEvent(new Event('storage')))
  expect(screen.queryByText(/Handed in at/)).toBe(null)
  noteHandedIn('C4F9QX', 'k', new Date())
  await act(async () => void window.dispatchEvent(new Event('storage')))
  expect(screen.getByText(/Handed in at/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Open it again/ })).toBeTruthy()
  expect(screen.getByText('4 devices have handed in.')).toBeTruthy()
})
