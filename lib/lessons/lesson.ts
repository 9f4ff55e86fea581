import type { PlaygroundDocument } from '../document/document.ts'
import type { Exercise, Expectation } from './exercise.ts'
import type { PredictionQuestion } from './prediction.ts'

/** A document that a lesson shows, and how its last call ends; a test runs it, so that the prose stays true. */
interface Example {
  readonly label: string
  /** In the words of an exercise's `Expectation`. */
  readonly ends: NonNullable<Expectation['outcome']>
  readonly document: PlaygroundDocument
}

/** A lesson's data; its prose is in an MDX file beside it. */
export interface Lesson {
  readonly slug: string
  readonly title: string
  /** One sentence for the contents page. */
  readonly summary: string
  readonly examples: Readonly<Record<string, Example>>
  /** The example or exercise that the lesson opens with. */
  readonly opens: string
  readonly exercises: readonly Exercise[]
  /** What is asked before the first run of an example. Absent: all the questions. Empty: nothing is asked. */
  readonly asks?: readonly PredictionQuestion[]
}
