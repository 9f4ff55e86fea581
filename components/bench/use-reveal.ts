'use client'

import { useCallback, useState } from 'react'
import type { SourcePosition } from '@/lib/trace/events.ts'

interface Asked {
  readonly source: SourcePosition
  /** Null: the script's text. */
  readonly server: string | null
}

export type Reveal = ReturnType<typeof useReveal>

/** A place in an editor to scroll to. It is requested once: the editor that has shown it clears the request. */
export function useReveal() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useCallback((source: SourcePosition, server?: string) => setAsked({ source, server: server ?? null }), [])
  const onRevealed = useCallback(() => setAsked(null), [])
  /** The props for the editor of the script, or of the server at an origin. */
  const at = (server: string | null) => ({ reveal: asked?.server === server ? asked.source : null, onRevealed })
  return { ask, at }
}
