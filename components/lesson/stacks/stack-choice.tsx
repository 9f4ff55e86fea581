'use client'

import { useEffect, useId, useRef } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { isInStacks, stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { useChosenStack } from './chosen-stack.ts'

/** Another stack makes the page of the lesson new, this select included: the new one takes the focus back. */
let choosing: string | null = null

const WHOLE_LESSON = ''

/** The choice of a stack for the whole lesson. */
export function StackChoice() {
  return (
    <div className="mb-5">
      <StackSelect of={WHOLE_LESSON} label="Your stack" />
    </div>
  )
}

/** The choice on an exercise that can be done in several stacks, and how headers are written in the chosen one. */
export function ExerciseStackChoice({ id }: { id: string }) {
  const { lesson } = useLesson()
  const { chosen } = useChosenStack()
  if (!isInStacks(lesson, id)) return null
  const says = lesson.stacks?.offers[stackOf(lesson, chosen) ?? '']?.says
  return (
    <div className="mb-4 text-[14.5px] text-soft">
      <StackSelect of={id} label="Write the server in" />
      {says && (
        <p className="mt-1.5! mb-0! text-[14.5px]">
          <MarkedText text={says} />
        </p>
      )}
    </div>
  )
}

interface SelectProps {
  /** The exercise that it is for. */
  of: string
  label: string
}

function StackSelect({ of, label }: SelectProps) {
  const { lesson } = useLesson()
  const { chosen, choose } = useChosenStack()
  const id = useId()
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (choosing === of) {
      select.current?.focus({ preventScroll: true })
      choosing = null
    }
  }, [of])
  const stack = stackOf(lesson, chosen)
  if (!lesson.stacks || stack === null) throw new Error(`The lesson ${lesson.slug} offers no stacks.`)
  return (
    <p className="m-0! flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select
        id={id}
        ref={select}
        className={`${of === WHOLE_LESSON ? 'h-10 px-3 text-[16px]' : 'h-8 px-2 text-[15px]'} min-w-0 rounded-lg border border-line-strong bg-panel text-ink`}
        value={stack}
        onChange={({ target }) => {
          choosing = of
          choose(target.value)
        }}
      >
        {Object.entries(lesson.stacks.offers).map(([dialect, offer]) => (
          <option key={dialect} value={dialect}>
            {offer.label}
          </option>
        ))}
      </select>
    </p>
  )
}
