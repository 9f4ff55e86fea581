'use client'

import { type ReactNode, useState } from 'react'
import { ShareDialog } from './share-dialog.tsx'
import type { SharedThing } from './shared-thing.ts'

/** Opens the dialog by which a document is shared. The focus comes back to it. */
export function ShareButton({
  shared,
  className = 'button',
  children = 'Share',
}: {
  shared: SharedThing
  className?: string
  children?: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <ShareDialog shared={shared} onClose={() => setOpen(false)} />}
    </>
  )
}
