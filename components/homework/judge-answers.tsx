'use client'

import { Download, Square, Upload } from 'lucide-react'
import Link from 'next/link'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { leadingOf } from '@/components/class/leading.ts'
import { saveFile } from '@/components/export/save-file.ts'
import { collect, collectedFile } from '@/lib/class/class-homework.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { assignmentFileName, SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import { editHref } from '@/lib/homework/hrefs.ts'
import { madeHere } from '@/lib/homework/on-this-device.ts'
import { readHandedIn } from '@/lib/homework/read-handed-in.ts'
import { resultsCsv } from '@/lib/homework/results-csv.ts'
import { resultsPage } from '@/lib/homework/results-page.ts'
import { NotHere } from './not-here.tsx'
import { ResultsTable } from './results-table.tsx'
import { useJudging } from './use-judging.ts'

/** Judges answers to an assignment that was made in this browser. @param code of a class that this device leads: its answers are judged at once */
export default function JudgeAnswers({ id, code }: { id: string; code: string | null }) {
  const [assignment, setAssignment] = useState<Assignment | null | undefined>(undefined)
  useEffect(() => setAssignment(madeHere.get(id)), [id])
  if (assignment === undefined) return null
  return assignment === null ? <NotHere /> : <Judge assignment={assignment} code={code} />
}

function Judge({ assignment, code }: { assignment: Assignment; code: string | null }) {
  const { rows, of, add, stop } = useJudging(assignment)
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const read = async (chosen: FileList | null) => {
    for (const file of Array.from(chosen ?? [])) add(readHandedIn(file.name, await file.text().catch(() => '')))
  }
  // Answers that came by link, whose page leads here, or those of a class.
  const fromLink = useRef(false)
  useEffect(() => {
    if (fromLink.current || !SUBMISSION_TEXT.isFragment(location.hash)) return
    fromLink.current = true
    add(readHandedIn('the link', location.hash))
  }, [add])
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    const leading = code === null ? null : leadingOf(code)
    if (code === null || fromLink.current) return
    fromLink.current = true
    if (!leading)
      return setTrouble('This device does not lead the class any more. Choose the file that was saved in it.')
    void collect({ code: leading.code, as: { token: leading.token } }).then((told) => {
      if (!told.ok) setTrouble(told.says)
      else if (told.value.answers.length === 0) setTrouble('Nobody in the class has handed in yet.')
      else add(readHandedIn(`class ${leading.code}`, collectedFile(told.value, location.origin)))
    })
  }, [code, add])
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files)
  }
  const name = assignmentFileName(assignment).replace(/\.preflight.*/, '')
  return (
    <>
      <Link href={editHref(assignment.id)} className="link text-[14.5px]">
        {assignment.title}
      </Link>
      <h1 className="page-title mt-2">Judge answers</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file can also be chosen with the button in it */}
      <div
        className={`mt-6 rounded-[14px] border-2 border-dashed px-6 py-8 text-center ${over ? 'border-ink bg-sunk' : 'border-line-strong'}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p className="text-[17px] font-semibold">Drop what was handed in</p>
        <p className="mx-auto mt-1 mb-4 max-w-[52ch] text-[15.5px] text-soft">
          Files of answers, a text with links, or the table (CSV) of a learning platform. They are run in this page, and
          go nowhere.
        </p>
        <button type="button" className="button button-run h-10" onClick={() => files.current?.click()}>
          <Upload size={15} aria-hidden /> Choose files
        </button>
        <input
          ref={files}
          type="file"
          multiple
          accept=".json,.txt,.csv,.md,.eml,.html"
          className="hidden"
          aria-label="Answers"
          data-testid="answers-files"
          onChange={(event) => {
            void read(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      <div className="mt-5 flex min-h-10 flex-wrap items-center gap-3">
        <p role="status" className="mr-auto text-[16px]">
          {of !== null
            ? `Judged ${rows.length} …`
            : rows.length > 0
              ? `${rows.length === 1 ? '1 submission is' : `${rows.length} submissions are`} judged.`
              : trouble}
        </p>
        {of !== null && (
          <button type="button" className="button h-9" onClick={stop}>
            <Square size={14} aria-hidden /> Stop
          </button>
        )}
        {rows.length > 0 && (
          <>
            <button
              type="button"
              className="button h-9"
              onClick={() =>
                saveFile(
                  `${name}-results.csv`,
                  new Blob([`\ufeff${resultsCsv(assignment, rows)}`], { type: 'text/csv' }),
                )
              }
            >
              <Download size={15} aria-hidden /> CSV
            </button>
            <button
              type="button"
              className="button h-9"
              onClick={() =>
                saveFile(
                  `${name}-results.html`,
                  new Blob([resultsPage(assignment, rows, new Date())], { type: 'text/html' }),
                )
              }
            >
              <Download size={15} aria-hidden /> A page to read
            </button>
          </>
        )}
      </div>
      {rows.length > 0 && <ResultsTable assignment={assignment} rows={rows} />}
    </>
  )
}
