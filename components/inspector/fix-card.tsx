'use client'

import { useEffect, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { hostOf } from '@/lib/trace/address.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** A fix that has been tried. */
interface OfferedFix {
  /** Origin of the server. */
  readonly server: string
  /** Markdown. */
  readonly summary: string
  /** The lines that change, each with its sign. */
  readonly lines: readonly string[]
  /** Null: the change has to be made by hand. */
  readonly apply: (() => void) | null
}

/** How fixes are found. */
export interface Fixing {
  /** The fix for a call; null where there is none, or where the run is not one of the present text. */
  readonly find: (trace: Trace, call: number, signal: AbortSignal) => Promise<OfferedFix | null>
}

interface Props {
  trace: Trace
  call: number
  /** The text has changed since the run. */
  stale: boolean
  fixing: Fixing
}

/** The fix for a call: while it is tried, that; then what changes, with a button that applies it. */
export function FixCard({ trace, call, stale, fixing }: Props) {
  // Undefined while it is being tried.
  const [fix, setFix] = useState<OfferedFix | null | undefined>(undefined)
  useEffect(() => {
    // A fix that was found stays while the text is edited.
    if (stale) return
    const stop = new AbortController()
    setFix(undefined)
    fixing.find(trace, call, stop.signal).then(
      (found) => stop.signal.aborted || setFix(found),
      // Where the parts cannot be loaded there is no fix; the explanation stays.
      () => stop.signal.aborted || setFix(null),
    )
    return () => stop.abort()
  }, [trace, call, stale, fixing])
  if (fix === null) return null
  return (
    <div className="self-start overflow-hidden rounded-[10px] border border-line bg-paper" data-testid="fix">
      {fix && fix.lines.length > 0 && (
        <pre className="border-b border-line bg-go-bg px-3 py-[9px] font-mono text-[12.5px] leading-5 break-words whitespace-pre-wrap text-go">
          {fix.lines.join('\n')}
        </pre>
      )}
      <p className="px-3 py-[7px] text-[13px]" role="status">
        {fix ? <MarkedText text={fix.summary} /> : 'Checking the fix…'}
      </p>
      {fix && (
        <div className="flex min-h-[42px] items-center justify-between gap-3 border-t border-line py-[7px] pr-2 pl-3 text-[13px] text-soft">
          <span>{`On ${hostOf(fix.server)}`}</span>
          {fix.apply && (
            <button type="button" className="button h-7 px-2.5 text-[13px]" onClick={fix.apply}>
              Apply
            </button>
          )}
        </div>
      )}
    </div>
  )
}
