import type { ReactNode } from 'react'
import type { GoToSource } from '@/components/console/console-panel.tsx'
import type { Fixing } from '@/components/inspector/fix-card.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { LinkTab } from '@/lib/document/link-view.ts'
import type { Lane } from '@/lib/trace/diagram/diagram-model.ts'
import type { SourcePosition, Trace } from '@/lib/trace/events.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

export type RunViewTab = LinkTab

export interface RunViewProps {
  trace: Trace | null
  /** The run before the last edit, to compare with. */
  before?: Trace | null
  stale: boolean
  running: boolean
  trouble: string | null
  tab: RunViewTab
  onTab: (tab: RunViewTab) => void
  onRun: () => void
  /** Said in place of the reason, where to find it is the task. */
  withheld?: string | undefined
  /** Absent: the fix is not shown, as in an exercise. */
  fixing?: Fixing | undefined
  /** The document whose servers the terminal asks; absent: there is no terminal. */
  document?: PlaygroundDocument
  /** File name of the script; absent: client.js. */
  file?: string
  /** The address of what a lesson says about a reason; absent: there is no link to it. */
  lessonAbout?: ((reason: FailureReason) => string) | undefined
  onSource?: GoToSource | undefined
  onCall?: ((source: SourcePosition | null) => void) | undefined
  /** What the document is about; said before the first run, where the exchange will be. */
  intro?: { readonly title: string; readonly says: string } | undefined
  /** A name: the first exchange under it plays by itself once. Absent: none does. */
  playsOnce?: string | undefined
  /** Something else on the screen announces how the run went. */
  quiet?: boolean
  /** The step, from 1, that the next exchange opens on, and what is called when it has; null: its beginning. */
  opensAt?: number | null
  onOpenedAt?: () => void
  /** The step, from 1, that somebody went to; null: none. */
  onStep?: (step: number | null) => void
  /** Called with whether steps of the run are still covered. */
  onHidden?: (hidden: boolean) => void
  /** The panels are folded: only their tabs and the first sentence of the reason are visible. */
  folded?: boolean
  onFold?: (folded: boolean) => void
  /** On a phone the panels are a separate view with one tab and nothing above it. */
  alone?: boolean
  /** The run is covered: it shows nothing before it is stepped to. Of its lanes these are known before; null: not covered. */
  covered?: readonly Lane[] | null
  /** Another part of the screen already asks for the first run. */
  asking?: boolean
  /**
   * Replaces the three questions, or wraps them; absent: only the questions. `hidden`: the run is still covered. `call`:
   * the number of the call that they are about.
   */
  questions?: (bar: ReactNode, hidden: boolean, call: number) => ReactNode
  /** How the diagram and the panels below it share the height. */
  arrange: (picture: ReactNode, words: ReactNode) => ReactNode
}
