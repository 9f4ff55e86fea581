'use client'

import { ClipboardCheck, Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ImportButton } from '@/components/ui/import-button.tsx'
import type { Kept } from '@/lib/documents/kept-values.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { newAssignment } from '@/lib/homework/edit-assignment.ts'
import { ASSIGNMENT_TEXT, OWN_TEXT } from '@/lib/homework/homework-text.ts'
import { editHref, exerciseHref, judgeHref, solveHref } from '@/lib/homework/hrefs.ts'
import { madeHere, received } from '@/lib/homework/on-this-device.ts'
import { MadeHereList } from './made-here-list.tsx'
import { keepOwn } from './own/linked-exercise.tsx'
import { OwnList } from './own/own-list.tsx'

type Assignments = readonly Kept<Assignment>[]

/** The homework to solve, and the assignments that were made here. */
export function AssignmentLists() {
  const router = useRouter()
  const [toSolve, setToSolve] = useState<Assignments | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => setToSolve(received.all()), [])

  const make = () => {
    const assignment = newAssignment('New homework')
    const saved = madeHere.save(assignment)
    if (saved.ok) router.push(editHref(assignment.id))
    else setProblem(saved.message)
  }
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = await chosen.text().catch(() => '')
    const own = OWN_TEXT.readFile(text)
    if (own.ok || /"what":\s*"preflight-exercise"/.test(text)) {
      const kept = own.ok ? keepOwn(own.value) : own
      if (kept.ok) router.push(exerciseHref(kept.id))
      else setProblem(kept.message)
      return
    }
    const file = ASSIGNMENT_TEXT.readFile(text)
    if (!file.ok) setProblem(file.message)
    // Only who made an assignment has the solutions.
    else if (file.value.exercises.some(({ solution }) => solution)) keep(madeHere, file.value, editHref)
    else keep(received, file.value, solveHref)
  }
  const keep = (store: typeof received, assignment: Assignment, href: (id: string) => string) => {
    const saved = store.save(assignment)
    if (saved.ok) router.push(href(assignment.id))
    else setProblem(saved.message)
  }

  return (
    <>
      <h1 className="page-title">Homework</h1>
      <p className="mt-3 max-w-[58ch] text-[17.5px] text-soft">
        Exercises that somebody sets for a class. Students hand in what they wrote, and every answer is judged by
        running it.
      </p>
      <p role="alert" className={problem ? 'mt-5 rounded-[10px] bg-stop-bg px-4 py-2.5 text-[15px] text-stop' : ''}>
        {problem}
      </p>
      <div className="mt-6">
        <ImportButton
          label="A file with an assignment or an exercise"
          says="Open a file"
          testId="assignment-file"
          className="h-10"
          onFile={(file) => void bring(file)}
        />
      </div>
      <section aria-labelledby="to-solve" className="mt-10">
        <h2 id="to-solve" className="font-display text-[26px] font-[680] tracking-[-0.02em]">
          To solve
        </h2>
        {toSolve?.length === 0 && (
          <p className="mt-3 border-t border-line pt-4 text-[16px] text-soft">
            Nothing yet. Open the link that you were given, or its file.
          </p>
        )}
        <ul className="mt-3">
          {toSolve?.map(({ value }) => (
            <li key={value.id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-2.5">
              <Link href={solveHref(value.id)} className="group min-w-0 flex-1 py-1">
                <span className="block truncate text-[16px] font-semibold group-hover:underline">{value.title}</span>
                <span className="block text-[14.5px] text-soft">
                  {exercisesIn(value)}
                  {value.deadline && `, until ${value.deadline}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <MadeHereList
        id="made-here"
        title="Set by me"
        store={madeHere}
        empty="For instructors: choose exercises, send a link to the class, and drop the answers here to see who solved what, and why not."
        make={
          <button type="button" className="button button-run h-10" onClick={make}>
            <Plus size={15} aria-hidden /> New homework
          </button>
        }
        line={(value) => (
          <>
            <Link href={editHref(value.id)} className="group min-w-0 flex-1 py-1">
              <span className="block truncate text-[16px] font-semibold group-hover:underline">{value.title}</span>
              <span className="block text-[14.5px] text-soft">{exercisesIn(value)}</span>
            </Link>
            {value.exercises.length > 0 && (
              <Link href={judgeHref(value.id)} className="button h-9">
                <ClipboardCheck size={15} aria-hidden /> Judge answers
              </Link>
            )}
          </>
        )}
      />
      <OwnList onProblem={setProblem} />
    </>
  )
}

export const exercisesIn = ({ exercises }: Assignment) =>
  exercises.length === 1 ? '1 exercise' : `${exercises.length} exercises`
