'use client'

import { useEffect, useId, useRef } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { useChosenStack } from './chosen-stack.ts'

/** Another stack makes the page of the lesson new, this select included: the new one takes the focus back. */
let choosing = false

/** The choice of a stack for the whole lesson. */
export function StackChoice() {
  const { lesson } = useLesson()
  const { chosen, choose } = useChosenStack()
  const id = useId()
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (choosing) select.current?.focus({ preventScroll: true })
    choosing = false
  }, [])
  const stack = stackOf(lesson, chosen)
  if (!lesson.stacks || stack === null) throw new Error(`The lesson ${lesson.slug} offers no stacks.`)
  return (
    <p className="flex flex-wrap items-center gap-3">
      <label htmlFor={id} className="font-semibold">
        Your stack
      </label>
      <select
        id={id}
        ref={select}
        className="h-10 min-w-0 rounded-lg border border-line-strong bg-panel px-3 text-[16px]"
        value={stack}
        onChange={({ target }) => {
          choosing = true
          choose(target.value)
        }}
      >
        {Object.entries(lesson.stacks.offers).map(([dialect, { label }]) => (
          <option key={dialect} value={dialect}>
            {label}
          </option>
        ))}
      </select>
    </p>
  )
}
