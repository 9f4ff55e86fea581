'use client'

import { Download, Send } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useId, useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { collect, collectedFile, handOut } from '@/lib/class/class-homework.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { counted } from '@/lib/class/count-words.ts'
import { fileWords } from '@/lib/document/file-words.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { forStudents } from '@/lib/homework/edit-assignment.ts'
import { ASSIGNMENT_TEXT } from '@/lib/homework/homework-text.ts'
import { judgeHref } from '@/lib/homework/hrefs.ts'
import { madeHere, ownExercises } from '@/lib/homework/on-this-device.ts'
import { assignmentOfOne, isOfOne } from '@/lib/homework/own/own-exercise.ts'
import { missingIn } from '@/lib/homework/own/trial.ts'
import type { Leading } from './leading.ts'

interface Props {
  leading: Leading
  view: ClassView
}

/** For the leader: hands out homework that was made in this browser, and collects what is handed in. */
export function HandOut({ leading, view }: Props) {
  const access = { code: leading.code, as: { token: leading.token } }
  const [assignments, setAssignments] = useState<readonly Assignment[]>([])
  useEffect(() => setAssignments(toHandOut()), [])
  const [chosen, setChosen] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useId()
  const { handOut: out, counts, ended } = view

  const doing = async (what: () => Promise<string>) => {
    setBusy(true)
    setSaid('')
    setSaid(await what())
    setBusy(false)
  }
  const give = (assignment: Assignment | undefined) =>
    doing(async () => {
      const text = assignment && ASSIGNMENT_TEXT.encode(forStudents(assignment))
      if (!text) return 'It is too long for a class. Hand out fewer exercises.'
      // Whoever judges the answers here needs it, as it was handed out.
      if (isOfOne(assignment)) madeHere.save(assignment)
      const told = await handOut(access, text)
      return told.ok ? '' : told.says
    })
  const stop = () =>
    doing(async () => {
      const told = await handOut(access, null)
      return told.ok ? 'Nothing more is collected. What was handed in is kept as long as the class is.' : told.says
    })
  const save = () =>
    doing(async () => {
      const told = await collect(access)
      if (!told.ok) return told.says
      const { title, answers } = told.value
      const name = `${fileWords(title, 'homework')}-class-${leading.code.toLowerCase()}.txt`
      saveFile(name, new Blob([collectedFile(told.value, location.origin)], { type: 'text/plain' }))
      return `Saved ${counted(answers.length, 'submission', 'submissions')} as ${name}.`
    })

  return (
    <section aria-labelledby={`${field}-h`} className="mt-6 rounded-[14px] border border-line bg-sunk p-4 sm:p-5">
      <h2 id={`${field}-h`} className="font-display text-[19px] font-[680]">
        Homework in this class
      </h2>
      {out && (
        <p className="mt-2 text-[16px]">
          <b>{out.title}</b> is handed out. {counted(counts.handedIn, 'device has', 'devices have')} handed in, of{' '}
          {counts.joined}.
        </p>
      )}
      {!out && counts.handedIn > 0 && (
        <p className="mt-2 text-[16px]">
          {counted(counts.handedIn, 'device has', 'devices have')} handed in.
          {ended && ' The class has ended: save it before you leave this page.'}
        </p>
      )}
      {!ended && assignments.length === 0 && (
        <p className="mt-2 text-[15px] text-soft">
          None was made in this browser.{' '}
          <Link className="link" href="/homework">
            Make some
          </Link>
          , then hand it out here: every phone gets it, and hands in with one press.
        </p>
      )}
      {!ended && assignments.length > 0 && (
        <form
          className="mt-3 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void give(assignments.find(({ id }) => id === chosen) ?? assignments[0])
          }}
        >
          <label className="grid min-w-0 flex-1 basis-[220px] gap-1 text-[15px] font-semibold">
            {out ? 'Hand out another' : 'Hand out'}
            <select
              className="h-11 w-full rounded-[8px] border border-line-strong bg-panel px-2 font-normal"
              value={chosen || assignments[0]?.id}
              onChange={(event) => setChosen(event.target.value)}
            >
              {assignments.map(({ id, title, exercises }) => (
                <option key={id} value={id}>
                  {title} ({counted(exercises.length, 'exercise', 'exercises')})
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button h-11" disabled={busy}>
            <Send size={15} aria-hidden /> Hand out
          </button>
        </form>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {(out || counts.handedIn > 0) && (
          <>
            <button type="button" className="button h-11" disabled={busy} onClick={() => void save()}>
              <Download size={15} aria-hidden /> Save what was handed in
            </button>
            {out && assignments.some(({ id }) => id === out.assignment) && (
              <Link className="button h-11" href={judgeHref(out.assignment, leading.code)}>
                Judge it now
              </Link>
            )}
            {!ended && out && (
              <button type="button" className="button h-11" disabled={busy} onClick={() => void stop()}>
                Stop collecting
              </button>
            )}
          </>
        )}
      </div>
      <p role="status" className={said ? 'mt-2 text-[14.5px] text-soft' : ''}>
        {said}
      </p>
    </section>
  )
}

/** Homework that was made in this browser, and each exercise that is ready, alone. */
function toHandOut(): readonly Assignment[] {
  const made = madeHere.all().flatMap(({ value }) => (value.exercises.length > 0 ? [value] : []))
  const alone = ownExercises
    .all()
    .flatMap(({ value }) => (missingIn(value).length === 0 ? [assignmentOfOne(value)] : []))
  return [...made.filter(({ id }) => !alone.some((each) => each.id === id)), ...alone]
}
