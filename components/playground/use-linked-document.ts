'use client'

import { useCallback, useEffect, useState } from 'react'
import { contentHash } from '@/lib/document/content-hash.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink } from '@/lib/document/link.ts'

export interface LinkedDocument {
  /** The document in the address's fragment, with a separate storage key; null if there is none. */
  readonly linked: { readonly key: string; readonly document: PlaygroundDocument } | null
  /** Why the link could not be opened; null if there is no error. */
  readonly problem: string | null
  /** Was the notice closed? */
  readonly closed: boolean
  close(): void
  /** Removes the link from the address, so that a reload opens the user's own document. */
  leave(): void
}

/**
 * Reads the document in a link's fragment. Opening a link only shows it: the document is separate from the user's own,
 * its code never runs by itself, and it is stored on the device only when the user changes it.
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

/** Is the fragment the id of an element on the page, as in “Skip to the content”? */
const isPlaceOnPage = (hash: string) => document.getElementById(hash.slice(1)) !== null
