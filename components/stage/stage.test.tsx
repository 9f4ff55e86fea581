// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lesson } from '@/content/lessons/what-is-cors/lesson.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'
import Stage from './stage.tsx'
import type { StagePlace } from './stage-followers.ts'

vi.mock('@/lib/run/run-in-page.ts', () => ({
  prepareToRun: () => undefined,
  runInPage: async (document: PlaygroundDocument) => ({ trace: await runInNode(document) }),
}))
vi.mock('@/lib/run/read-in-page.ts', () => ({
  checkText: async () => [],
  dialectInWords: async () => ({ help: [] }),
}))
// Monaco needs a layout.
vi.mock('@/components/editor/code-editor.tsx', () => ({
  CodeEditor: ({ label, value, inSight, onChange }: EditorProps) => (
    <textarea
      aria-label={label}
      value={value}
      data-in-sight={inSight ? `${inSight.from}-${inSight.to}` : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  ),
}))
interface EditorProps {
  label: string
  value: string
  inSight: { from: number; to: number } | null
  onChange: (value: string) => void
}

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

const TALK = talkOfLesson(lesson)
const numberOf = (id: string) => TALK.scenes.findIndex((scene) => scene.id === id)

const places: StagePlace[] = []
/** Opens the stage at a scene of the lesson. */
const open = (id: string, talk: Talk = TALK) =>
  render(
    <Stage
      talk={talk}
      first={numberOf(id)}
      onClose={() => {}}
      followers={[{ follow: (place: StagePlace) => places.push(place) }]}
    />,
  )
const stage = () => document.querySelector('.stage') as HTMLElement
const place = () => `${stage().dataset.phase} ${stage().dataset.step}`
const said = () => stage().textContent ?? ''
const count = () => stage().querySelector('.stage-title > p')?.textContent
const title = () => screen.getByRole('heading', { level: 1 }).textContent
/** Presses a key, and waits until what it runs has run. */
async function press(...keys: string[]) {
  for (const key of keys) {
    await act(async () => fireEvent.keyDown(window, { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key }))
    await vi.waitFor(() => expect(stage().dataset.busy).toBe(undefined), 15_000)
    // The stage goes on after the run has ended.
    await act(async () => void (await new Promise((resolve) => setTimeout(resolve))))
  }
}

beforeEach(() => {
  places.length = 0
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(cleanup)

test('the run of an exercise is covered: its verdicts come with its last step, and the task is there before', async () => {
  open('make-it-readable')
  expect(place()).toBe('steps 0')
  expect(title()).toBe('Make the call readable')
  expect(screen.getByTestId('stage-task').textContent).not.toContain('Check')
  await press('PageDown')
  expect(place()).toBe('steps 1')
  expect(screen.getByTestId('stage-answers').textContent).not.toContain('another host')
  expect(said()).not.toContain('Stopped')
  await press('End')
  expect(screen.getByTestId('stage-answers').textContent).toContain('another host')
  await press('Home')
  expect(screen.getByTestId('stage-task')).toBeTruthy()
})

test('the key for asking leads an exercise to the questions, to an open run, and back to its task', async () => {
  open('make-it-readable')
  const cover = () => stage().dataset.cover
  expect(cover()).toBe('covered')
  await press('q')
  expect([cover(), place()]).toEqual(['asked', 'question 0'])
  expect(screen.getByTestId('stage-task')).toBeTruthy()
  await press('q')
  expect([cover(), place()]).toEqual(['open', 'steps 0'])
  await press('q')
  expect(cover()).toBe('covered')
})

test('a scene that was changed does not uncover its prepared title, and goes on counting', async () => {
  open('blocked')
  await press('End')
  expect(title()).toBe('Blocked')
  expect(count()).toMatch(/^step (\d) of \1$/)
  await press('s', 'e')
  const text = screen.getByRole('textbox', { name: 'bar.other' }) as HTMLTextAreaElement
  await act(async () =>
    fireEvent.change(text, {
      target: { value: text.value.replace('200 OK', '200 OK\nAccess-Control-Allow-Origin: *') },
    }),
  )
  expect([title(), count()]).toEqual(['Scene 2', 'changed · 2 of 4'])
  await press('Escape', 's', 'End')
  expect(title()).toBe('Scene 2')
  expect(count()).toMatch(/^changed · step (\d) of \1$/)
  expect(document.title).not.toContain('Blocked')
  await press('PageDown')
  expect(place()).toMatch(/^answer/)
  expect([title(), count()]).toEqual(['Scene 2', 'changed · 2 of 4'])
  await press('r', 'End')
  expect(title()).toBe('Blocked')
})

test('beside the questions the lines that decide stay in sight', () => {
  open('public')
  expect(screen.getByRole('textbox', { name: 'client.js' }).dataset.inSight).toBe('2-6')
  expect(screen.getByRole('textbox', { name: 'bar.other' }).dataset.inSight).toBe('1-3')
})

test('beside the questions two servers are shown, and of more it is said which they are', async () => {
  const document = documentOf({
    code: "fetch('https://a.test/')",
    servers: Object.fromEntries(['a', 'b', 'c'].map((name) => [`https://${name}.test`, 'GET /\n200 OK\n'])),
  })
  open('blocked', { ...TALK, scenes: TALK.scenes.map((scene) => ({ ...scene, document })) })
  const texts = () => [...stage().querySelectorAll('.stage-text header')].map((header) => header.textContent)
  expect(texts()).toEqual([
    expect.stringContaining('client.js'),
    expect.stringMatching(/^a\.test .*server 1 of 3$/),
    expect.stringMatching(/^b\.test .*server 2 of 3$/),
  ])
  await press('s')
  expect(texts()).toHaveLength(1)
})

test('a reload of the stage finds its place, and the time of the notes goes on', async () => {
  const notes: { since: number; step: number }[] = []
  const channel = new BroadcastChannel('preflight-stage')
  channel.onmessage = ({ data }) => {
    if (data.kind === 'place') notes.push({ since: data.since, step: data.state.step })
  }
  const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000)
  open('blocked')
  await press('PageDown')
  await vi.waitFor(() => expect(notes.at(-1)).toEqual({ since: 1_000, step: 1 }), 15_000)
  cleanup()
  notes.length = 0
  clock.mockReturnValue(90_000)
  open('blocked')
  await vi.waitFor(() => expect(notes.at(-1)).toEqual({ since: 1_000, step: 1 }), 15_000)
  clock.mockRestore()
  channel.close()
})

test('the theme that was chosen for the room is there after a reload', async () => {
  open('blocked')
  await press('t', 't')
  expect(stage().dataset.projector).toBe('true')
  cleanup()
  open('blocked')
  expect(stage().dataset.projector).toBe('true')
})

test('a task too long for what is beside the questions is shown whole, in place of the texts', async () => {
  const task = 'Let the page read it, and nobody else. '.repeat(12).trim()
  const scenes = TALK.scenes.map((scene) => ({ ...scene, task, asks: true }))
  vi.stubGlobal('innerWidth', 1024)
  vi.stubGlobal('innerHeight', 768)
  open('blocked', { ...TALK, scenes })
  expect(screen.getByTestId('stage-task').textContent).toContain(task)
  expect(screen.queryByRole('textbox')).toBe(null)
  await press('s')
  expect(screen.getByRole('textbox', { name: 'bar.other' })).toBeTruthy()
})
