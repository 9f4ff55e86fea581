import type { PlaygroundDocument } from '../playground/document.ts'
import type { Exercise } from './exercise.ts'

/** A document that a lesson shows, and how its run ends: what the prose says, and a test runs. */
export interface Example {
  readonly label: string
  readonly ends: 'readable' | 'refused'
  readonly document: PlaygroundDocument
}

/** A lesson's data; its prose stands beside it as MDX. */
export interface Lesson {
  readonly slug: string
  readonly title: string
  /** One sentence for the contents page. */
  readonly summary: string
  readonly examples: Readonly<Record<string, Example>>
  /** The example that the lesson opens with. */
  readonly opens: string
  readonly exercises: readonly Exercise[]
}
