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

/** A lesson's documents with their servers in one dialect. */
export interface InStack {
  /** The dialect's name for people. */
  readonly label: string
  /** Example → the lines of its server that the prose shows, and what is different in this stack. */
  readonly snippets: Readonly<Record<string, { readonly code: string; readonly note: string | null }>>
  /** Examples and the starts of exercises, by name. What is not here is the same in every stack. */
  readonly documents: Readonly<Record<string, PlaygroundDocument>>
  /** Exercise → its solution. */
  readonly solutions: Readonly<Record<string, PlaygroundDocument>>
  /** Exercise → a careless solution that allows too much: the checks must reject it. */
  readonly tooLoose?: Readonly<Record<string, PlaygroundDocument>>
  /** Exercise → its hints in the words of this stack. Absent: the exercise's own. */
  readonly hints?: Readonly<Record<string, readonly string[]>>
  /** One or two sentences for who sees the stack for the first time, beside the choice. */
  readonly says?: string
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
  /** The stacks that the reader can choose from, by dialect. `examples` and `exercises` are in the usual one. */
  readonly stacks?: { readonly usual: string; readonly offers: Readonly<Record<string, InStack>> }
  /** It is not in the course: no address leads to its exercises, so they are shared as documents. */
  readonly unlisted?: true
  /** The exercises' solutions are not offered: who set them has not given them. */
  readonly hidesSolutions?: true
  /** To find out why is the task: the lab explains it once the exercise is solved. */
  readonly hidesReasons?: true
}
