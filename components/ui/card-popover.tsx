'use client'

import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'

interface Props {
  /** What the card is about: its name for screen readers. */
  label: string
  /** A `Popover.Trigger`. */
  trigger: ReactNode
  /** Classes of the card: its width and layout. */
  className: string
  /** Absent: it opens and closes by itself. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A card below a button, aligned with the button's end. */
export function CardPopover({ label, trigger, className, open, onOpenChange, children }: Props) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      {trigger}
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="end" className="z-50">
          <Popover.Popup
            aria-label={label}
            className={`rounded-[12px] border border-line-strong bg-panel p-4 shadow-card ${className}`}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
