// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CurlCommand } from '@/lib/curl/parse-command.ts'
import type { Printed } from '@/lib/curl/run-curl.ts'
import { NEW_SESSION } from './terminal-session.ts'
import TerminalView from './terminal-view.tsx'

afterEach(cleanup)

const EXAMPLE = "curl -i -H 'Origin: https://foo.example' https://bar.other/"

function Terminal({ ask }: { ask: (command: CurlCommand) => Promise<Printed> }) {
  const [session, setSession] = useState(NEW_SESSION)
  return <TerminalView session={session} onSession={setSession} examples={[EXAMPLE]} ask={ask} />
}

const line = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Command' })
const type = (text: string) => fireEvent.change(line(), { target: { value: text } })
const enter = () => fireEvent.keyDown(line(), { key: 'Enter' })
const log = () => screen.getByRole('log').textContent ?? ''
const prints = (text: string) => vi.fn(async (): Promise<Printed> => ({ text, exit: 0, jars: new Map() }))

test('a command is sent with Enter, and what came is printed below it', async () => {
  const ask = prints('HTTP/1.1 200 OK')
  render(<Terminal ask={ask} />)
  type('curl -i https://bar.other/')
  enter()
  await screen.findByText('HTTP/1.1 200 OK')
  expect(log()).toContain('curl -i https://bar.other/')
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ include: true }), new Map(), expect.anything())
  expect(line().value).toBe('')
})

test('the last line is scrolled to, also where scrolling returns a promise as in newer browsers', async () => {
  const scrolls = vi.fn(() => Promise.resolve())
  const before = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollIntoView')
  Object.defineProperty(Element.prototype, 'scrollIntoView', { configurable: true, value: scrolls })
  try {
    render(<Terminal ask={prints('here')} />)
    type('curl https://bar.other/')
    enter()
    await screen.findByText('here')
    expect(scrolls).toHaveBeenCalled()
  } finally {
    if (before) Object.defineProperty(Element.prototype, 'scrollIntoView', before)
    else Reflect.deleteProperty(Element.prototype, 'scrollIntoView')
  }
})

test('an example is written into the line, and not sent', () => {
  const ask = prints('')
  render(<Terminal ask={ask} />)
  fireEvent.click(screen.getByRole('button', { name: EXAMPLE }))
  expect(line().value).toBe(EXAMPLE)
  expect(document.activeElement).toBe(line())
  expect(ask).not.toHaveBeenCalled()
})

test('what is not a command is refused where it is printed, and nothing is sent', () => {
  const ask = prints('')
  render(<Terminal ask={ask} />)
  type('curl -w x https://bar.other/')
  enter()
  expect(log()).toContain('option -w: is unknown here')
  expect(ask).not.toHaveBeenCalled()
})

test('the arrow keys bring earlier lines back, and clear empties the screen', () => {
  render(<Terminal ask={prints('')} />)
  for (const text of ['first', 'second']) {
    type(text)
    enter()
  }
  fireEvent.keyDown(line(), { key: 'ArrowUp' })
  expect(line().value).toBe('second')
  fireEvent.keyDown(line(), { key: 'ArrowUp' })
  expect(line().value).toBe('first')
  fireEvent.keyDown(line(), { key: 'ArrowDown' })
  expect(line().value).toBe('second')
  type('clear')
  enter()
  expect(log()).toBe('')
})

test('a command that cannot be carried out says why, and the next one can be sent', async () => {
  render(<Terminal ask={async () => Promise.reject(new Error('The command was stopped.'))} />)
  type('curl https://bar.other/')
  enter()
  await screen.findByText('The command was stopped.')
  type('second')
  enter()
  expect(log()).toContain('second: command not found')
})
