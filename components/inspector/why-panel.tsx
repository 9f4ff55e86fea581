'use client'

import { MarkedText } from '@/components/site/marked-text.tsx'
import type { Trace } from '@/lib/trace/events.ts'
import type { Explanation } from '@/lib/trace/why/explanation.ts'
import { FixCard, type Fixing } from './fix-card.tsx'

interface Props {
  why: Explanation
  trace: Trace
  call: number
  /** The text has changed since the run. */
  stale: boolean
  /** Absent: the fix is not shown, as in an exercise. */
  fixing?: Fixing | undefined
  /** The address of what a lesson says about it; null: there is no link. */
  lesson?: string | null
}

/** The explanation, and the fix that has been tried. */
export function WhyPanel({ why, trace, call, stale, fixing, lesson = null }: Props) {
  return (
    <div
      className={`grid gap-x-7 gap-y-4 p-4 pb-[20px] sm:px-5 ${why.remedy && fixing ? 'md:grid-cols-[1fr_minmax(0,300px)]' : ''}`}
      data-testid="why"
    >
      <div className="max-w-[58ch] text-pretty">
        {why.paragraphs.map((text, index) => (
          <p key={text} className={index === 0 ? '' : 'mt-2 text-[14px] text-soft'}>
            <MarkedText text={text} />
            {index === why.paragraphs.length - 1 && why.rule && (
              <>
                {' '}
                <a className="link" href={why.rule.href} target="_blank" rel="noreferrer">
                  {why.rule.title}
                </a>
              </>
            )}
          </p>
        ))}
        {lesson && (
          <p className="mt-2 text-[14px]">
            <a className="link" href={lesson}>
              The lesson about this
            </a>
          </p>
        )}
      </div>
      {why.remedy && fixing && <FixCard trace={trace} call={call} stale={stale} fixing={fixing} />}
    </div>
  )
}
