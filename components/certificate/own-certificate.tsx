'use client'

import Link from 'next/link'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { progressNow, useProgress } from '@/components/lesson/progress/progress.ts'
import { CopyBox } from '@/components/share/copy-box.tsx'
import { CERTIFICATE_TEXT, type Certificate, LONGEST_NAME } from '@/lib/certificate/certificate.ts'
import type { CheckedCertificate } from '@/lib/certificate/check-certificate.ts'
import { shownOf } from '@/lib/certificate/shown.ts'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { CertificatePicture } from './certificate-picture.tsx'
import { ownCertificate } from './own-answers.ts'
import { partsToShow } from './parts-to-show.ts'
import { Running } from './running.tsx'
import { useChecking } from './use-checking.ts'
import { WhatItProves } from './what-it-proves.tsx'

interface Made {
  readonly certificate: Certificate
  readonly checked: CheckedCertificate
  /** Solved exercises that are not in it, because what is kept of them does not pass now. */
  readonly left: readonly string[]
}

/** Makes a certificate of what is solved on this device. Every answer is run first, and only what holds is in it. */
export function OwnCertificate({ parts }: { parts: readonly CoursePart[] }) {
  const { progress: known } = useProgress()
  const { progress, trouble, check, stop } = useChecking()
  const [made, setMade] = useState<Made | null>(null)
  const [preparing, setPreparing] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const make = async () => {
    setPreparing(true)
    setFailure(null)
    try {
      const certificate = await ownCertificate(progressNow(), parts, Date.now())
      const checked = await check(certificate)
      if (checked) setMade(onlyWhatHolds(certificate, checked))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      setFailure(`The exercises could not be loaded: ${why}. Reload the page, then try again.`)
    } finally {
      setPreparing(false)
    }
  }
  if (made) return <MadeCertificate made={made} parts={parts} />
  const nothing = known.solved.length === 0 && Object.keys(known.quizzes).length === 0
  return (
    <>
      <h1 className="page-title">Certificate</h1>
      <p className="mt-3.5 max-w-[60ch] text-[17.5px] leading-[1.6] text-pretty text-soft">
        What you have shown, as a picture and as a link that anybody can check by running it: the exercises and attacks
        that you solved, your best quiz, and the broken systems that you mended.
      </p>
      {nothing ? (
        <p className="mt-5 max-w-[58ch] text-[16.5px]">
          Nothing is solved on this device yet.{' '}
          <Link href="/lessons" className="link">
            Begin with a lesson
          </Link>
          ; one solved exercise is enough for a certificate.
        </p>
      ) : (
        !progress && (
          <button
            type="button"
            className="button button-run mt-6 h-11 px-5 text-[16px]"
            aria-disabled={preparing}
            onClick={() => !preparing && void make()}
          >
            {preparing ? 'Your answers are being collected…' : 'Make the certificate'}
          </button>
        )
      )}
      <Running progress={progress} stop={stop} />
      {(trouble ?? failure) && (
        <p role="alert" className="mt-5 max-w-[60ch] text-stop">
          {trouble ?? failure}
        </p>
      )}
      <WhatItProves />
    </>
  )
}

function onlyWhatHolds(certificate: Certificate, checked: CheckedCertificate): Made {
  const holds = new Set(
    checked.answers.flatMap(({ lesson, exercise, outcome }) => (outcome === 'holds' ? [`${lesson}/${exercise}`] : [])),
  )
  return {
    certificate: { ...certificate, answers: certificate.answers.filter((each) => holds.has(`${each.in}/${each.id}`)) },
    checked,
    left: checked.answers.flatMap(({ title, outcome }) => (outcome === 'holds' ? [] : [title])),
  }
}

/** A longer link is cut off by some applications. */
const LONG_LINK = 30_000

function MadeCertificate({
  made: { certificate, checked, left },
  parts,
}: {
  made: Made
  parts: readonly CoursePart[]
}) {
  const [name, setName] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const drawnName = useDeferredValue(name)
  const named = useMemo(() => ({ ...certificate, name: drawnName }), [certificate, drawnName])
  const shown = useMemo(() => shownOf(named, checked, partsToShow(parts)), [named, checked, parts])
  const fragment = useMemo(() => CERTIFICATE_TEXT.encode(named), [named])
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="page-title outline-none">
        Your certificate
      </h1>
      <label className="mt-5 block max-w-[420px] text-[15px]">
        <span className="font-semibold">Name</span> <span className="text-soft">(only if you want one on it)</span>
        <input
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
          className="mt-1 block h-11 w-full rounded-lg border border-line-strong bg-panel px-3 text-[16px]"
        />
      </label>
      <CertificatePicture shown={shown} />
      <h2 className="mt-9 font-display text-[22px] font-[670] tracking-[-0.012em]">The link to check it by</h2>
      <p className="mt-1 mb-3 max-w-[60ch] text-[15.5px] text-pretty text-soft">
        It holds your answers themselves. Whoever opens it presses one button, and each is run again.
      </p>
      <div className="max-w-[640px]">
        {fragment === null ? (
          <p className="text-[15.5px]">Your answers are too long for a link. The picture is all there is.</p>
        ) : (
          <>
            <CopyBox label="Link" text={`${location.origin}/certificate#${fragment}`} rows={1} />
            <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[15px]">
              <Link href={`/certificate#${fragment}`} target="_blank" className="link">
                See it as others do (in a new tab)
              </Link>
              <span className="text-soft">{fragment.length.toLocaleString('en')} characters</span>
            </p>
            {fragment.length > LONG_LINK && (
              <p className="mt-2 text-[15px] text-soft">Some applications cut off a link as long as this one.</p>
            )}
          </>
        )}
      </div>
      {left.length > 0 && (
        <p className="mt-6 max-w-[62ch] text-[15.5px] text-pretty">
          Not in it, because what is in the lab does not pass now: {left.join(', ')}. Solve{' '}
          {left.length === 1 ? 'it' : 'them'} again, then make the certificate again.
        </p>
      )}
      <WhatItProves />
    </>
  )
}
