import { afterEach, describe, expect, test, vi } from 'vitest'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { newTalk, sceneOf, withScene } from '@/lib/talk/edit-talk.ts'
import { type NotesChannel, type NotesMessage, openNotesChannel } from './notes-channel.ts'
import { createNotesFollower, type NotesFollower } from './notes-follower.ts'

const talk = withScene(newTalk('Monday'), sceneOf('One', DEFAULT_DOCUMENT))
const place: StagePlace = {
  talk,
  state: { scene: 0, phase: 'question', step: 0, beside: null, blank: false },
  document: DEFAULT_DOCUMENT,
  trace: null,
  covered: true,
}

let open: (NotesChannel | NotesFollower | null)[] = []
afterEach(() => {
  for (const each of open) each?.close()
  open = []
})

function notesWindow() {
  const heard: NotesMessage[] = []
  const channel = openNotesChannel((message) => heard.push(message))
  open.push(channel)
  return { heard, say: (message: NotesMessage) => channel?.say(message) }
}

function stage() {
  const follower = createNotesFollower(1000)
  open.push(follower)
  return follower
}

const kinds = (heard: readonly NotesMessage[]) => heard.map(({ kind }) => kind)

describe('the notes window and the stage', () => {
  test('a notes window that opens later is told the talk and the place', async () => {
    stage().follow(place)
    const notes = notesWindow()
    notes.say({ kind: 'hello' })
    await vi.waitFor(() => expect(kinds(notes.heard)).toEqual(['talk', 'place']))
    expect(notes.heard[0]).toMatchObject({ talk })
    expect(notes.heard[1]).toMatchObject({ state: place.state, steps: null, answers: [], since: 1000 })
  })

  test('a step is told, and the talk is not sent again', async () => {
    const notes = notesWindow()
    const shown = stage()
    shown.follow(place)
    shown.follow({ ...place, state: { ...place.state, phase: 'steps', step: 1 } })
    await vi.waitFor(() => expect(kinds(notes.heard)).toEqual(['talk', 'place', 'place']))
  })

  test('a notes window leads the stage that it names, and no other', async () => {
    const notes = notesWindow()
    const [here, there] = [stage(), stage()]
    const [led, other] = [vi.fn(), vi.fn()]
    const end = here.lead?.(led)
    there.lead?.(other)
    here.follow(place)
    await vi.waitFor(() => expect(notes.heard).toHaveLength(2))
    const told = notes.heard[1]
    if (told?.kind !== 'place') throw new Error('no place')
    notes.say({ kind: 'command', stage: told.stage, command: 'next' })
    await vi.waitFor(() => expect(led).toHaveBeenCalledExactlyOnceWith('next'))
    expect(other).not.toHaveBeenCalled()
    end?.()
    notes.say({ kind: 'command', stage: told.stage, command: 'next' })
    notes.say({ kind: 'hello' })
    await vi.waitFor(() => expect(notes.heard.length).toBeGreaterThan(2))
    expect(led).toHaveBeenCalledTimes(1)
  })

  test('what is no message of this release is not heard', async () => {
    const notes = notesWindow()
    const foreign = new BroadcastChannel('preflight-stage')
    foreign.postMessage({ kind: 'command', stage: 'x', command: 'format-the-disk' })
    foreign.postMessage('hello')
    foreign.postMessage({ kind: 'votes', says: '12 have answered' })
    await vi.waitFor(() => expect(notes.heard).toEqual([{ kind: 'votes', says: '12 have answered' }]))
    foreign.close()
  })

  test('a stage that is left says so', async () => {
    const notes = notesWindow()
    const shown = stage()
    shown.follow(place)
    shown.close()
    await vi.waitFor(() => expect(kinds(notes.heard)).toEqual(['talk', 'place', 'closed']))
  })
})
