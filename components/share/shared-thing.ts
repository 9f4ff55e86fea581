import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import type { ExercisePlace } from '@/lib/lessons/lesson-address.ts'
import type { RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'

type Edit = (document: PlaygroundDocument) => PlaygroundDocument

/** The place of a document in a lesson. */
export interface InLesson {
  /** Path and query. */
  readonly href: string
  /** What the exercise asks for; absent: it is an example. */
  readonly task?: string | undefined
  /** The document is not as the lesson has it. */
  readonly edited: boolean
}

/** What is shared, and what of it is on the screen. */
export interface SharedThing {
  readonly document: PlaygroundDocument
  /** What it is called where its author has not given it a title. */
  readonly untitled: string
  /** The text that its links may start from (`baseOf`); null where it started from nothing that is kept. */
  readonly base: string | null
  /** The last run of this document; null where it has not run as it is. */
  readonly trace: Trace | null
  /** It has run, and its answers are still covered on this page: nothing tells them, also to its sender. */
  readonly covered?: boolean
  /** Where a lesson has it: the link can lead there. Absent: no lesson has it. */
  readonly inLesson?: InLesson
  /** The exercise of the course that the document answers: the playground shows its task and its check beside it. */
  readonly exercise?: ExercisePlace | undefined
  /** Rows, by id, that the page marks as different from the previous run. */
  readonly changes?: ReadonlyMap<string, RowChange> | undefined
  /** What is open now. A link carries of it what its sender chooses. */
  readonly view: LinkView
  /** Absent: its title and its sentence are not the sender's to change. */
  readonly change?: ((edit: Edit) => void) | undefined
}

/** What each part of the dialog is given. */
export interface PartProps {
  readonly shared: SharedThing
  /** The whole address. */
  readonly link: string
  /** The answers are not told: the link opens covered, or they are covered here. */
  readonly covered: boolean
  /** The link leads to the lesson that has the document, not to a copy of it. */
  readonly asInLesson: boolean
  /** The fragment of an embed, without `#`: an embed has no stage, and is covered by a setting of its own. */
  readonly embedFragment: string
}

export const titleOf = ({ document, untitled }: SharedThing): string => document.title?.trim() || untitled

/**
 * Why the picture of the exchange and its reason are not in the text that goes with a link.
 * @returns null where they are in it
 */
export function whyNoAnswers(
  { trace, covered: coveredHere, inLesson }: SharedThing,
  { covered, asInLesson }: Pick<PartProps, 'covered' | 'asInLesson'>,
): string | null {
  if (coveredHere) return `Only the questions are in it. ${STEP_FIRST}`
  if (covered)
    return 'Only the questions are in it, as the link opens covered. Without “Covered”, the picture and the reason are in the text, too.'
  if (asInLesson && inLesson?.task !== undefined)
    return 'The exchange and its reason are not in it: they are the reader’s to find out.'
  if (asInLesson && inLesson?.edited)
    return 'The exchange of your own text is not in it, as the reader begins with the text of the lesson.'
  return trace ? null : 'Run it as it is now, and the picture of the exchange and the reason are in the text, too.'
}

/** What to do where the answers are covered on the page. */
export const STEP_FIRST = 'The answers are covered on this page: step to the end of the exchange to send them, too.'
