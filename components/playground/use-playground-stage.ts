'use client'

import { useEffect, useState } from 'react'
import { CLASS_FOLLOWERS, CLASS_PARTS } from '@/components/class/class-on-stage.tsx'
import { useStageHost } from '@/components/stage/use-stage-host.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { talkOfDocument } from '@/lib/talk/talk-of-document.ts'
import type { Opened } from './use-opened.ts'

interface Edited {
  /** The document of the workbench that was on the stage. */
  readonly of: string
  readonly document: PlaygroundDocument
}

/**
 * The stage of the playground: the open document as it is now, as a talk of one scene. What was changed there is offered
 * when the stage is left.
 */
export function usePlaygroundStage({ bench, settled, viewed }: Opened) {
  const [edited, setEdited] = useState<Edited | null>(null)
  const host = useStageHost({
    ready: settled,
    talk: () => {
      setEdited(null)
      return { talk: talkOfDocument(bench.document, documentTitle(bench.document)), first: 0 }
    },
    onClose: (documents) => {
      const [document] = documents.values()
      setEdited(document ? { of: bench.open, document } : null)
    },
    followers: CLASS_FOLLOWERS,
    parts: CLASS_PARTS,
  })
  // The link that was opened is for the stage.
  const { open } = host
  const asksForStage = settled && viewed?.stage === true
  useEffect(() => {
    if (asksForStage) open()
  }, [asksForStage, open])
  return {
    ...host,
    edited: edited !== null && edited.of === bench.open,
    takeEdited() {
      if (edited) bench.changeIn(edited.of, () => edited.document)
      setEdited(null)
    },
    dropEdited: () => setEdited(null),
  }
}
