'use client'

import { PreviewCard } from '@base-ui/react/preview-card'
import { type ReactNode, useRef, useState } from 'react'
import { MarkedText } from './marked-text.tsx'

interface Props {
  /** Address of the entry in the glossary. */
  href: string
  title: string
  says: string
  children: ReactNode
}

/** A word whose meaning is shown on hover, focus or tap. Without JavaScript it is a link to the glossary. */
export function Term({ href, title, says, children }: Props) {
  const [open, setOpen] = useState(false)
  /** What a tap does; null where the pointer is not a finger. The focus that a tap brings may have opened the card by then. */
  const tapOpens = useRef<boolean | null>(null)
  return (
    <PreviewCard.Root
      open={open}
      onOpenChange={(opens, { reason }) => {
        // After a tap, some browsers move the mouse back to where it was: that does not close what the tap has opened.
        if (opens || reason !== 'trigger-hover' || tapOpens.current === null) setOpen(opens)
      }}
    >
      <PreviewCard.Trigger
        href={href}
        className="term"
        delay={250}
        onPointerDown={(event) => {
          tapOpens.current = event.pointerType === 'touch' ? !open : null
        }}
        onClick={(event) => {
          // There is no hover on a touch screen: the first tap shows the card, which has the link.
          if (tapOpens.current === null) return
          event.preventDefault()
          setOpen(tapOpens.current)
        }}
      >
        {children}
      </PreviewCard.Trigger>
      <PreviewCard.Portal>
        <PreviewCard.Positioner align="start" alignOffset={-10} sideOffset={7} collisionPadding={12} className="z-50">
          <PreviewCard.Popup className="w-[min(340px,calc(100vw-24px))] rounded-[12px] border border-line-strong bg-panel px-4 py-3.5 text-[14.5px] leading-[1.5] shadow-card transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <p className="font-display text-[16px] font-[660] tracking-[-0.01em]">{title}</p>
            <p className="mt-1 text-pretty">
              <MarkedText text={says} />
            </p>
            <a href={href} className="link mt-2 inline-block text-[13.5px] text-soft">
              In the glossary
            </a>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  )
}
