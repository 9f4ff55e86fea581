'use client'

import { createContext, use } from 'react'
import type { MobileTab } from '@/components/bench/mobile-bar.tsx'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { Again } from '@/components/lesson/exercises/use-again.ts'
import type { Checked, ShownProbe } from '@/components/lesson/exercises/use-exercises.ts'
import type { Prediction } from '@/components/lesson/predictions/use-prediction.ts'
import type { ProbeResult, RemarkPlace } from '@/lib/lessons/exercise.ts'
import type { AskedQuestion } from '@/lib/lessons/known-question.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** A lesson that a link leads to. */
export interface Way {
  readonly href: string
  readonly title: string
}

/** On a phone: the prose, or one of the lab's views. */
export type LessonView = 'notes' | MobileTab

export interface LessonState {
  readonly view: LessonView
  setView(view: LessonView): void
  readonly lesson: Lesson
  readonly bench: Workbench
  /** Opens an example or an exercise in the lab, and shows the editor to change. */
  open(key: string): void
  /** The same, and the focus goes there, too. */
  openAndGo(key: string): void
  /** Opens it and runs it; if a prediction is wanted first, shows the questions at `place` instead. */
  openAndRun(key: string, place: string): void
  /** The place in the prose that shows the questions about the open document; null: the lab shows them. */
  readonly askedAt: string | null
  /** Opens one of the panels under the exchange. */
  showTab(tab: RunViewTab): void
  /** The panel that is asked for, until the lab has shown it. */
  readonly askedTab: RunViewTab | null
  onTabShown(): void
  /** The learner's prediction for the open document. */
  readonly prediction: Prediction
  /** Runs the open document, and shows the exchange. */
  runOpen(): void
  check(exercise: string): Promise<void>
  readonly checking: string | null
  /** A message with what to do when a check could not be carried out. */
  readonly checkTrouble: { readonly id: string; readonly message: string } | null
  readonly results: Readonly<Record<string, Checked>>
  /** The probe whose exchange the lab shows; null: it shows the learner's own run. */
  readonly probed: ShownProbe | null
  /** The run that the lab shows was made by a check, which says itself how it went. */
  readonly byCheck: boolean
  /** Shows the exchange of a check of this exercise. */
  showProbe(exercise: string, result: ProbeResult): void
  /** Opens the exercise, and shows a line of one of its texts. */
  pointAt(exercise: string, place: RemarkPlace): void
  /** The line that is asked for, until the lab has shown it. */
  readonly pointed: RemarkPlace | null
  onPointed(): void
  /** Shows the learner's own run again. */
  giveWay(): void
  readonly solved: ReadonlySet<string>
  /** Those of the solved ones that were solved again on a later day. */
  readonly mastered: ReadonlySet<string>
  /** Solved exercises that are done again from their start texts. */
  readonly again: Again
  /** The questions for who may know the lesson already; empty where it has none. */
  readonly knownQuestions: readonly AskedQuestion[]
  /** The next lesson; null after the last. */
  readonly next: Way | null
}

const Context = createContext<LessonState | null>(null)

export const LessonProvider = Context.Provider

/** The lesson that this component is in. @throws outside of a `LessonProvider` */
export function useLesson(): LessonState {
  const state = use(Context)
  if (!state) throw new Error('This component must be inside a lesson.')
  return state
}
