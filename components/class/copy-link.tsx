'use client'

import { Link2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useNotice } from '@/components/ui/use-notice.ts'
import { commandOf } from '@/lib/commands/commands.ts'

/** Copies the leader's link. It is on the screen only where the browser does not copy, as over http. */
export function CopyLink({ link }: { link: () => string }) {
  const { notice, copy } = useNotice()
  const field = useRef<HTMLInputElement>(null)
  const label = useId()
  const byHand = notice?.text
  useEffect(() => {
    if (byHand !== undefined) field.current?.select()
  }, [byHand])
  return (
    <div className="mt-2">
      <button type="button" className="button h-11" onClick={() => void copy(link(), 'The leader’s link is copied.')}>
        <Link2 size={16} aria-hidden /> {commandOf('copy-lead-link').title}
      </button>
      <p id={label} role="status" className="mt-1 text-[14px] text-soft">
        {notice?.says}
      </p>
      {byHand !== undefined && (
        <input
          ref={field}
          readOnly
          value={byHand}
          aria-labelledby={label}
          className="block h-11 w-full rounded-[8px] border border-line-strong bg-panel px-2 font-mono text-[14px]"
        />
      )}
    </div>
  )
}
