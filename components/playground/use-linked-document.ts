'use client'

import { useCallback, useEffect, useState } from 'react'
import { contentHash } from '@/lib/document/content-hash.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink } from '@/lib/document/link.ts'

export interface LinkedDocument {
  /** The document of the address's fragment, under a key of its own; null where there is none. */
  readonly linked: { readonly key: string; readonly document: PlaygroundDocument } | null
  /** Why the link could not be opened; null where nothing went wrong. */
  readonly problem: string | null
  /** The notice was closed. */
  readonly closed: boolean
  close(): void
  /** Takes the link out of the address: a reload opens the person's own document. */
  leave(): void
}

/**
 * Reads the document of a link's fragment. Opening is looking: it is kept apart from what the person wrote, its code
 * never runs by itself, and it is kept on the device only when the person changes it.
 */
export function useLinkedDocument(): LinkedDocument {
  const [linked, setLinked] = useState<LinkedDocument['linked']>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [closed, setClosed] = useState(false)

  useEffect(() => {
    const open = () => {
      const link = decodeLink(location.hash)
      if (!link.ok && (link.problem === 'empty' || isPlaceOnPage(location.hash))) return
      setClosed(false)
      setProblem(link.ok ? null : link.message)
      if (link.ok) setLinked({ key: `link:${contentHash(link.document)}`, document: link.document })
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])

  const close = useCallback(() => setClosed(true), [])
  const leave = useCallback(() => {
    history.replaceState(null, '', location.pathname)
    setClosed(true)
  }, [])
  return { linked, problem, closed, close, leave }
}

/** The fragment leads to a place on the page, as the way past its head does. */
const isPlaceOnPage = (hash: string) => document.getElementById(hash.slice(1)) !== null
