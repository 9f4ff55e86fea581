'use client'

import { Link2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EditorLines } from './use-pointing.ts'

interface Props {
  /** The lines of the selection; null where nothing is selected. */
  selected: EditorLines | null
  /** The lines that are highlighted; null: none. */
  marked: EditorLines | null
  /** Highlights lines, and copies a link to them: resolves with whether it could be copied. */
  onPoint: (lines: EditorLines) => Promise<boolean>
  onUnpoint: () => void
}

/** In the corner of an editor: makes a link to the selected lines, or takes the highlight away. */
export function LineLink({ selected, marked, onPoint, onUnpoint }: Props) {
  const [done, setDone] = useState<string | null>(null)
  useEffect(() => {
    if (done === null) return
    const timer = setTimeout(() => setDone(null), 3_000)
    return () => clearTimeout(timer)
  }, [done])
  const lines = selected ?? marked
  if (!lines) return null
  const isMarked = marked !== null && marked.from === lines.from && marked.to === lines.to
  const point = async () => {
    setDone((await onPoint(lines)) ? 'Link copied' : 'Highlighted: copy the link with Share')
  }
  return (
    <div className="absolute right-4 bottom-2 z-10 flex items-center gap-1 rounded-lg border border-line-strong bg-panel p-0.5 text-[13px] shadow-card">
      {/* The pointer must not take the selection away before it has been read. */}
      <button
        type="button"
        className="flex h-7 items-center gap-1.5 rounded-md px-2 hover:bg-sunk"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => void point()}
      >
        <Link2 size={14} aria-hidden />
        <span aria-live="polite">{done ?? `Link to ${inWords(lines)}`}</span>
      </button>
      {isMarked && (
        <button
          type="button"
          className="grid size-7 place-items-center rounded-md hover:bg-sunk"
          aria-label={`Do not highlight ${inWords(lines)}`}
          title="Do not highlight"
          onClick={onUnpoint}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}

const inWords = ({ from, to }: EditorLines) => (from === to ? `line ${from}` : `lines ${from}–${to}`)
