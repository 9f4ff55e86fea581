'use client'

import { Popover } from '@base-ui/react/popover'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { CardPopover } from '@/components/ui/card-popover.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { LinkView } from '@/lib/document/link-view.ts'

interface Props {
  document: PlaygroundDocument
  /** What the link may start from. */
  base: string | null
  /** What is on the screen: the step, the open panel, the highlighted lines. */
  view: LinkView
}

/** A link that contains the document, or what differs from the example that it started from. */
export function ShareButton({ document: shared, base, view }: Props) {
  const [link, setLink] = useState('')
  const [copied, setCopied] = useState(false)
  const share = async () => {
    const fragment = encodeLink(shared, { base: base ?? undefined, view })
    const url = `${location.origin}/playground#${fragment}`
    setLink(url)
    try {
      await navigator.clipboard.writeText(url)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <CardPopover
      onOpenChange={(open) => open && void share()}
      trigger={<Popover.Trigger className="button">Share</Popover.Trigger>}
      className="w-[min(380px,calc(100vw-24px))]"
    >
      <Popover.Title className="font-display text-[17px] font-[650] tracking-[-0.01em]">
        {copied ? 'The link is copied' : 'Copy this link'}
      </Popover.Title>
      <Popover.Description className="mt-1 text-[14px] text-soft">
        It contains the page, the code and the servers. Nothing is stored anywhere else, and nothing runs until the
        reader presses Run.
      </Popover.Description>
      <div className="mt-3 flex gap-2">
        <input
          readOnly
          aria-label="Link"
          value={link}
          // Selected backward, so that the start of a long link stays visible.
          onFocus={(e) => e.target.setSelectionRange(0, e.target.value.length, 'backward')}
          className="min-w-0 flex-1 rounded-lg border border-line-strong bg-paper px-2.5 font-mono text-[12px]"
        />
        <button type="button" className="button" onClick={() => void share()} aria-label="Copy the link">
          {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        </button>
      </div>
      {link.length > 2000 && (
        <p className="mt-2 text-[13px] text-pre">
          The link is {link.length.toLocaleString('en')} characters long. Some chat programs cut links after 2,000.
        </p>
      )}
    </CardPopover>
  )
}
