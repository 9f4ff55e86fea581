// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { expect, test } from 'vitest'
import { useWays } from './use-ways.ts'

function Page({ openHere }: { openHere: () => 'client' | null }) {
  const text = useRef<HTMLElement>(null)
  const lab = useRef<HTMLElement>(null)
  useWays({ text, lab, view: 'notes', setView: () => {}, discussed: 'server', openHere })
  return (
    <>
      <main ref={text} tabIndex={-1}>
        <button type="button">Check</button>
      </main>
      <section ref={lab} tabIndex={-1}>
        <div data-pane="client" tabIndex={-1} data-testid="client" />
        <div data-pane="server" tabIndex={-1} data-testid="server" />
      </section>
    </>
  )
}

test.each([
  ['in an exercise leads to the text that this exercise is about', 'client'],
  ['outside of an exercise leads to the text that the open document is about', 'server'],
] as const)('F6 %s', async (_, pane) => {
  const { unmount } = render(<Page openHere={() => (pane === 'client' ? pane : null)} />)
  const button = screen.getByRole('button')
  button.focus()
  fireEvent.keyDown(button, { key: 'F6', code: 'F6' })
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(pane)))
  unmount()
})
