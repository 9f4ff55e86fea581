'use client'

import { Check, X } from 'lucide-react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { callNumber, comparePrediction } from '@/lib/lessons/prediction.ts'

/** After the run: compares the prediction with what became of the call that is shown. Each call is judged by itself. */
export function PredictionCompared({ call }: { call: number }) {
  const { prediction } = useLesson()
  const { made } = prediction
  if (!made) return null
  const compared = comparePrediction(made.trace, call, made.answers)
  if (compared.length === 0) return null
  const others = compared.filter(({ right }) => right === false)
  const right = compared.filter((c) => c.right === true).length
  const judged = right + others.length
  const which = callNumber(made.trace, call)
  return (
    <section
      aria-label="What you expected"
      className="relative border-b border-line bg-gate-bg py-2 pr-10 pl-3 text-[13.5px] leading-[1.4] sm:pl-5"
      data-testid="compared"
    >
      <p className="flex items-center gap-2 font-semibold" role="status">
        {others.length === 0 && <Check size={15} className="flex-none text-go" aria-hidden />}
        <span>
          {which && <span className="font-normal text-soft">{which}: </span>}
          {judged === 0
            ? 'This run does not answer what you were asked.'
            : others.length === 0
              ? 'It went as you expected.'
              : right === 0
                ? 'It did not go as you expected.'
                : `${right} of ${judged} as you expected.`}
        </span>
      </p>
      {others.length > 0 && (
        <ul className="mt-0.5 space-y-0.5">
          {others.map(({ question, says }) => (
            <li key={question}>{says}</li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="icon-button absolute top-0.5 right-1.5"
        aria-label="Close the comparison"
        onClick={prediction.dismiss}
      >
        <X size={15} aria-hidden />
      </button>
    </section>
  )
}
