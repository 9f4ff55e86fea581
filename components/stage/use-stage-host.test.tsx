// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { newTalk, sceneOf, withScene } from '@/lib/talk/edit-talk.ts'
import type { StageProps } from './stage-props.ts'
import { useStageHost } from './use-stage-host.tsx'

vi.mock('./stage.tsx', () => ({
  default: ({ first, onClose }: StageProps) => (
    <>
      <button type="button" onClick={() => onClose(new Map(), first)}>
        Scene {first + 1}
      </button>
      <button type="button" onClick={() => onClose(new Map(), 0)}>
        Leave at the first scene
      </button>
    </>
  ),
}))

const TALK = ['a', 'b', 'c'].reduce((talk, title) => withScene(talk, sceneOf(title, DEFAULT_DOCUMENT)), newTalk('T'))

/** The scene that the reader is at. */
let reader = 2
/** A page that opens what the address names, as a lesson does, and where the reader is at the third scene. */
function Page() {
  const { open, stage } = useStageHost({
    ready: true,
    talk: (byAddress) => ({ talk: TALK, first: byAddress ? 1 : reader }),
    onClose: () => {},
  })
  const [opened, setOpened] = useState('')
  useEffect(() => setOpened(location.search), [])
  return (
    <>
      <button type="button" onClick={open}>
        Open
      </button>
      <p data-testid="opened">{opened}</p>
      {stage}
    </>
  )
}

const at = (address: string) => history.replaceState(null, '', `http://localhost:3000${address}`)
const show = () => act(async () => void render(<Page />))
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const address = () => location.pathname + location.search

beforeEach(() => {
  reader = 2
  at('/lessons/x')
})
afterEach(cleanup)

test('the stage opens at the scene that the address names, and then the address names no document', async () => {
  at('/lessons/x?example=blocked&stage')
  await show()
  await screen.findByRole('button', { name: 'Scene 2' })
  expect(address()).toBe('/lessons/x?stage=2')
  // The page has opened it all the same.
  expect(screen.getByTestId('opened').textContent).toBe('?example=blocked&stage')
})

test('a reload opens the same scene, and the page what is kept out of the address; leaving brings it back', async () => {
  at('/lessons/x?example=blocked&stage')
  await show()
  await screen.findByRole('button', { name: 'Scene 2' })
  cleanup()
  await show()
  await screen.findByRole('button', { name: 'Scene 2' })
  expect(screen.getByTestId('opened').textContent).toBe('?example=blocked&stage=2')
  expect(address()).toBe('/lessons/x?stage=2')
  await press('Scene 2')
  expect(address()).toBe('/lessons/x?example=blocked')
})

test('opened in the page it shows the scene that the reader is at, and a number in the address counts more', async () => {
  await show()
  await press('Open')
  await screen.findByRole('button', { name: 'Scene 3' })
  expect(address()).toBe('/lessons/x?stage=3')
  cleanup()
  at('/lessons/x?stage=1')
  await show()
  await screen.findByRole('button', { name: 'Scene 1' })
})

test('the stage comes back to the scene at which it was left, unless the reader has gone elsewhere', async () => {
  await show()
  await press('Open')
  await screen.findByRole('button', { name: 'Scene 3' })
  await press('Leave at the first scene')
  await press('Open')
  await screen.findByRole('button', { name: 'Scene 1' })
  await press('Leave at the first scene')
  reader = 1
  await press('Open')
  await screen.findByRole('button', { name: 'Scene 2' })
})

test('a number that the talk does not have opens its last scene', async () => {
  at('/lessons/x?stage=9')
  await show()
  await screen.findByRole('button', { name: 'Scene 3' })
})
