import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import type { RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'

type Edit = (document: PlaygroundDocument) => PlaygroundDocument

/** What is shared, and what of it is on the screen. */
export interface SharedThing {
  readonly document: PlaygroundDocument
  /** What it is called where its author has not given it a title. */
  readonly untitled: string
  /** The text that its links may start from (`baseOf`); null where it started from nothing that is kept. */
  readonly base: string | null
  /** The last run of this document; null where it has not run as it is. */
  readonly trace: Trace | null
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
  /** The fragment of the address, without `#`. */
  readonly fragment: string
}

export const titleOf = ({ document, untitled }: SharedThing): string => document.title?.trim() || untitled
