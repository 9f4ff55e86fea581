'use client'

import { useCallback, useState } from 'react'
import type { LinkLines } from '@/lib/document/link-view.ts'

/** Lines of an editor's text, both included, from 1. */
export interface EditorLines {
  readonly from: number
  readonly to: number
}

export type Pointing = ReturnType<typeof usePointing>

/**
 * The lines that a link points at: they are highlighted in their editor.
 * @param copy makes a link to lines and copies it; resolves with whether it could be copied
 */
export function usePointing(copy: (lines: LinkLines) => Promise<boolean>) {
  const [lines, setLines] = useState<LinkLines | null>(null)
  const pointTo = useCallback(
    (next: LinkLines) => {
      setLines(next)
      return copy(next)
    },
    [copy],
  )
  /** The props for the editor of the script, or of the server at an origin. */
  const at = (server: string | null) => ({
    marked: lines?.server === server ? lines : null,
    onPoint: ({ from, to }: EditorLines) => pointTo({ server, from, to }),
    onUnpoint: () => setLines(null),
  })
  return { lines, set: setLines, at }
}
