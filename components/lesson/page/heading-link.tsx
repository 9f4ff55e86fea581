'use client'

import { Check, Link2 } from 'lucide-react'
import { useCopied } from '@/components/ui/use-copied.ts'

/** A link to a section: visible on hover and focus; a click also copies the address. */
export function HeadingLink({ id }: { id: string }) {
  const { copied: state, copy } = useCopied()
  const copied = state === 'yes'
  const Icon = copied ? Check : Link2
  return (
    <a
      href={`#${id}`}
      aria-label={copied ? 'The link to this section is copied' : 'Link to this section'}
      className="heading-link ml-2 inline-block align-[-0.06em] text-faint transition-opacity group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
      onClick={() => {
        // If the clipboard is not allowed, the address bar still has the link.
        void copy(`${location.origin}${location.pathname}#${id}`)
      }}
    >
      <Icon size={18} aria-hidden />
    </a>
  )
}
