'use client'

import { Check, Dices, Link2 } from 'lucide-react'
import { useCopied } from '@/components/ui/use-copied.ts'
import { FIRST_SEED } from '@/content/lessons/three-faults/lesson.ts'
import { anySeed } from '@/lib/draw/any-seed.ts'
import { goToSeed, useSeed } from './drawn-seed.ts'

/** Says which systems these are, gives their link, and draws others. */
export function DrawnSystems() {
  const seed = useSeed() ?? FIRST_SEED
  return (
    <div className="my-6 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-[14px] border border-line bg-sunk px-5 py-4">
      <p className="m-0! min-w-[220px] flex-1 text-[15.5px]">
        <b>Systems number {seed}.</b> Whoever has their link gets the same three.
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyTheirLink key={seed} address={`/lessons/three-faults?seed=${seed}`} />
        <button type="button" className="button h-[38px] gap-2" onClick={() => goToSeed(anySeed())}>
          <Dices size={15} aria-hidden /> Three others
        </button>
      </div>
    </div>
  )
}

function CopyTheirLink({ address }: { address: string }) {
  const { copied, copy } = useCopied()
  const Icon = copied === 'yes' ? Check : Link2
  return (
    <>
      <button
        type="button"
        className="button h-[38px] gap-2"
        onClick={() => {
          // Where the clipboard is not allowed, the address bar has the link.
          history.replaceState(null, '', address)
          void copy(location.origin + address)
        }}
      >
        <Icon size={15} aria-hidden /> {copied === 'yes' ? 'Link copied' : 'Copy their link'}
      </button>
      <span role="status" className={copied === 'refused' ? 'order-last w-full text-[14px] text-pre' : 'sr-only'}>
        {copied === 'refused' &&
          'The page may not write to the clipboard. The link is in the address bar: copy it there.'}
      </span>
    </>
  )
}
