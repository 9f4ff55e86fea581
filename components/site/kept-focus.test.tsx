// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeptFocus } from './kept-focus.tsx'

const address = vi.hoisted(() => ({ path: '/lessons' }))
vi.mock('next/navigation', () => ({ usePathname: () => address.path }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Page() {
  const [asked, setAsked] = useState(true)
  return (
    <main>
      <KeptFocus />
      <section aria-label="Exercise">
        {asked && (
          <div>
            <button type="button" onClick={() => setAsked(false)}>
              A hint
            </button>
          </div>
        )}
        <button type="button">Check</button>
      </section>
    </main>
  )
}
/** Mutations are reported in a task of their own. */
const later = async () => {
  await act(async () => {})
  act(() => vi.advanceTimersByTime(1_000))
}

test('the focus of a button that is gone goes to the part of the page that it was in', async () => {
  render(<Page />)
  const hint = screen.getByRole('button', { name: 'A hint' })
  hint.focus()
  fireEvent.click(hint)
  await later()
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Exercise' }))
})

test('who leaves a button that is still there is not called back to it', async () => {
  render(<Page />)
  const check = screen.getByRole('button', { name: 'Check' })
  check.focus()
  check.blur()
  fireEvent.click(screen.getByRole('button', { name: 'A hint' }))
  await later()
  expect(document.activeElement).toBe(document.body)
})

test('after a link to another page the focus is at its heading', async () => {
  const page = (title: string) => (
    <div>
      <KeptFocus />
      <main key={title}>
        <h1>{title}</h1>
        <a href="/next">Go on</a>
      </main>
    </div>
  )
  const { rerender } = render(page('All lessons'))
  screen.getByRole('link').focus()
  address.path = '/lessons/preflight'
  rerender(page('The preflight'))
  await later()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'The preflight' }))
})
