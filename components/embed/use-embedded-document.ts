'use client'

import { useCallback, useEffect, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { openLink } from '@/lib/document/link.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import { loadBase } from '@/lib/document/load-base.ts'
import { DEFAULT_SETTINGS, type EmbedSettings, readEmbedQuery } from '@/lib/embed/embed-settings.ts'

export interface EmbeddedDocument {
  /** Null before the address was read, and where it has no document. */
  readonly document: PlaygroundDocument | null
  /** As the author wrote it. */
  readonly original: PlaygroundDocument | null
  readonly settings: EmbedSettings
  /** What the link shows of it. */
  readonly view: LinkView
  /** The text of the base that the link started from. */
  readonly base: string | undefined
  /** Why there is no document; null where there is one. */
  readonly problem: string | null
  change(edit: (document: PlaygroundDocument) => PlaygroundDocument): void
  reset(): void
}

interface Opened {
  readonly document: PlaygroundDocument | null
  readonly view: LinkView
  readonly base: string | undefined
  readonly problem: string | null
}

const NOTHING: Opened = { document: null, view: {}, base: undefined, problem: null }

/** The document in the embed's address. What the reader changes stays in this page: nothing is stored. */
export function useEmbeddedDocument(): EmbeddedDocument {
  const [opened, setOpened] = useState(NOTHING)
  const [edited, setEdited] = useState<PlaygroundDocument | null>(null)
  const [settings, setSettings] = useState(DEFAULT_SETTINGS)
  useEffect(() => {
    const open = async () => {
      const { hash, search } = location
      const link = await openLink(hash, loadBase)
      if (location.hash !== hash) return
      setSettings(readEmbedQuery(search))
      setEdited(null)
      setOpened(
        link.ok
          ? { document: link.document, view: link.view ?? {}, base: link.base, problem: null }
          : { ...NOTHING, problem: link.message },
      )
    }
    const opening = () => void open()
    opening()
    window.addEventListener('hashchange', opening)
    return () => window.removeEventListener('hashchange', opening)
  }, [])
  const { document: original, view, base, problem } = opened
  const document = edited ?? original
  const change = useCallback(
    (edit: (document: PlaygroundDocument) => PlaygroundDocument) =>
      setEdited((now) => {
        const before = now ?? original
        return before && edit(before)
      }),
    [original],
  )
  const reset = useCallback(() => setEdited(null), [])
  return { document, original, settings, view, base, problem, change, reset }
}
