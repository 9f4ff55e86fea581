'use client'

import { Check, X } from 'lucide-react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { hasOwnExchange } from './use-exercises.ts'

/** The results of the last check of an exercise, probe by probe; each can show its exchange in the lab. */
export function CheckResults({ exercise }: { exercise: Exercise }) {
  const { bench, results, checkTrouble, probed, showProbe } = useLesson()
  const { id } = exercise
  if (checkTrouble?.id === id) return <p className="mt-4! mb-0! text-[15.5px] text-stop">{checkTrouble.message}</p>
  const result = results[id]
  if (!result) return null
  const current = result.of === bench.documentOf(id)
  return (
    <ul className="mt-4! mb-0! list-none! space-y-1.5 pl-0! text-[15.5px]">
      <li className={`m-0! p-0! font-semibold ${result.passed ? 'text-go' : 'text-stop'}`}>
        {!current
          ? `Before your last change, ${result.passed ? 'every check passed' : 'the result was'}:`
          : result.passed
            ? 'Solved. Every check passes. Go on, or break it again to see what changes.'
            : 'Not yet. The result of each check:'}
      </li>
      {result.results.map((each) => {
        const { probe, passed, says } = each
        const shown = probed?.result === each
        return (
          <li key={probe.says} className="m-0! flex gap-2 p-0!">
            {passed ? (
              <Check size={17} className="mt-1 flex-none text-go" aria-label="Passes" />
            ) : (
              <X size={17} className="mt-1 flex-none text-stop" aria-label="Fails" />
            )}
            <span>
              {passed ? probe.says : <>Expected: {probe.says}</>}
              {!passed && <span className="block text-[14.5px] text-soft">{says}</span>}{' '}
              {current && hasOwnExchange(exercise, result.of, each) && (
                <button
                  type="button"
                  className="link text-[14px]"
                  aria-pressed={shown}
                  onClick={() => showProbe(id, each)}
                >
                  {shown ? 'Its exchange is in the lab' : 'See its exchange'}
                  <span className="sr-only">: {probe.says}</span>
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
