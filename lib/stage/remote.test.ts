import { describe, expect, test } from 'vitest'
import type { CommandId } from '../commands/commands.ts'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { Scene, Talk } from '../talk/talk.ts'
import { preparedCover } from './cover.ts'
import { afterEdit, needsRun, openingState, type RunFacts, remote, type Sight } from './remote.ts'
import type { StageState } from './stage-state.ts'

const scene = (id: string, parts: Partial<Scene> = {}): Scene => ({
  id,
  title: id,
  document: DEFAULT_DOCUMENT,
  asks: true,
  ...parts,
})
const talk = (...scenes: Scene[]): Talk => ({ version: 1, id: 't', title: 'T', scenes })

/** A talk of which every scene has run, unless it is left out in `ran`. */
const sightOf = (of: Talk, ran: Readonly<Record<string, RunFacts>> = {}): Sight => ({
  talk: of,
  cover: (at) => preparedCover(of.scenes[at] ?? { asks: false }),
  ran: (at) => ran[of.scenes[at]?.id ?? ''] ?? null,
})
const places = (states: readonly StageState[]) => states.map(({ scene, phase, step }) => `${scene} ${phase} ${step}`)

function lead(sight: Sight, commands: readonly CommandId[], from = openingState(sight, 0)): readonly StageState[] {
  const states = [from]
  for (const command of commands) states.push(remote(states.at(-1) as StageState, command, sight))
  return states
}
const times = (count: number, command: CommandId) => new Array<CommandId>(count).fill(command)

const TWO = talk(scene('a'), scene('b'))
const RAN: Readonly<Record<string, RunFacts>> = { a: { rows: 3, decision: 2 }, b: { rows: 2, decision: 1 } }

describe('the remote', () => {
  test('next goes question, steps, answer, next scene, and stays at the end; previous goes back through all of it', () => {
    const there = lead(sightOf(TWO, RAN), times(9, 'next'))
    expect(places(there)).toEqual([
      '0 question 0',
      '0 steps 1',
      '0 steps 2',
      '0 steps 3',
      '0 answer 3',
      '1 question 0',
      '1 steps 1',
      '1 steps 2',
      '1 answer 2',
      '1 answer 2',
    ])
    const back = lead(sightOf(TWO, RAN), times(9, 'previous'), there.at(-1))
    expect(places(back)).toEqual([...places(there).slice(0, 9).reverse(), '0 question 0'])
  })

  test('a run is needed by the first step, the last, the decision and Run, and by nothing that shows no row', () => {
    const sight = sightOf(TWO)
    const at = openingState(sight, 0)
    for (const command of ['next', 'last', 'decision', 'run'] as const) expect(needsRun(at, command, sight)).toBe(true)
    for (const command of ['previous', 'first', 'blank', 'show-why', 'next-scene', 'reset'] as const)
      expect(needsRun(at, command, sight)).toBe(false)
    expect(needsRun(at, 'next', sightOf(TWO, RAN))).toBe(false)
    expect(needsRun(at, 'run', sightOf(TWO, RAN))).toBe(true)
    expect(needsRun({ ...at, blank: true }, 'next', sight)).toBe(false)
  })

  test('without a run no command leaves the question for the steps', () => {
    const sight = sightOf(TWO)
    for (const command of ['next', 'last', 'decision', 'run'] as const)
      expect(places(lead(sight, [command]))).toEqual(['0 question 0', '0 question 0'])
  })

  test('previous from a question comes to the answer of the scene before, and to its question where it has not run', () => {
    const { b } = RAN as { b: RunFacts }
    expect(places(lead(sightOf(TWO, RAN), ['next-scene', 'previous']))).toEqual([
      '0 question 0',
      '1 question 0',
      '0 answer 3',
    ])
    expect(places(lead(sightOf(TWO, { b }), ['next-scene', 'previous'])).at(-1)).toBe('0 question 0')
  })

  test('a scene that does not ask has no question, and goes back from its first step to the scene before', () => {
    const sight = sightOf(talk(scene('a'), scene('b', { asks: false })), RAN)
    expect(places(lead(sight, ['next-scene', 'next', 'next', 'next', 'previous', 'previous', 'previous']))).toEqual([
      '0 question 0',
      '1 steps 0',
      '1 steps 1',
      '1 steps 2',
      '1 answer 2',
      '1 steps 2',
      '1 steps 1',
      '0 answer 3',
    ])
  })

  test('a covered scene with a task begins with it, without a question, and comes back to it from its first step', () => {
    const sight = sightOf(talk(scene('a'), scene('b', { asks: false, task: 'Let it read.' })), RAN)
    expect(places(lead(sight, ['next-scene', 'next', 'next', 'first', 'next', 'previous', 'previous']))).toEqual([
      '0 question 0',
      '1 steps 0',
      '1 steps 1',
      '1 steps 2',
      '1 steps 0',
      '1 steps 1',
      '1 steps 0',
      '0 answer 3',
    ])
    expect(places(lead(sight, ['next-scene', 'run'])).at(-1)).toBe('1 steps 1')
  })

  test('a scene opens at its step when it has run, and at the decision where that is wanted', () => {
    const at = (opensAt: number | 'decision') => sightOf(talk(scene('a', { opensAt })), RAN)
    expect(places(lead(at(3), ['next'])).at(-1)).toBe('0 steps 3')
    expect(places(lead(at('decision'), ['next'])).at(-1)).toBe('0 steps 2')
    expect(places(lead(at(99), ['next'])).at(-1)).toBe('0 steps 3')
  })

  test('a run without rows leads from the question to the answer and back', () => {
    const sight = sightOf(talk(scene('a')), { a: { rows: 0, decision: 0 } })
    expect(places(lead(sight, ['next', 'previous', 'last']))).toEqual([
      '0 question 0',
      '0 answer 0',
      '0 question 0',
      '0 answer 0',
    ])
  })

  test('first is the question, last the last step, decision the step that decided', () => {
    expect(places(lead(sightOf(TWO, RAN), ['last', 'decision', 'first']))).toEqual([
      '0 question 0',
      '0 steps 3',
      '0 steps 2',
      '0 question 0',
    ])
  })

  test('Run begins a covered scene at its first step, and shows one that is not covered at its decision', () => {
    expect(places(lead(sightOf(TWO, RAN), ['last', 'run'])).at(-1)).toBe('0 steps 1')
    expect(places(lead(sightOf(talk(scene('a', { asks: false })), RAN), ['run'])).at(-1)).toBe('0 steps 2')
  })

  test('each of what is beside comes and goes on its own key, and one takes the place of another', () => {
    const sight = sightOf(TWO, RAN)
    const beside = (...commands: CommandId[]) => lead(sight, commands).at(-1)?.beside
    expect(beside('show-why')).toBe('why')
    expect(beside('show-why', 'show-why')).toBe(null)
    expect(beside('show-why', 'show-server')).toBe('server')
    expect(beside('show-message', 'next')).toBe('message')
  })

  test('a blank screen comes back with any command, which does nothing else', () => {
    const sight = sightOf(TWO, RAN)
    const blank = lead(sight, ['next', 'blank']).at(-1) as StageState
    expect(blank.blank).toBe(true)
    for (const command of ['next', 'blank', 'reset', 'show-why', 'run'] as const)
      expect(remote(blank, command, sight)).toEqual({ ...blank, blank: false })
  })

  test('reset and an edit ask again, and only the edit keeps what is beside', () => {
    const sight = sightOf(TWO, RAN)
    const at = lead(sight, ['last', 'show-server']).at(-1) as StageState
    expect(remote(at, 'reset', sight)).toEqual(openingState(sight, 0))
    expect(afterEdit(at, sight)).toEqual({ ...openingState(sight, 0), beside: 'server' })
  })

  test('a scene outside of the talk is the nearest one', () => {
    expect(openingState(sightOf(TWO), 7).scene).toBe(1)
    expect(openingState(sightOf(TWO), -1).scene).toBe(0)
  })
})
