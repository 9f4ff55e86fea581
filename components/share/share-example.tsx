'use client'

import { Share2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { fetchExample } from '@/lib/document/fetch-example.ts'
import { baseOf } from '@/lib/document/link-base.ts'
import { ShareDialog } from './share-dialog.tsx'
import type { SharedThing } from './shared-thing.ts'

/** Shares an example of the gallery, which is loaded only then. */
export function ShareExample({ id, title }: { id: string; title: string }) {
  const [document, setDocument] = useState<PlaygroundDocument | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const shared = useMemo(
    (): SharedThing | null => document && { document, untitled: title, base: baseOf(document), trace: null, view: {} },
    [document, title],
  )
  const open = () => {
    setTrouble(null)
    fetchExample(id).then(
      (example) => setDocument(example.document),
      (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <span className="relative mt-2 flex-none">
      <button
        type="button"
        className="icon-button"
        aria-label={`Share “${title}”`}
        title="Share"
        aria-haspopup="dialog"
        onClick={open}
      >
        <Share2 size={15} aria-hidden />
      </button>
      <span
        role="status"
        className={trouble ? 'absolute right-0 z-10 w-56 rounded-lg bg-pre-bg p-2 text-[13px] text-pre' : 'sr-only'}
      >
        {trouble}
      </span>
      {shared && <ShareDialog shared={shared} onClose={() => setDocument(null)} />}
    </span>
  )
}
