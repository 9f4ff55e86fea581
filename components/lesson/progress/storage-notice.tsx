'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { useProgress } from './progress.ts'

/** A closed notice is not shown again while the page is open. */
const closed = new Set<string>()

/** Says once that progress cannot be stored on this device, and what that means. */
export function StorageNotice() {
  const { trouble } = useProgress()
  const [, setClosed] = useState(0)
  if (!trouble || closed.has(trouble.kind)) return null
  return (
    <p
      role="status"
      className="fixed right-4 bottom-20 left-4 z-40 mx-auto flex max-w-[520px] items-start gap-3 rounded-[12px] border border-pre/40 bg-pre-bg py-3 pr-2 pl-4 text-[14.5px] text-pre shadow-card lg:bottom-5"
    >
      <span className="flex-1">{trouble.message}</span>
      <button
        type="button"
        className="icon-button -my-1 flex-none text-pre"
        aria-label="Close this message"
        onClick={() => {
          closed.add(trouble.kind)
          setClosed((n) => n + 1)
        }}
      >
        <X size={16} aria-hidden />
      </button>
    </p>
  )
}
