'use client'

import { Download, Eye, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { SendableLink } from '@/components/homework/sendable-link.tsx'
import type { Kept } from '@/lib/documents/kept-values.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { forStudents, newAssignment, withOwnExercise } from '@/lib/homework/edit-assignment.ts'
import { ASSIGNMENT_TEXT, OWN_TEXT, ownFileName } from '@/lib/homework/homework-text.ts'
import { editHref, solveHref } from '@/lib/homework/hrefs.ts'
import { madeHere } from '@/lib/homework/on-this-device.ts'
import { assignmentOfOne, isOfOne, type OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { missingIn } from '@/lib/homework/own/trial.ts'

/** An exercise as it goes out: to students, into homework, to a colleague. */
export function OwnShare({ own }: { own: OwnExercise }) {
  const router = useRouter()
  const [assignments, setAssignments] = useState<readonly Kept<Assignment>[]>([])
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => setAssignments(madeHere.all().filter(({ value }) => !isOfOne(value))), [])
  const missing = missingIn(own)
  const keep = (assignment: Assignment, href: (id: string) => string) => {
    const saved = madeHere.save(assignment)
    if (saved.ok) router.push(href(assignment.id))
    else setProblem(saved.message)
  }
  return (
    <section aria-labelledby="share" className="rounded-[14px] border border-line bg-sunk p-5">
      <h2 id="share" className="font-display text-[19px] font-[680]">
        Give it to the class
      </h2>
      {missing.length > 0 ? (
        <ul className="mt-2 grid gap-1 text-[15px] text-soft">
          {missing.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      ) : (
        <>
          <div className="mt-3 flex flex-wrap items-end gap-2">
            <label className="grid min-w-0 flex-1 basis-[200px] gap-1 text-[15px] font-semibold">
              As a part of homework
              <select
                className="h-10 w-full rounded-[8px] border border-line-strong bg-panel px-2 font-normal"
                value={chosen}
                onChange={(event) => setChosen(event.target.value)}
              >
                <option value="">New homework</option>
                {assignments.map(({ value }) => (
                  <option key={value.id} value={value.id}>
                    {value.title}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              className="button button-run h-10"
              onClick={() => {
                const into = assignments.find(({ value }) => value.id === chosen)?.value
                keep(withOwnExercise(into ?? newAssignment(own.title), own), editHref)
              }}
            >
              <Plus size={15} aria-hidden /> Add it
            </button>
          </div>
          <h3 className="mt-5 mb-2 text-[15px] font-semibold">Alone, for students: without the solution</h3>
          <SendableLink fragment={ASSIGNMENT_TEXT.encode(forStudents(assignmentOfOne(own)))} />
          <button type="button" className="button mt-2 h-9" onClick={() => keep(assignmentOfOne(own), solveHref)}>
            <Eye size={15} aria-hidden /> Look at it as a student
          </button>
        </>
      )}
      <h3 className="mt-5 mb-2 text-[15px] font-semibold">
        Whole, for you or a colleague: with solution and wrong answers
      </h3>
      <SendableLink fragment={OWN_TEXT.encode(own)} />
      <button
        type="button"
        className="button mt-2 h-9"
        onClick={() => saveFile(ownFileName(own), new Blob([OWN_TEXT.file(own)], { type: 'application/json' }))}
      >
        <Download size={15} aria-hidden /> File
      </button>
      <p role="alert" className={problem ? 'mt-2 text-[15px] text-stop' : ''}>
        {problem}
      </p>
    </section>
  )
}
