'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useWorkbench, type Workbench } from '@/components/bench/use-workbench.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { contentHash } from '@/lib/document/content-hash.ts'
import type { PredictedAnswers, PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { nextQuestion, withAnswer } from '@/lib/lessons/prediction-questions.ts'
import type { RunResult } from '@/lib/run/run.ts'
import { type Cover, nextCover, preparedCover } from '@/lib/stage/cover.ts'
import { afterEdit, needsRun, openingState, type RunFacts, remote, type Sight } from '@/lib/stage/remote.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Scene, Talk } from '@/lib/talk/talk.ts'
import { decisiveStep } from '@/lib/trace/diagram/decisive-step.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { readSession, type StageSession, writeSession } from './stage-session.ts'

const NO_MARKS: PredictedAnswers = {}
const MARKS: Readonly<Partial<Record<CommandId, string>>> = {
  'mark-yes': 'yes',
  'mark-asked': 'asked',
  'mark-no': 'no',
}

export interface StageLead {
  readonly state: StageState
  readonly scene: Scene
  readonly bench: Workbench
  /** After a reload, until the stage is again where it was: nobody is told that it is elsewhere. */
  readonly restoring: boolean
  /** The run of the present text; null before it. */
  readonly trace: Trace | null
  /** The cover of the open scene. */
  readonly cover: Cover
  /** Are its rows and answers hidden until they are stepped to? */
  readonly covered: boolean
  /** May the answers be shown: has the last step been reached, or is the scene not covered? */
  readonly uncovered: boolean
  readonly marks: PredictedAnswers
  /** When the presentation began, in milliseconds since 1970: a reload goes on with it. */
  readonly since: number
  mark(question: PredictionQuestion, value: string): void
  /** Leads: does what the command's key does. */
  command(id: CommandId): void
  goTo(scene: number): void
}

/** Only in the state of a talk without scenes. */
const firstOf = (talk: Talk): Scene => {
  const [scene] = talk.scenes
  if (!scene) throw new Error('A talk has at least one scene.')
  return scene
}

/** A scene's cover: as it was prepared, unless the presenter has changed it. */
function coverIn(talk: Talk, at: number, changed: StageSession['covers']): Cover {
  const scene = talk.scenes[at] ?? firstOf(talk)
  return changed[scene.id] ?? preparedCover(scene)
}

const factsOf = ({ trace }: RunResult): RunFacts => {
  const model = diagramOf(trace)
  return { rows: model.rows.length, decision: decisiveStep(model) }
}

/**
 * Where the presentation of a talk is, with a workbench of its own: what is changed on the stage is kept on the device
 * under the talk's id, apart from everything else.
 */
export function useStage(talk: Talk, first: number): StageLead {
  const documents = useMemo(() => Object.fromEntries(talk.scenes.map(({ id, document }) => [id, document])), [talk])
  const start = (talk.scenes[first] ?? firstOf(talk)).id
  const bench = useWorkbench(documents, start, `stage:${talk.id}`)
  const facts = useRef(new Map<string, RunFacts>())
  const [session, setSession] = useState<StageSession>(() => {
    const sight = { talk, cover: (at: number) => coverIn(talk, at, {}), ran: () => null }
    const since = readSession(talk.id, first)?.since ?? Date.now()
    return { state: openingState(sight, first), first, since, covers: {}, marks: {}, ran: {} }
  })
  const [restoring, setRestoring] = useState(() => readSession(talk.id, first) !== null)
  const latest = useRef({ session, bench })
  latest.current = { session, bench }

  const sight = useMemo<Sight>(
    () => ({
      talk,
      cover: (at) => coverIn(talk, at, latest.current.session.covers),
      ran: (at) => facts.current.get(talk.scenes[at]?.id ?? '') ?? null,
    }),
    [talk],
  )
  const change = useCallback(
    (part: (now: StageSession) => Partial<StageSession>, kept = true) => {
      const next = { ...latest.current.session, ...part(latest.current.session) }
      latest.current.session = next
      const open = talk.scenes[next.state.scene]
      if (open && !latest.current.bench.isOpen(open.id)) latest.current.bench.show(open.id)
      if (kept) writeSession(talk.id, next)
      setSession(next)
    },
    [talk],
  )

  const running = useRef(false)
  /** Runs the open scene. @returns whether that came to an end */
  const run = useCallback(async (): Promise<boolean> => {
    const { bench } = latest.current
    const { id } = talk.scenes[latest.current.session.state.scene] ?? firstOf(talk)
    running.current = true
    const of = contentHash(bench.documentOf(id))
    const result = await bench.run().finally(() => {
      running.current = false
    })
    if (!result) return false
    facts.current.set(id, factsOf(result))
    change(({ ran }) => ({ ran: { ...ran, [id]: of } }))
    return true
  }, [talk, change])

  const goTo = useCallback((scene: number) => change(() => ({ state: openingState(sight, scene) })), [change, sight])

  const command = useCallback(
    async (id: CommandId) => {
      const { session, bench } = latest.current
      const { state } = session
      const scene = talk.scenes[state.scene] ?? firstOf(talk)
      if (running.current && (needsRun(state, id, sight) || id === 'next' || id === 'previous')) return
      if (!state.blank) {
        const value = MARKS[id]
        const own = session.marks[scene.id] ?? NO_MARKS
        const question = nextQuestion(own)
        if (value && state.phase === 'question' && question)
          change(({ marks }) => ({ marks: { ...marks, [scene.id]: withAnswer(own, question, value) } }))
        if (id === 'clear-marks') change(({ marks }) => ({ marks: { ...marks, [scene.id]: NO_MARKS } }))
        if (id === 'toggle-asking')
          change(({ covers }) => ({ covers: { ...covers, [scene.id]: nextCover(scene, sight.cover(state.scene)) } }))
        if (id === 'reset') bench.reset()
        if (id === 'reset-all') {
          for (const each of talk.scenes) bench.resetIn(each.id)
          facts.current.clear()
        }
        if (id === 'reset' || id === 'reset-all') {
          facts.current.delete(scene.id)
          change(({ marks }) => ({ marks: id === 'reset' ? { ...marks, [scene.id]: NO_MARKS } : {} }))
        }
        if (id === 'undo-reset') bench.keeping.undoReset()
      }
      if (needsRun(state, id, sight)) {
        if (!(await run())) return
        // The presenter has gone elsewhere meanwhile.
        if (latest.current.session.state.scene !== state.scene) return
      }
      change(({ state }) => ({ state: remote(state, id, sight) }))
    },
    [talk, sight, change, run],
  )

  // A reload finds the place again, and runs only what was run before it.
  const before = useRef<StageSession | null | undefined>(undefined)
  useEffect(() => {
    if (before.current === undefined) before.current = readSession(talk.id, first)
    const { current: kept } = before
    const scene = kept && talk.scenes[kept.state.scene]
    if (!kept || !scene) {
      // So that a reload goes on with its time.
      writeSession(talk.id, latest.current.session)
      return setRestoring(false)
    }
    const shows = kept.state.phase === 'answer' || kept.state.step > 0
    const again = kept.ran[scene.id] === contentHash(latest.current.bench.documentOf(scene.id))
    // Until it has run, a further reload finds the same place.
    const waits = shows && again
    const opening = { ...openingState(sight, kept.state.scene), beside: kept.state.beside }
    change(() => ({ ...kept, state: shows ? opening : kept.state }), !waits)
    if (!waits) return setRestoring(false)
    void run()
      .then((ended) => {
        // The presenter may have gone elsewhere meanwhile.
        if (ended && latest.current.session.state === opening) change(() => ({ state: kept.state }))
      })
      .finally(() => setRestoring(false))
  }, [talk, first, sight, change, run])

  const { result, stale } = bench
  const scene = talk.scenes[session.state.scene] ?? firstOf(talk)
  // What was uncovered says nothing about a changed text.
  useEffect(() => {
    if (!stale || bench.open !== scene.id) return
    facts.current.delete(scene.id)
    const { state } = latest.current.session
    if (state.phase !== 'question' && (state.step > 0 || state.phase === 'answer'))
      change(({ state }) => ({ state: afterEdit(state, sight) }))
  }, [stale, bench.open, scene.id, change, sight])

  const trace = stale || bench.open !== scene.id ? null : (result?.trace ?? null)
  const cover = coverIn(talk, session.state.scene, session.covers)
  const covered = cover !== 'open'
  const { phase, step } = session.state
  const rows = facts.current.get(scene.id)?.rows ?? Number.POSITIVE_INFINITY
  return {
    state: session.state,
    scene,
    bench,
    restoring,
    trace,
    cover,
    covered,
    uncovered: trace !== null && (phase === 'answer' || (phase === 'steps' && step > 0 && (!covered || step >= rows))),
    marks: session.marks[scene.id] ?? NO_MARKS,
    since: session.since,
    mark: (question, value) =>
      change(({ marks }) => {
        const own = marks[scene.id] ?? NO_MARKS
        const { [question]: said, ...others } = own
        return { marks: { ...marks, [scene.id]: said === value ? others : withAnswer(own, question, value) } }
      }),
    command: (id) => void command(id),
    goTo,
  }
}
