// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandId } from '@/lib/commands/commands.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { StageLead } from './use-stage.ts'
import { useStageCommands } from './use-stage-commands.ts'

let led: readonly string[] = []
let left = 0
let card = false
beforeEach(() => {
  led = []
  left = 0
  card = false
})
afterEach(cleanup)

/** The stage with two scenes, at a place. */
function stageAt(parts: Partial<StageState>) {
  const state: StageState = { scene: 0, phase: 'steps', step: 1, beside: null, blank: false, ...parts }
  // Only these of what leads are used.
  const lead = {
    state,
    bench: { edited: false },
    command: (id: CommandId) => {
      led = [...led, id]
    },
    goTo: (scene: number) => {
      led = [...led, `scene ${scene + 1}`]
    },
  } as unknown as StageLead
  const others = {
    onLeave: () => {
      left += 1
    },
    closeOther: () => {
      const was = card
      card = false
      return was
    },
    command: (id: CommandId) => {
      led = [...led, `other ${id}`]
    },
  }
  const { result } = renderHook(() => useStageCommands(lead, 2, others))
  return {
    screen: () => result.current,
    press: (...ids: CommandId[]) => {
      for (const id of ids) act(() => result.current.command(id))
    },
  }
}

test('Next with a card over the stage only closes it, so that no vote is closed by it', () => {
  const { press } = stageAt({ phase: 'question', step: 0 })
  card = true
  press('next')
  expect(led).toEqual([])
  press('next')
  expect(led).toEqual(['next'])
})

test('Next with the help open closes it and leads on, so that no press of a clicker is lost', () => {
  const { screen, press } = stageAt({})
  press('help')
  expect(screen().help).toBe(true)
  press('next')
  expect(screen().help).toBe(false)
  expect(led).toEqual(['next'])
  press('help', 'scroll-down')
  expect(screen().help).toBe(true)
  press('escape')
  expect(screen().help).toBe(false)
  expect(led).toEqual(['next'])
})

test('Next after the last answer shows the end, and once more begins again with all scenes as prepared', () => {
  const { screen, press } = stageAt({ scene: 1, phase: 'answer', step: 4 })
  press('next')
  expect(screen().end).toBe(true)
  expect(led).toEqual([])
  press('previous')
  expect(screen().end).toBe(false)
  expect(led).toEqual([])
  press('next', 'next')
  expect(led).toEqual(['reset-all', 'scene 1'])
})

test('Next after an answer that is not the last leads to the next scene', () => {
  const { screen, press } = stageAt({ phase: 'answer', step: 4 })
  press('next')
  expect(screen().end).toBe(false)
  expect(led).toEqual(['next'])
})

const enter = () => act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter' })))

test('after Escape Previous resets the scene, Enter leaves the stage, and a second Escape stays', () => {
  const { screen, press } = stageAt({})
  press('escape')
  expect(screen().leaving).toContain('back to the prepared state')
  press('previous')
  expect(led).toEqual(['reset'])
  press('previous')
  expect(led).toEqual(['reset', 'previous'])
  press('escape', 'escape')
  expect([left, screen().leaving]).toEqual([0, null])
  enter()
  expect(left).toBe(0)
  press('escape')
  enter()
  expect(left).toBe(1)
})

test('another command after Escape takes it back', () => {
  const { press } = stageAt({})
  press('escape', 'next', 'previous')
  enter()
  expect(left).toBe(0)
  expect(led).toEqual(['next', 'previous'])
})

test('the commands of the class go to who does them', () => {
  const { press } = stageAt({})
  press('join-class', 'leave-class')
  expect(led).toEqual(['other join-class', 'other leave-class'])
})
