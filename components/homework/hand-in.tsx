'use client'

import { Download, Link2, Send } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { deviceFor } from '@/components/class/class-device.ts'
import { noteHandedIn } from '@/components/class/handed-in.ts'
import { saveFile } from '@/components/export/save-file.ts'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { CopyBox } from '@/components/share/copy-box.tsx'
import { handInToClass } from '@/lib/class/class-homework.ts'
import { readText, writeText } from '@/lib/documents/storage.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { SUBMISSION_TEXT, submissionFileName } from '@/lib/homework/homework-text.ts'
import { handIn, type Submission } from '@/lib/homework/submission.ts'

const storage = () => window.localStorage
const keyOf = ({ id }: Assignment) => `preflight:homework-fields:${id}`

interface Props {
  assignment: Assignment
  /** The class that collects it; null: nothing is sent by this page. */
  code: string | null
}

/** The end of an assignment: who it is, and the answers as a link or a file, or to the class that collects them. */
export function HandIn({ assignment, code }: Props) {
  const { bench, solved } = useLesson()
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const [link, setLink] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  useEffect(() => setFields(storedFields(assignment)), [assignment])
  const change = (id: string, value: string) => {
    const next = { ...fields, [id]: value }
    setFields(next)
    setLink(null)
    writeText(storage, keyOf(assignment), JSON.stringify(next))
  }
  const submission = () =>
    handIn(assignment, {
      fields,
      answers: Object.fromEntries(assignment.exercises.map(({ id }) => [id, bench.documentOf(id)])),
      at: new Date(),
    })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const button = (event.nativeEvent as SubmitEvent).submitter
    const answers = submission()
    if (code && button?.id === 'hand-in-class') return void toClass(code, answers)
    const fragment = button?.id === 'hand-in-file' ? null : SUBMISSION_TEXT.encode(answers)
    setLink(fragment && `${location.origin}/homework#${fragment}`)
    if (fragment) {
      setSaid('This link contains your answers as they are now. Send it to your instructor.')
      return
    }
    const name = submissionFileName(assignment, answers)
    saveFile(name, new Blob([SUBMISSION_TEXT.file(answers)], { type: 'application/json' }))
    setSaid(
      button?.id === 'hand-in-file'
        ? `Saved as ${name}. Send this file to your instructor.`
        : `Your answers are too long for a link, so they are saved as ${name}. Send this file.`,
    )
  }
  const toClass = async (code: string, answers: Submission) => {
    setLink(null)
    setSaid('Handing in …')
    setSending(true)
    const text = SUBMISSION_TEXT.encode(answers)
    const told = text
      ? await handInToClass({ code, as: { device: deviceFor(code) } }, text)
      : { ok: false as const, says: 'Your answers are too long for the class. Save them as a file.' }
    setSending(false)
    if (told.ok) noteHandedIn(code, answers.key, new Date(answers.at))
    setSaid(
      told.ok ? 'Handed in. You can go on and hand in again: the last one counts.' : `Not handed in. ${told.says}`,
    )
  }
  const done = assignment.exercises.filter(({ id }) => solved.has(id)).length
  return (
    <section aria-labelledby="hand-in" className="mt-10 rounded-[14px] border border-line bg-sunk p-5 sm:p-6">
      <h2 id="hand-in" className="m-0! font-display text-[22px]! font-[680]">
        Hand in
      </h2>
      <p className="mt-1.5! mb-4! text-[16px]">
        {done} of {assignment.exercises.length} solved. You can hand in at any time: your answers are run again when
        they are judged.
      </p>
      <form onSubmit={onSubmit} className="grid gap-3">
        {assignment.fields.map(({ id, label, required }) => (
          <label key={id} className="grid gap-1 text-[15px] font-semibold">
            <span>
              {label}
              {!required && <span className="font-normal text-soft"> (if you like)</span>}
            </span>
            <input
              className="h-10 rounded-[10px] border border-line-strong bg-panel px-3 text-[16px] font-normal"
              value={fields[id] ?? ''}
              required={required}
              maxLength={200}
              onChange={(event) => change(id, event.target.value)}
            />
          </label>
        ))}
        <div className="mt-1 flex flex-wrap gap-2">
          {code && (
            <button type="submit" id="hand-in-class" className="button button-run h-10" disabled={sending}>
              <Send size={15} aria-hidden /> Hand in to the class
            </button>
          )}
          <button type="submit" id="hand-in-link" className={`button h-10 ${code ? '' : 'button-run'}`}>
            <Link2 size={15} aria-hidden /> Make a link
          </button>
          <button type="submit" id="hand-in-file" className="button h-10">
            <Download size={15} aria-hidden /> Save as a file
          </button>
        </div>
      </form>
      <p role="status" className={said ? 'mt-4! mb-2! text-[15px]' : 'm-0!'}>
        {said}
      </p>
      {link && <CopyBox label="Link" text={link} rows={1} />}
    </section>
  )
}

function storedFields(assignment: Assignment): Readonly<Record<string, string>> {
  try {
    const stored: unknown = JSON.parse(readText(storage, keyOf(assignment)) ?? '{}')
    return Object.fromEntries(
      Object.entries(stored ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
