'use client'

import { TriangleAlert } from 'lucide-react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { Trace } from '@/lib/trace/events.ts'
import { breachOf } from '@/lib/trace/summary/breach.ts'
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
  const attacked = breachOf(trace, call) !== null
  return (
    <div
      className={`grid gap-x-7 gap-y-4 p-4 pb-[20px] sm:px-5 ${why.remedy && fixing ? 'md:grid-cols-[1fr_minmax(0,300px)]' : ''}`}
      data-testid="why"
    >
      <div className="max-w-[58ch] text-pretty">
        {why.paragraphs.map((text, index) => (
          <p
            key={text}
            className={
              index > 0 ? 'mt-2 text-[14px] text-soft' : attacked ? '[&>:is(b,strong):first-of-type]:text-danger' : ''
            }
          >
            {index === 0 && attacked && (
              <TriangleAlert size={16} className="mr-1.5 inline align-[-2px] text-danger" aria-hidden />
            )}
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
