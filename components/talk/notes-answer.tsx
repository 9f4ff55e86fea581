'use client'

import { Eye } from 'lucide-react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { NotedAnswer } from '@/lib/stage/noted-answers.ts'
import type { Scene, Talk } from '@/lib/talk/talk.ts'
import { useAnswersAhead } from './use-answers-ahead.ts'

interface Props {
  talk: Talk
  scene: Scene
  /** From the run on the stage; empty before it. */
  answers: readonly NotedAnswer[]
  /** The scene was changed on the stage, and has not run since. */
  changed: boolean
}

/** The answer for the presenter’s eyes: of the run on the stage, and before it of a run in this window. */
export function NotesAnswer({ talk, scene, answers, changed }: Props) {
  const isKnown = answers.length > 0
  const ahead = useAnswersAhead(talk, scene, isKnown || changed)
  const shown = isKnown ? answers : changed ? null : ahead.answers
  return (
    <section aria-labelledby="answer-title" className="border-t border-line pt-3">
      <h3 id="answer-title" className="text-[14px] text-soft">
        The answer, only here
      </h3>
      {shown ? (
        <dl className="mt-2 grid gap-2.5">
          {shown.map(({ question, answer }, index) => (
            <div key={question}>
              <dt className="text-[14px] text-soft">{question}</dt>
              <dd className={index < 3 ? 'text-[18px] font-semibold' : 'text-[16px] leading-[1.45]'}>
                <MarkedText text={answer} />
              </dd>
            </div>
          ))}
        </dl>
      ) : changed ? (
        <p className="mt-1.5 text-[15px] text-soft">
          The scene was changed on the stage. Its answer is here when it has run there.
        </p>
      ) : ahead.trouble !== null ? (
        <p role="alert" className="mt-1.5 text-[15px] text-stop">
          It could not run here: {ahead.trouble}
        </p>
      ) : ahead.start ? (
        <>
          <button type="button" className="button mt-2 h-10" onClick={ahead.start}>
            <Eye size={16} aria-hidden /> Show the answers ahead
          </button>
          <p className="mt-2 text-[14px] text-soft">
            Runs each scene in this window. On the stage everything stays covered.
          </p>
        </>
      ) : (
        <p className="mt-1.5 text-[15px] text-soft">Running it in this window…</p>
      )}
    </section>
  )
}
