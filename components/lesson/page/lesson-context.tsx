'use client'

import { createContext, use } from 'react'
import type { MobileTab } from '@/components/bench/mobile-bar.tsx'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { Checked, ShownProbe } from '@/components/lesson/exercises/use-exercises.ts'
import type { Prediction } from '@/components/lesson/predictions/use-prediction.ts'
import type { ProbeResult } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** On a phone: the prose, or one of the lab's views over it. */
export type LessonView = 'notes' | MobileTab

export interface LessonState {
  readonly view: LessonView
  setView(view: LessonView): void
  readonly lesson: Lesson
  readonly bench: Workbench
  /** Opens an example or an exercise in the lab, and brings the part that one edits into view. */
  open(key: string): void
  /** Opens it and runs it; where a prediction is asked for first, the questions come up at `place` instead. */
  openAndRun(key: string, place: string): void
  /** The place in the prose where the questions about the open document stand; null: in the lab. */
  readonly askedAt: string | null
  /** What the learner expects of the document that is open. */
  readonly prediction: Prediction
  /** Runs the document that is open, and brings the exchange into view. */
  runOpen(): void
  check(exercise: string): Promise<void>
  readonly checking: string | null
  /** The check of an exercise could not be made: what to do about it. */
  readonly checkTrouble: { readonly id: string; readonly message: string } | null
  readonly results: Readonly<Record<string, Checked>>
  /** The probe whose exchange the lab shows; null: it shows the learner's own run. */
  readonly probed: ShownProbe | null
  /** Shows the exchange that a check of this exercise saw. */
  showProbe(exercise: string, result: ProbeResult): void
  /** Back to the learner's own run. */
  giveWay(): void
  readonly solved: ReadonlySet<string>
}

const Context = createContext<LessonState | null>(null)

export const LessonProvider = Context.Provider

/** The lesson that this component is in. @throws outside of a `LessonProvider` */
export function useLesson(): LessonState {
  const state = use(Context)
  if (!state) throw new Error('This component must be inside a lesson.')
  return state
}
