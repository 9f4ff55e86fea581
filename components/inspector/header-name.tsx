'use client'

import { Popover } from '@base-ui/react/popover'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { headerSentence } from '@/lib/trace/headers/header-sentences.ts'

/** A header's name; hover, tap or Enter shows its meaning. */
export function HeaderName({ name, className }: { name: string; className: string }) {
  const known = headerSentence(name)
  if (!known) return <span className={className}>{name}</span>
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={250}
        className={`cursor-help underline decoration-dotted decoration-1 underline-offset-[3px] ${className}`}
      >
        {name}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={12} className="z-50">
          <Popover.Popup className="w-[min(340px,calc(100vw-24px))] rounded-[12px] border border-line-strong bg-panel px-4 py-3.5 text-[14.5px] leading-[1.5] shadow-card">
            <Popover.Title className="font-display text-[16px] font-[660] tracking-[-0.01em]">
              {known.name}
            </Popover.Title>
            <Popover.Description className="mt-1 text-pretty">
              <MarkedText text={known.says} />
            </Popover.Description>
            <p className="mt-2 text-[13.5px] text-soft">
              {known.of === 'request' ? 'Sent with a request. ' : 'Sent with a response. '}
              <a className="link" href={known.standard} target="_blank" rel="noreferrer">
                In the standard
              </a>
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
