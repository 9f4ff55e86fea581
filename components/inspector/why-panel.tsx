'use client'

import { useEffect, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { hostOf } from '@/lib/trace/address.ts'
import type { Explanation, Remedy } from '@/lib/trace/why/explanation.ts'

/** How a remedy can be applied. */
export interface ApplyRemedy {
  /** Applies a remedy to the server's text, as one edit that can be undone in the editor, and runs again. */
  readonly apply: (remedy: Remedy) => void
  /** Null if `apply` can make the change; else the change in words, to be made by hand. */
  readonly advise: (remedy: Remedy) => Promise<string | null>
}

interface Props {
  why: Explanation
  /** Absent: the fix is not shown, as in an exercise. */
  onApply?: ApplyRemedy | undefined
}

/** The explanation, and the smallest change that helps. */
export function WhyPanel({ why, onApply }: Props) {
  return (
    <div
      className={`grid gap-x-7 gap-y-4 p-4 pb-[20px] sm:px-5 ${why.remedy && onApply ? 'md:grid-cols-[1fr_minmax(0,300px)]' : ''}`}
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
      </div>
      {why.remedy && onApply && <RemedyCard remedy={why.remedy} onApply={onApply} />}
    </div>
  )
}

/** The change with a button that applies it; if it must be made by hand, the change in the terms of the server's stack. */
function RemedyCard({ remedy, onApply }: { remedy: Remedy; onApply: ApplyRemedy }) {
  // Each run makes a new remedy object; only a different remedy needs new advice.
  const key = JSON.stringify(remedy)
  // Undefined until it is known whether the button can apply the change.
  const [advice, setAdvice] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    // If the dialect cannot be loaded there is no button; the header above says what to change.
    onApply.advise(JSON.parse(key)).then(
      (words) => current && setAdvice(words),
      () => {},
    )
    return () => {
      current = false
    }
  }, [key, onApply])
  return (
    <div className="self-start overflow-hidden rounded-[10px] border border-line bg-paper">
      <pre className="overflow-x-auto bg-go-bg px-3 py-[9px] font-mono text-[12.5px] leading-5 whitespace-pre-wrap text-go">
        {`${remedy.misspelled ? `− ${remedy.misspelled}\n` : ''}${remedy.status ? `+ status ${remedy.status}\n` : ''}+ ${remedy.header}:\n    ${remedy.value}`}
      </pre>
      {advice && (
        <p className="border-b border-line px-3 py-[7px] text-[13px]">
          <MarkedText text={advice} />
        </p>
      )}
      <div className="flex min-h-[42px] items-center justify-between gap-3 py-[7px] pr-2 pl-3 text-[13px] text-soft">
        <span>
          {remedy.preflight ? 'On the response to OPTIONS of ' : 'On the response of '}
          {hostOf(remedy.server)}
        </span>
        {advice === null && (
          <button type="button" className="button h-7 px-2.5 text-[13px]" onClick={() => onApply.apply(remedy)}>
            Apply
          </button>
        )}
      </div>
    </div>
  )
}
