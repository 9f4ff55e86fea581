'use client'

import { Check, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { CERTIFICATE_TEXT, Certificate } from '@/lib/certificate/certificate.ts'
import {
  type CheckedAnswer,
  type CheckedCertificate,
  type Outcome,
  stepsOf,
} from '@/lib/certificate/check-certificate.ts'
import { shownOf, timeInWords } from '@/lib/certificate/shown.ts'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { partsToShow } from './parts-to-show.ts'
import { Running } from './running.tsx'
import { ShownParts } from './shown-parts.tsx'
import { useChecking } from './use-checking.ts'
import { WhatItProves } from './what-it-proves.tsx'

interface Props {
  read: ReturnType<typeof CERTIFICATE_TEXT.decode>
  parts: readonly CoursePart[]
}

/** A certificate that came by link: what it contains, and whether it holds. Nothing of it runs before it is asked for. */
export function LinkedCertificate({ read, parts }: Props) {
  if (!read.ok)
    return (
      <>
        <h1 className="page-title">This certificate cannot be opened</h1>
        <p role="alert" className="mt-4 max-w-[58ch] text-[17.5px] text-soft">
          {read.message}
        </p>
      </>
    )
  return <Readable certificate={read.value} parts={parts} />
}

function Readable({ certificate, parts }: { certificate: Certificate; parts: readonly CoursePart[] }) {
  const { progress, trouble, check, stop } = useChecking()
  const [checked, setChecked] = useState<CheckedCertificate | null>(null)
  const name = certificate.name.trim()
  const answers = stepsOf(certificate) - (certificate.quiz === undefined ? 0 : 1)
  return (
    <>
      <p className="mb-2 text-[14.5px] text-soft">A certificate that came by link</p>
      <h1 className="page-title wrap-anywhere">{name || 'Without a name'}</h1>
      {checked ? (
        <Verdict certificate={certificate} checked={checked} parts={parts} />
      ) : (
        <>
          <p className="mt-4 max-w-[60ch] text-[17px] text-pretty">
            It holds {answers === 1 ? '1 answer' : `${answers} answers`} to exercises of this course
            {certificate.quiz !== undefined && ', and those to a quiz'}, dated {timeInWords(certificate)}. Nothing of it
            has been run yet, so nothing is shown yet.
          </p>
          {!progress && (
            <>
              <button
                type="button"
                className="button button-run mt-6 h-11 px-5 text-[16px]"
                onClick={() => void check(certificate).then(setChecked)}
              >
                Check it
              </button>
              <p className="mt-3 max-w-[58ch] text-[15px] text-pretty text-soft">
                Each answer is run here, in a sandbox without network. With many answers it takes a minute or two.
              </p>
            </>
          )}
          <Running progress={progress} stop={stop} />
          {trouble && (
            <p role="alert" className="mt-5 max-w-[60ch] text-stop">
              {trouble}
            </p>
          )}
        </>
      )}
      <WhatItProves />
      <p className="mt-4 text-[15px]">
        <Link href="/lessons" className="link">
          The course
        </Link>
      </p>
    </>
  )
}

interface VerdictProps {
  certificate: Certificate
  checked: CheckedCertificate
  parts: readonly CoursePart[]
}

function Verdict({ certificate, checked, parts }: VerdictProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { answers, quiz } = checked
  const of = (outcome: Outcome) => answers.filter((answer) => answer.outcome === outcome)
  const holding = of('holds').length
  const all = holding === answers.length
  const Icon = all ? Check : X
  const shown = shownOf(certificate, checked, partsToShow(parts))
  return (
    <>
      <h2
        ref={heading}
        tabIndex={-1}
        className={`mt-6 flex items-center gap-2.5 font-display text-[28px] leading-tight font-[690] tracking-[-0.02em] outline-none ${all ? 'text-go' : ''}`}
      >
        {answers.length > 0 && <Icon size={26} strokeWidth={2.6} aria-hidden className="flex-none" />}
        {answers.length > 0
          ? `${holding} of ${answers.length} ${answers.length === 1 ? 'answer holds' : 'answers hold'}`
          : 'It was run'}
      </h2>
      <p className="mt-1.5 max-w-[60ch] text-[16px] text-pretty text-soft">
        Everything was run just now, in this page. It is dated {timeInWords(certificate)}.
      </p>
      <ShownParts shown={shown} />
      {quiz.state === 'other' && <Note>Its quiz has changed since, so it cannot be checked any more.</Note>}
      {quiz.state === 'damaged' && <Note>What it has in place of a quiz is no result of one.</Note>}
      <Others title="Do not hold" answers={of('fails')}>
        These answers do not pass the checks of their exercises.
      </Others>
      <Others title="Cannot be checked any more" answers={of('other')}>
        These exercises have changed since, or are not in the course any more. Their answers may have been right.
      </Others>
      <Others title="Are no answers" answers={of('damaged')}>
        What the link has for these exercises does not fit them: it was changed after it was made.
      </Others>
    </>
  )
}

const Note = ({ children }: { children: string }) => (
  <p className="mt-4 max-w-[60ch] text-[15.5px] text-soft">{children}</p>
)

function Others({ title, answers, children }: { title: string; answers: readonly CheckedAnswer[]; children: string }) {
  if (answers.length === 0) return null
  return (
    <section className="mt-7">
      <h3 className="font-display text-[20px] font-[670] tracking-[-0.012em]">
        {answers.length} {title[0]?.toLowerCase()}
        {title.slice(1)}
      </h3>
      <p className="mt-1 max-w-[60ch] text-[15.5px] text-pretty text-soft">{children}</p>
      <ul className="mt-2 max-w-[640px] border-t border-line">
        {answers.map(({ lesson, exercise, title: name, says }) => (
          <li key={`${lesson}/${exercise}`} className="border-b border-line py-2 text-[15.5px] wrap-anywhere">
            <b className="font-semibold">{name}</b>
            {says.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-[15px] text-soft">
                {says.map((each) => (
                  <li key={each}>
                    <MarkedText text={each} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
