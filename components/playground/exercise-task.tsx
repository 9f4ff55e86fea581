'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { checkInPage, checkTroubleOf } from '@/components/lesson/exercises/check-in-page.ts'
import { CheckHeadline, CheckList } from '@/components/lesson/exercises/check-list.tsx'
import { keepProgress } from '@/components/lesson/progress/progress.ts'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { checkWords } from '@/lib/lessons/check-words.ts'
import type { CheckResult, ProbeResult, RemarkPlace } from '@/lib/lessons/exercise.ts'
import { afterCheck } from '@/lib/lessons/mastery.ts'
import type { AskedExercise } from './use-asked-exercise.ts'

interface Props {
  asked: AskedExercise
  bench: Workbench
  /** The probe whose exchange is shown; null: the run of the document. */
  shown: ProbeResult | null
  onShow: (result: ProbeResult | null) => void
  onPoint: (place: RemarkPlace) => void
  onLeave: () => void
}

/** An exercise of a lesson beside the document that is its answer: the task, the check, and what it found. */
export default function ExerciseTask({ asked, bench, shown, onShow, onPoint, onLeave }: Props) {
  const { place, lesson, exercise, key } = asked
  const [checked, setChecked] = useState<(CheckResult & { readonly of: PlaygroundDocument }) | null>(null)
  const [checking, setChecking] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { document, begin, open, stop } = bench
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const check = async () => {
    if (checking) return
    const own = new AbortController()
    running.current = own
    // There is only one sandbox.
    stop()
    onShow(null)
    setTrouble(null)
    setSaid('')
    setChecking(true)
    const end = begin(open, 'run')
    try {
      const result = await checkInPage(exercise, document, own.signal)
      if (own.signal.aborted) return
      setSaid(checkWords(result, checked))
      setChecked({ ...result, of: document })
      const at = Date.now()
      // The document may have come with the link, so it is no answer to a repetition.
      const check = { place, key, exercise, document, passed: result.passed, again: false }
      keepProgress((now) => afterCheck(now, check, at))
      const failed = result.results.find(({ passed }) => !passed)
      if (failed) onShow(failed)
      else void bench.run()
    } catch (error) {
      if (own.signal.aborted) return
      setTrouble(checkTroubleOf(error))
      setSaid(checkTroubleOf(error))
    } finally {
      end()
      if (!own.signal.aborted) setChecking(false)
    }
  }
  const current = checked?.of === document
  return (
    <section
      aria-label={`Exercise: ${exercise.title}`}
      className="max-h-[38dvh] flex-none overflow-y-auto border-b border-line bg-gate-bg px-4 py-2.5 sm:px-[18px]"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1 text-[14.5px] leading-[1.45]">
          <p>
            <b>{exercise.title}</b>{' '}
            <Link className="link text-[13.5px]" href={`/lessons/${place.lesson}?exercise=${exercise.id}`}>
              From the lesson “{lesson}”
            </Link>
          </p>
          <p>
            <MarkedText text={exercise.task} />
          </p>
        </div>
        <button
          type="button"
          className="button button-run h-9 flex-none px-4"
          aria-disabled={checking}
          onClick={() => void check()}
        >
          {checking ? 'Checking…' : 'Check'}
        </button>
        <button type="button" className="icon-button flex-none" aria-label="Leave the exercise" onClick={onLeave}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
      <CheckHeadline result={checked} current={current} trouble={trouble} />
      {checked && !trouble && (
        <CheckList
          result={checked}
          current={current}
          shown={shown}
          canShow={() => true}
          onShow={onShow}
          onPoint={onPoint}
        />
      )}
    </section>
  )
}
