'use client'

import { useState } from 'react'
import { isTable } from '@/lib/trace/inspect/console-view.ts'

/** A longer text is collapsed: one large object would push everything else out of sight. */
const MAX_LINES = 24
const MAX_CHARACTERS = 3000

/** A printed text. A table keeps its columns and scrolls; other text wraps. */
export function LineText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const lines = text.split('\n')
  const long = lines.length > MAX_LINES || text.length > MAX_CHARACTERS
  const shown = long && !open ? lines.slice(0, MAX_LINES).join('\n').slice(0, MAX_CHARACTERS) : text
  return (
    <>
      {isTable(text) ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <pre className="code overflow-x-auto" tabIndex={0}>
          {shown}
        </pre>
      ) : (
        <span className="whitespace-pre-wrap break-words">{shown}</span>
      )}
      {long && (
        <button type="button" className="link mt-0.5 block font-sans text-[13px]" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : lines.length > MAX_LINES ? `Show all ${lines.length} lines` : 'Show all'}
        </button>
      )}
    </>
  )
}
