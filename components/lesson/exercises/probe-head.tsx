'use client'

import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { hostOf } from '@/lib/trace/address.ts'

/** Above the exchange of a probe: what the check requires, and what it ran instead of the learner's own call. */
export function ProbeHead() {
  const { probed, giveWay } = useLesson()
  if (!probed) return null
  const { probe, passed } = probed.result
  return (
    <section
      aria-label="The exchange of a check"
      className="border-b border-line bg-sunk px-3 py-2 text-[13.5px] leading-[1.4] sm:px-5"
      data-testid="probed"
    >
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1">
          <b className={passed ? 'text-go' : 'text-stop'}>{passed ? 'As wanted: ' : 'Not yet. '}</b>
          {!passed && 'Wanted: '}
          {probe.says}
          {probe.page && <span className="text-soft"> Here the page is on {hostOf(probe.page.url)}.</span>}
        </p>
        <button type="button" className="link flex-none" onClick={giveWay}>
          Back to my run
        </button>
      </div>
      {probe.code !== undefined && (
        <details className="mt-1">
          <summary className="cursor-pointer text-soft hover:text-ink">The code of this check</summary>
          <pre className="mt-1 rounded-[8px] bg-panel p-2 font-mono text-[12.5px] wrap-anywhere whitespace-pre-wrap">
            {probe.code.trim()}
          </pre>
        </details>
      )}
    </section>
  )
}
