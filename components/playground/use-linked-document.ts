'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink } from '@/lib/document/link.ts'

export interface LinkedDocument {
  readonly state: 'none' | 'opened' | 'problem'
  readonly message: string
  /** What was written here before the link came, to go back to. */
  readonly before: PlaygroundDocument | null
  acknowledge(): void
  goBack(): void
}

/** Opens the document of a link's fragment. Its code never runs by itself, and what was here before is not lost. */
export function useLinkedDocument(bench: Workbench): LinkedDocument {
  const [state, setState] = useState<LinkedDocument['state']>('none')
  const [message, setMessage] = useState('')
  const [before, setBefore] = useState<PlaygroundDocument | null>(null)
  const latest = useRef(bench)
  latest.current = bench

  useEffect(() => {
    const open = () => {
      const fragment = location.hash.slice(1)
      if (!fragment) return
      const link = decodeLink(fragment)
      if (!link.ok) {
        if (link.problem === 'empty') return
        setState('problem')
        setMessage(link.message)
        return
      }
      latest.current.show('free')
      const document = latest.current.documentOf('free')
      const edited = latest.current.open !== 'free' || latest.current.edited
      if (JSON.stringify(document) === JSON.stringify(link.document)) return
      setBefore(edited ? document : null)
      latest.current.changeIn('free', () => link.document)
      setState('opened')
      setMessage('')
    }
    // After the drafts of this device were read, which happens in the same turn.
    const timer = setTimeout(open, 0)
    window.addEventListener('hashchange', open)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('hashchange', open)
    }
  }, [])

  const acknowledge = useCallback(() => setState('none'), [])
  const goBack = useCallback(() => {
    if (before) latest.current.changeIn('free', () => before)
    history.replaceState(null, '', location.pathname)
    setState('none')
  }, [before])
  return { state, message, before, acknowledge, goBack }
}
