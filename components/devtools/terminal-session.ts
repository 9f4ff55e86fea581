import type { Jars } from '@/lib/curl/jar.ts'

/** What a terminal shows and remembers; whoever shows it keeps it, also while another panel is open. */
export interface TerminalSession {
  readonly entries: readonly TerminalEntry[]
  readonly jars: Jars
}

interface TerminalEntry {
  readonly line: string
  /** Null: it has not ended. */
  readonly text: string | null
}

export const NEW_SESSION: TerminalSession = { entries: [], jars: new Map() }

/** What is kept on the screen. */
export const MOST_ENTRIES = 50
