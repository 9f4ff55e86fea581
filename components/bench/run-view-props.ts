import type { ReactNode } from 'react'
import type { GoToSource } from '@/components/console/console-panel.tsx'
import type { ApplyRemedy } from '@/components/inspector/why-panel.tsx'
import type { SourcePosition, Trace } from '@/lib/trace/events.ts'

export type RunViewTab = 'why' | 'message' | 'console' | 'script'

export interface RunViewProps {
  trace: Trace | null
  /** The run before an edit, to compare with. */
  before?: Trace | null
  stale: boolean
  running: boolean
  trouble: string | null
  tab: RunViewTab
  onTab: (tab: RunViewTab) => void
  onRun: () => void
  /** Absent: the change that helps is not shown, as in an exercise. */
  onApply?: ApplyRemedy | undefined
  /** What the script's text is called; absent: client.js. */
  file?: string
  onSource?: GoToSource | undefined
  onCall?: ((source: SourcePosition | null) => void) | undefined
  /** The words are folded away: only their tabs and the reason's first sentence show. */
  folded?: boolean
  onFold?: (folded: boolean) => void
  /** On a phone the words have a view of their own, with one tab: nothing stands over it. */
  alone?: boolean
  /** Something else on the screen asks for the first run already. */
  asking?: boolean
  /** Stands in the place of the three questions, or around them; absent: they stand alone. */
  questions?: (bar: ReactNode) => ReactNode
  /** How the picture and the words below it share the height. */
  arrange: (picture: ReactNode, words: ReactNode) => ReactNode
}
