'use client'

import { useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { useStageHost } from '@/components/stage/use-stage-host.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { talkOfDocument } from '@/lib/talk/talk-of-document.ts'

interface Edited {
  /** The document of the workbench that was on the stage. */
  readonly of: string
  readonly document: PlaygroundDocument
}

/**
 * The stage of the playground: the open document as it is now, as a talk of one scene. What was changed there is offered
 * when the stage is left.
 * @param key of the document that the address opens; null or undefined until that is known
 */
export function usePlaygroundStage(bench: Workbench, key: string | null | undefined) {
  const [edited, setEdited] = useState<Edited | null>(null)
  const host = useStageHost({
    ready: key != null && bench.open === key,
    talk: () => {
      setEdited(null)
      return { talk: talkOfDocument(bench.document, documentTitle(bench.document)), first: 0 }
    },
    onClose: (documents) => {
      const [document] = documents.values()
      setEdited(document ? { of: bench.open, document } : null)
    },
  })
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
