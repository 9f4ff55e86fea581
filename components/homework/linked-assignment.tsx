'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CannotOpen, NumberedTitles } from '@/components/ui/linked.tsx'
import type { Read } from '@/lib/document/carried-value.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { solveHref } from '@/lib/homework/hrefs.ts'
import { received } from '@/lib/homework/on-this-device.ts'
import { exercisesIn } from './assignment-lists.tsx'
import { PlainText } from './plain-text.tsx'

/** An assignment that came by link: what it asks for. Nothing of it runs here. */
export function LinkedAssignment({ read }: { read: Read<Assignment> }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  if (!read.ok)
    return <CannotOpen title="This homework cannot be opened" message={read.message} href="/homework" to="Homework" />
  const assignment = read.value
  return (
    <>
      <p className="mb-2 text-[14.5px] text-soft">Homework that came by link</p>
      <h1 className="page-title">{assignment.title}</h1>
      <p className="mt-3 text-[17px]">
        {exercisesIn(assignment)}
        {assignment.deadline && (
          <>
            , until <b>{assignment.deadline}</b>
          </>
        )}
      </p>
      <PlainText text={assignment.text} className="mt-3 max-w-[62ch] text-[16.5px]" />
      <button
        type="button"
        className="button button-run mt-6 h-11 px-5 text-[16px]"
        disabled={assignment.exercises.length === 0}
        onClick={() => {
          const saved = received.save(assignment)
          if (saved.ok) router.push(solveHref(assignment.id))
          else setProblem(saved.message)
        }}
      >
        Begin
      </button>
      <p role="alert" className={problem ? 'mt-4 text-stop' : ''}>
        {problem}
      </p>
      <p className="mt-3 text-[14.5px] text-soft">
        What you write is stored in this browser only, until you hand it in.
      </p>
      <NumberedTitles of={assignment.exercises} />
    </>
  )
}
