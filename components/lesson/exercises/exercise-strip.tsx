'use client'

import { useState } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { CheckButton } from './check-button.tsx'
import { hasOwnExchange } from './use-exercises.ts'

/** On a phone the lab covers the prose, so this strip shows the task of the open exercise and its check. */
export function ExerciseStrip() {
  const { lesson, bench, checkTrouble, results, setView, showProbe, view } = useLesson()
  const exercise = lesson.exercises.find(({ id }) => id === bench.open)
  if (!exercise) return null
  const { id, task } = exercise
  const last = results[id]
  const result = last?.of === bench.document ? last : undefined
  const trouble = checkTrouble?.id === id ? checkTrouble.message : null
  const missed = result?.results.find(({ passed }) => !passed)
  return (
    <section
      aria-label="What the exercise asks"
      className="flex flex-none items-start gap-3 border-b border-line px-3 py-2 lg:hidden"
    >
      <div className="min-w-0 flex-1 text-[14px] leading-[1.4]">
        <Task key={id} task={task} />
        <p className={`font-semibold ${result?.passed ? 'text-go' : 'text-stop'}`}>
          {trouble ?? (result?.passed ? 'Solved. ' : missed ? `Not yet. Wanted: ${missed.probe.says} ` : '')}
          {missed && last && view !== 'exchange' && (
            <button
              type="button"
              className="link font-normal"
              onClick={() => (hasOwnExchange(exercise, last.of, missed) ? showProbe(id, missed) : setView('exchange'))}
            >
              See its exchange
            </button>
          )}
          {result?.passed && (
            <button type="button" className="link font-normal" onClick={() => setView('notes')}>
              Back to the lesson
            </button>
          )}
        </p>
      </div>
      <CheckButton id={id} className="h-9 px-3" />
    </section>
  )
}

/** As long as three lines hold on a narrow phone, in characters. */
const SHORT = 110

/** The task in three lines, and whole when asked for. */
function Task({ task }: { task: string }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <p className={isWhole ? 'max-h-[45dvh] overflow-y-auto' : 'line-clamp-3'}>
        <MarkedText text={task} />
      </p>
      {task.length > SHORT && (
        <button type="button" className="link py-1" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Less' : 'The whole task'}
        </button>
      )}
    </>
  )
}
