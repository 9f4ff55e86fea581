'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { CannotOpen } from '@/components/ui/linked.tsx'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import { judgeHref } from '@/lib/homework/hrefs.ts'
import { madeHere } from '@/lib/homework/on-this-device.ts'

/** Answers that came by link: whose they are, and the way to judge them where the assignment is here. */
export function LinkedAnswers({ fragment }: { fragment: string }) {
  const read = SUBMISSION_TEXT.decode(fragment)
  const [assignment, setAssignment] = useState<Assignment | null | undefined>(undefined)
  const id = read.ok ? read.value.assignment : null
  useEffect(() => setAssignment(id === null ? null : madeHere.get(id)), [id])
  if (!read.ok)
    return <CannotOpen title="These answers cannot be opened" message={read.message} href="/homework" to="Homework" />
  const { fields, at, answers } = read.value
  const count = Object.keys(answers).length
  return (
    <>
      <p className="mb-2 text-[14.5px] text-soft">Answers that came by link</p>
      <h1 className="page-title">{Object.values(fields).find((value) => value.trim()) || 'Without a name'}</h1>
      <p className="mt-3 text-[17px]">
        {count === 1 ? '1 answer' : `${count} answers`}, handed in {at.slice(0, 16).replace('T', ' ')} UTC by the clock
        of the student’s device.
      </p>
      {assignment && (
        <Link className="button button-run mt-6 h-11 px-5 text-[16px]" href={`${judgeHref(assignment.id)}${fragment}`}>
          Judge them by “{assignment.title}”
        </Link>
      )}
      {assignment === null && (
        <p className="mt-6 max-w-[60ch] text-[16px] text-soft">
          The assignment that they belong to is not in this browser. Open its file under{' '}
          <Link className="link" href="/homework">
            Homework
          </Link>
          , then this link again. If you are the student: this is the link to send to your instructor.
        </p>
      )}
    </>
  )
}
