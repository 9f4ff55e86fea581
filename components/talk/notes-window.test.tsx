// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNotesFollower, type NotesFollower } from '@/components/stage/notes-follower.ts'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { NotesWindow } from './notes-window.tsx'

const runs = vi.hoisted((): string[] => [])
vi.mock('@/lib/run/run-in-page.ts', () => ({
  runInPage: async (document: PlaygroundDocument) => {
    runs.push(document.client.code)
    return { trace: await runInNode(document) }
  },
}))

const talk: Talk = {
  version: 1,
  id: 't',
  title: 'Monday',
  scenes: ['Blocked', 'Allowed'].map((title) => ({ id: title, title, document: DEFAULT_DOCUMENT, asks: true })),
}
const PLACE: StagePlace = {
  talk,
  state: { scene: 0, phase: 'question', step: 0, beside: null, blank: false },
  document: DEFAULT_DOCUMENT,
  trace: null,
  covered: true,
}

let stages: NotesFollower[] = []
/** Opens the notes window while a stage is open. */
async function openNotes(place: StagePlace = PLACE, since = Date.now()) {
  const stage = createNotesFollower(since)
  stages.push(stage)
  stage.follow(place)
  render(<NotesWindow />)
  await screen.findByRole('heading', { name: 'Blocked' })
  return stage
}
beforeEach(() => {
  runs.length = 0
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  for (const stage of stages) stage.close()
  stages = []
})

const answer = () => within(screen.getByRole('region', { name: 'The answer, only here' }))
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

test('the answer of a scene is there before it runs on the stage, when the presenter has asked for it', async () => {
  await openNotes()
  expect(runs).toEqual([])
  await press('Show the answers ahead')
  await answer().findByText('Yes, another host')
  expect(answer().getByText('Why')).toBeTruthy()
  expect(runs).toEqual([DEFAULT_DOCUMENT.client.code])
})

test('the scenes to come have their answers without a further press', async () => {
  const stage = await openNotes()
  await press('Show the answers ahead')
  await answer().findByText('Why')
  stage.follow({ ...PLACE, state: { ...PLACE.state, scene: 1 } })
  await screen.findByRole('heading', { name: 'Allowed' })
  await answer().findByText('Why')
  expect(runs).toHaveLength(2)
})

test('of a changed scene nothing is said that was true of the prepared one', async () => {
  const changed = { ...DEFAULT_DOCUMENT, client: { ...DEFAULT_DOCUMENT.client, code: '// changed' } }
  const stage = await openNotes()
  await press('Show the answers ahead')
  await answer().findByText('Why')
  stage.follow({ ...PLACE, document: changed })
  await answer().findByText(/was changed on the stage/)
  expect(answer().queryByText('Why')).toBe(null)
  stage.follow({ ...PLACE, document: changed, trace: await runInNode(changed) })
  await answer().findByText('Nobody is called')
  expect(runs).toHaveLength(1)
})

test('the time goes on when the stage is loaded anew, and when the notes are', async () => {
  const since = Date.now() - 125_000
  await openNotes(PLACE, since)
  const time = () => Number(screen.getByRole('timer').textContent?.replace(':', ''))
  expect(time()).toBeGreaterThanOrEqual(205)
  const reloaded = createNotesFollower(since)
  stages.push(reloaded)
  await act(async () => reloaded.follow({ ...PLACE, state: { ...PLACE.state, blank: true } }))
  await screen.findByRole('button', { name: 'Show the stage' })
  expect(time()).toBeGreaterThanOrEqual(205)
  await press('Start the time again')
  expect(time()).toBeLessThan(5)
  await press('Pause the time')
  cleanup()
  await openNotes(PLACE, since)
  expect(time()).toBeLessThan(5)
  expect(screen.getByRole('button', { name: 'Go on' })).toBeTruthy()
})

test('a scene without notes says where notes are written', async () => {
  await openNotes()
  expect(screen.getByRole('link', { name: 'Make a talk of your own to write some' }).getAttribute('href')).toBe(
    '/talks',
  )
})
