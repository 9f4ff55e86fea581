'use client'

import { ClipboardCheck, Download, Eye } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { forStudents } from '@/lib/homework/edit-assignment.ts'
import { ASSIGNMENT_TEXT, assignmentFileName } from '@/lib/homework/homework-text.ts'
import { judgeHref, solveHref } from '@/lib/homework/hrefs.ts'
import { SendableLink } from './sendable-link.tsx'

/** The assignment as it goes out to students, and as the instructor keeps it. */
export function SendOut({ assignment }: { assignment: Assignment }) {
  const [solutions, setSolutions] = useState(false)
  if (assignment.exercises.length === 0) return null
  const out = solutions ? assignment : forStudents(assignment)
  const fragment = ASSIGNMENT_TEXT.encode(out)
  const save = (content: Assignment, name: string) =>
    saveFile(name, new Blob([ASSIGNMENT_TEXT.file(content)], { type: 'application/json' }))
  return (
    <section aria-labelledby="send-out" className="rounded-[14px] border border-line bg-sunk p-5">
      <h2 id="send-out" className="font-display text-[19px] font-[680]">
        Give it to the class
      </h2>
      <label className="mt-3 mb-3 flex items-center gap-2 text-[15px]">
        <input type="checkbox" checked={solutions} onChange={(event) => setSolutions(event.target.checked)} />
        Students may see the solutions
      </label>
      <SendableLink fragment={fragment} />
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className="button h-9" onClick={() => save(out, assignmentFileName(assignment))}>
          <Download size={15} aria-hidden /> File for students
        </button>
        <Link className="button h-9" href={solveHref(assignment.id)}>
          <Eye size={15} aria-hidden /> Look at it as a student
        </Link>
      </div>
      <h3 className="mt-6 font-display text-[17px] font-[680]">Then</h3>
      <p className="mt-1 mb-3 text-[15px] text-soft">
        Keep your own file: it is needed to judge the answers in another browser, and by{' '}
        <code className="text-[13px]">npm run -s grade</code>.
      </p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button h-9"
          onClick={() => save(assignment, `my-${assignmentFileName(assignment)}`)}
        >
          <Download size={15} aria-hidden /> My file
        </button>
        <Link className="button h-9" href={judgeHref(assignment.id)}>
          <ClipboardCheck size={15} aria-hidden /> Judge answers
        </Link>
      </div>
    </section>
  )
}
