// The DOM comes first: React looks for it when it is loaded.
import '@/lib/testing/dom-beside-node.ts'
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { ownExercise } from '@/lib/testing/homework/own-exercise.ts'
import OwnEditor from './own-editor.tsx'

const runs = vi.hoisted(() => ({ count: 0 }))
vi.mock('@/lib/run/run-in-page.ts', async () => {
  const { runInNode } = await import('@/lib/run/run-in-node.ts')
  return {
    prepareToRun: () => undefined,
    runInPage: async (document: never) => {
      runs.count += 1
      return { trace: await runInNode(document), diagnostics: new Map() }
    },
  }
})
vi.mock('@/lib/run/read-in-page.ts', () => ({ checkText: async () => [], dialectInWords: async () => ({ help: [] }) }))
// Editors and diagrams have tests of their own.
vi.mock('./own-lab.tsx', () => ({
  OwnLab: () => null,
  labelOf: (_: unknown, name: string) => name,
}))
vi.mock('@/lib/documents/on-this-device.ts', () => ({
  library: async () => ({ all: async () => ({ documents: [] }) }),
}))
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => '/homework',
  useSearchParams: () => new URLSearchParams(),
}))

// Runs take a while on a machine that does other things, too.
configure({ asyncUtilTimeout: 15_000 })

beforeEach(() => {
  localStorage.clear()
  runs.count = 0
})
afterEach(cleanup)

function open(change: Partial<OwnExercise> = {}): string {
  const own = ownExercise(change)
  ownExercises.save(own)
  render(<OwnEditor id={own.id} examples={[]} />)
  return own.id
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const kept = (id: string) => ownExercises.get(id) ?? expect.fail()

test('nothing of an exercise runs before it is asked for', async () => {
  open()
  expect(screen.getByLabelText('Title of the exercise')).toBeTruthy()
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 20))))
  expect(runs.count).toBe(0)
})

test('pointing at the calls of a run makes checks, which are kept at once and asked once', async () => {
  const id = open()
  await press('Run the solution')
  await waitFor(() => screen.getByText('GET https://bar.other/data'))
  await press(/^Must be readable: .* reads the answer/)
  await press(/^A stranger must not read it: /)
  await press(/^Must be readable, is asked: /)
  await press(/^Must be hidden: .*X-Total/)
  expect(kept(id).probes.map(({ says }) => says)).toEqual([
    '`https://foo.example` reads the answer to `GET https://bar.other/data`.',
    '`https://evil.test` does not get the answer to `GET https://bar.other/data`.',
    '`https://foo.example` cannot read the header `X-Total` of `GET https://bar.other/data`.',
  ])
  await press('Take check 3 out')
  expect(kept(id).probes).toHaveLength(2)
})

test('a stranger’s check is offered when there is none, and look-alikes are asked all at once', async () => {
  const id = open()
  await press('Run the solution')
  await waitFor(() => screen.getByText('GET https://bar.other/data'))
  expect(screen.queryByRole('button', { name: 'Ask it' })).toBe(null)
  await press(/^Must be readable: .* reads the answer/)
  await press('Ask it')
  expect(screen.queryByRole('button', { name: 'Ask it' })).toBe(null)
  await press(/^refuse all/)
  const pages = kept(id).probes.map(({ page }) => page?.url)
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages).toContain('https://evilfoo.example/')
})

test('a call beside that of the run is tried in the start and in the solution before it is asked for', async () => {
  const id = open()
  await press('Run the solution')
  await waitFor(() => screen.getByText('GET https://bar.other/data'))
  fireEvent.change(screen.getByLabelText('One more header'), { target: { value: 'no header' } })
  expect(screen.getByText(/Write a header as name and value/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('One more header'), { target: { value: 'X-Key: 1' } })
  await press('Run it')
  await waitFor(() => screen.getByText(/In the solution/))
  expect(screen.getByText(/In the solution/).textContent).toBe('In the solution: Refused')
  const added = screen.getAllByRole('button', { name: /^Must be refused: .*X-Key/ })
  await act(async () => void fireEvent.click(added[0] ?? expect.fail()))
  expect(kept(id).probes[0]?.code).toContain('X-Key')
})

test('a trial tells what holds and what does not, and of the exercise as it was', async () => {
  const id = open({ probes: [{ says: 'It is read.', expect: { outcome: 'readable' } }] })
  await press('A wrong answer')
  fireEvent.change(screen.getByLabelText('What is wrong with wrong answer 1'), { target: { value: 'is the solution' } })
  await press('Try it all')
  await waitFor(() => screen.getByText('The solution passes the check.'))
  expect(screen.getByText(/The wrong answer “is the solution” passes every check/)).toBeTruthy()
  expect(screen.getByText(/small changes? of your solution/).textContent).toContain('right?')
  expect(within(screen.getByLabelText('Checks')).getByText('Start fails')).toBeTruthy()
  await press('Take wrong answer 1 out')
  // There to be read, and not announced to who goes on writing.
  expect(screen.getByText('Before your last change:').closest('[role="status"]')).toBeNull()
  expect(kept(id).wrong).toEqual([])
})

test('an exercise that is not ready says what is missing, and markup of somebody else’s is text', async () => {
  open({ task: '<img src=x onerror=alert(1)> `code`' })
  expect(screen.getByText('It has no check: without one, every answer would be right.')).toBeTruthy()
  expect(document.querySelector('img')).toBe(null)
  expect(screen.getAllByText(/<img src=x/).length).toBeGreaterThan(0)
})

test('a title that is being written anew is kept without a word, and the exercise is found again', async () => {
  const id = open()
  fireEvent.change(screen.getByLabelText('Title of the exercise'), { target: { value: '' } })
  expect(kept(id).title).toBe('')
  cleanup()
  render(<OwnEditor id={id} examples={[]} />)
  expect(screen.getByText('It has no title.')).toBeTruthy()
})
