'use client'

import { useCallback, useState } from 'react'
import type { SourcePosition } from '@/lib/trace/events.ts'

interface Asked {
  readonly source: SourcePosition
  /** Null: the script's text. */
  readonly server: string | null
}

export type Reveal = ReturnType<typeof useReveal>

/** A place in one of the editors that somebody wants to see. It is asked for once: the editor that shows it says so. */
export function useReveal() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useCallback((source: SourcePosition, server?: string) => setAsked({ source, server: server ?? null }), [])
  const onRevealed = useCallback(() => setAsked(null), [])
  /** What the editor of the script, or of the server at an origin, is to be given. */
  const at = (server: string | null) => ({ reveal: asked?.server === server ? asked.source : null, onRevealed })
  return { ask, at }
}
