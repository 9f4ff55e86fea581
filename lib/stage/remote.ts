/**
 * The remote: where a command of the presenter leads. The way goes question → steps → answer → next scene, and back
 * through all of it. A scene that does not ask has no question; where it is covered, it begins with its task.
 */
import type { CommandId } from '../commands/commands.ts'
import type { Beside, Scene, Talk } from '../talk/talk.ts'
import type { Cover } from './cover.ts'
import type { StageState } from './stage-state.ts'

/** What the remote has to know of a run. */
export interface RunFacts {
  /** How many rows the exchange has; 0 where no request was made. */
  readonly rows: number
  /** The step that decided, from 1; 0 if there are no rows. */
  readonly decision: number
}

/** What the remote sees besides the state. */
export interface Sight {
  readonly talk: Talk
  /** The cover of the scene at this index: as it was prepared, or as the presenter has chosen since. */
  cover(scene: number): Cover
  /** The run of the scene's present text; null before it has run. */
  ran(scene: number): RunFacts | null
}

const sceneAt = (talk: Talk, scene: number): Scene | undefined => talk.scenes[scene]

/** How a scene opens: with its question, or before its first step. An index outside of the talk is taken to its end. */
export function openingState(sight: Sight, scene: number): StageState {
  const at = Math.min(Math.max(0, scene), Math.max(0, sight.talk.scenes.length - 1))
  return {
    scene: at,
    phase: sight.cover(at) === 'asked' ? 'question' : 'steps',
    step: 0,
    beside: sceneAt(sight.talk, at)?.beside ?? null,
    blank: false,
  }
}

/** Has the command to wait for a run of the open scene? A blank screen only comes back. */
export function needsRun({ scene, phase, blank }: StageState, command: CommandId, sight: Sight): boolean {
  if (blank) return false
  if (command === 'run') return true
  if (sight.ran(scene) !== null) return false
  return command === 'last' || command === 'decision' || (command === 'next' && phase !== 'answer')
}

const SHOWS: Readonly<Partial<Record<CommandId, Beside>>> = {
  'show-script': 'script',
  'show-server': 'server',
  'show-why': 'why',
  'show-message': 'message',
}

/**
 * The state after a command.
 * @param sight after the run that `needsRun` asked for; without one, the commands that need it lead nowhere
 * @returns `state` itself where the command changes nothing
 */
export function remote(state: StageState, command: CommandId, sight: Sight): StageState {
  if (state.blank) return { ...state, blank: false }
  const shows = SHOWS[command]
  if (shows) return { ...state, beside: state.beside === shows ? null : shows }
  switch (command) {
    case 'next':
      return next(state, sight)
    case 'previous':
      return previous(state, sight)
    case 'first':
      return first(state, sight)
    case 'last':
      return atStep(state, sight, ({ rows }) => rows)
    case 'decision':
      return atStep(state, sight, ({ decision }) => decision)
    case 'run':
      return atStep(state, sight, (ran) =>
        sight.cover(state.scene) !== 'open' ? openingStep(state, sight, ran) : Math.max(1, ran.decision),
      )
    case 'next-scene':
      return state.scene + 1 < sight.talk.scenes.length ? openingState(sight, state.scene + 1) : state
    case 'previous-scene':
      return state.scene > 0 ? openingState(sight, state.scene - 1) : state
    case 'reset':
    case 'reset-all':
      return openingState(sight, state.scene)
    case 'toggle-asking':
      return { ...openingState(sight, state.scene), beside: state.beside }
    case 'blank':
      return { ...state, blank: true }
    default:
      return state
  }
}

/** The state when the open scene's text has changed: what was uncovered says nothing about the new text. */
export function afterEdit(state: StageState, sight: Sight): StageState {
  return { ...openingState(sight, state.scene), beside: state.beside, blank: state.blank }
}

function next(state: StageState, sight: Sight): StageState {
  const { scene, phase, step } = state
  if (phase === 'answer') return scene + 1 < sight.talk.scenes.length ? openingState(sight, scene + 1) : state
  const ran = sight.ran(scene)
  if (!ran) return state
  if (step === 0) return atStep(state, sight, (ran) => openingStep(state, sight, ran))
  return step < ran.rows ? { ...state, step: step + 1 } : { ...state, phase: 'answer', step: ran.rows }
}

function previous(state: StageState, sight: Sight): StageState {
  const { scene, phase, step } = state
  const ran = sight.ran(scene)
  if (phase === 'answer' && ran && ran.rows > 0) return { ...state, phase: 'steps', step: ran.rows }
  if (phase === 'steps' && step > 1) return { ...state, step: step - 1 }
  const begins = phase === 'question' || (phase === 'steps' && step === 0)
  if (!begins && sight.cover(scene) !== 'open') return beginning(state, sight)
  if (scene === 0) return state
  const before = openingState(sight, scene - 1)
  const ranBefore = sight.ran(scene - 1)
  return ranBefore ? { ...before, phase: 'answer', step: ranBefore.rows } : before
}

function first(state: StageState, sight: Sight): StageState {
  if (sight.cover(state.scene) !== 'open') return beginning(state, sight)
  return { ...state, phase: 'steps', step: (sight.ran(state.scene)?.rows ?? 0) > 0 ? 1 : 0 }
}

/** Where a covered scene begins: at its question, or before its first step. What is beside stays. */
function beginning(state: StageState, sight: Sight): StageState {
  return { ...state, phase: openingState(sight, state.scene).phase, step: 0 }
}

/** At a step of the run; where it has no rows, at the answer. */
function atStep(state: StageState, sight: Sight, step: (ran: RunFacts) => number): StageState {
  const ran = sight.ran(state.scene)
  if (!ran) return state
  if (ran.rows === 0) return { ...state, phase: 'answer', step: 0 }
  return { ...state, phase: 'steps', step: Math.min(Math.max(1, step(ran)), ran.rows) }
}

/** The step at which the scene opens once it has run. */
function openingStep({ scene }: StageState, { talk }: Sight, ran: RunFacts): number {
  const at = sceneAt(talk, scene)?.opensAt ?? 1
  return at === 'decision' ? ran.decision : at
}
