'use client'

import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWide } from '@/components/bench/use-wide.ts'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { READING_PLACE } from '@/components/lesson/page/use-reading-place.ts'
import { ExerciseStackChoice } from '@/components/lesson/stacks/stack-choice.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { AgainNote, SolvedMark } from './again-note.tsx'
import { CheckButton } from './check-button.tsx'
import { CheckResults } from './check-results.tsx'
import { Solution } from './solution.tsx'
import { useOwnSolution } from './use-own-solution.ts'

interface Props {
  id: string
  /** Level of its heading; 2 before the lesson's first section. */
  level?: 2 | 3
}

/** An exercise in the prose: its task, a button to open it in the lab, hints, a solution, and the check. */
export function ExerciseCard({ id, level = 3 }: Props) {
  const { lesson, bench, open, openAndGo, solved, again } = useLesson()
  const [hints, setHints] = useState(0)
  const [solution, setSolution] = useState(false)
  const own = useOwnSolution(id)
  const heading = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const exercise = lesson.exercises.find((e) => e.id === id)
  if (!exercise) throw new Error(`The lesson ${lesson.slug} has no exercise ${id}.`)
  const done = solved.has(id)
  const wide = useWide(1024)
  const newest = useRef<HTMLDivElement>(null)
  // Scrolls to an opened hint or solution, which may be below the screen.
  useEffect(() => {
    if (hints > 0 || solution) newest.current?.scrollIntoView({ block: 'nearest' })
  }, [hints, solution])

  return (
    <section
      aria-labelledby={heading}
      {...{ [READING_PLACE]: id }}
      className="mb-6 rounded-[14px] border border-line-strong bg-panel p-5 shadow-card sm:p-6"
    >
      <p className="m-0! flex items-center gap-2 text-[14px] text-soft">
        <span>Exercise</span>
        {done && <SolvedMark id={id} />}
      </p>
      <Heading
        id={heading}
        className="m-0! mt-1! font-display text-[20px]! leading-tight! font-[680] tracking-[-0.012em]!"
      >
        <span className="sr-only">Exercise: </span>
        {exercise.title}
      </Heading>
      <p className="mt-2! mb-4! text-[16.5px] whitespace-pre-line">
        <MarkedText text={exercise.task} />
      </p>
      <ExerciseStackChoice id={id} />
      <div className="flex flex-wrap gap-2">
        {/* The same button before and after: one that disappears would lose the focus. */}
        <button
          type="button"
          className={`button h-[38px] min-w-[148px] ${bench.open === id && wide !== false ? 'bg-transparent' : ''}`}
          onClick={() => openAndGo(id)}
        >
          {bench.open === id && wide !== false ? (
            <>
              To the editor <ArrowRight size={15} aria-hidden />
            </>
          ) : (
            'Open in the lab'
          )}
        </button>
        <CheckButton id={id} className="h-[38px]" />
        {hints < exercise.hints.length && (!done || hints > 0) && (
          <button
            type="button"
            className="button h-[38px] border-transparent bg-transparent"
            onClick={() => setHints(hints + 1)}
          >
            {hints === 0 ? 'A hint' : 'Another hint'}
          </button>
        )}
        {done && !again.begun(id) && (
          <button
            type="button"
            className="button h-[38px] border-transparent bg-transparent"
            onClick={() => {
              open(id)
              again.begin(id)
            }}
          >
            Do it again
          </button>
        )}
        {!lesson.hidesSolutions && (
          <button
            type="button"
            className="button h-[38px] border-transparent bg-transparent"
            onClick={() => setSolution(!solution)}
            aria-expanded={solution}
          >
            {solution ? 'Hide the solution' : 'The solution'}
          </button>
        )}
      </div>
      {done && <AgainNote id={id} />}
      <CheckResults exercise={exercise} />
      <div aria-live="polite">
        {hints > 0 && (
          <ol className="mt-4! mb-0! text-[15.5px]">
            {exercise.hints.slice(0, hints).map((hint) => (
              <li key={hint}>
                <MarkedText text={hint} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {solution && (
        <div className="mt-4">
          <Solution exercise={exercise} />
          <p className="m-0! flex flex-wrap gap-x-5 text-[14.5px]">
            <LinkButton
              onClick={() => {
                open(id)
                own.stash()
                bench.changeIn(id, () => exercise.solution)
              }}
            >
              Copy into the lab
            </LinkButton>
            {own.stashed && (
              <LinkButton
                onClick={() => {
                  open(id)
                  own.takeBack()
                }}
              >
                Back to my own
              </LinkButton>
            )}
          </p>
        </div>
      )}
      <div ref={newest} className="scroll-mb-6" />
    </section>
  )
}

function LinkButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="link" onClick={onClick}>
      {children}
    </button>
  )
}
