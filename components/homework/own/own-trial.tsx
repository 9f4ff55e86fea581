'use client'

import { Check, FlaskConical, Plus, Square, Trash2, X } from 'lucide-react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { withoutWrong, withWrong, withWrongChanged } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { type Trial, verdictsOf } from '@/lib/homework/own/trial.ts'
import { LONGEST_NAME, MOST_WRONG } from '@/lib/homework/parse-homework.ts'
import { isOf, type Trying } from './use-trial.ts'

interface Props {
  own: OwnExercise
  change: (edit: (own: OwnExercise) => OwnExercise) => void
  bench: Workbench
  trying: Trying
  onTry: () => void
}

/** Does the exercise hold? Its start, its solution, wrong answers of the author, and small changes of the solution. */
export function OwnTrial({ own, change, bench, trying, onTry }: Props) {
  const { trial, busy, trouble, giveWay } = trying
  const add = () => {
    change((now) => withWrong(now, ''))
  }
  return (
    <section aria-labelledby="trial">
      <h2 id="trial" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        Does it hold?
      </h2>
      <p className="mt-1 text-[15.5px] text-soft">
        The start has to fail, and the solution to pass. Write answers that you expect to be wrong: each must fail.
      </p>
      {own.wrong.length > 0 && (
        <ol aria-label="Wrong answers" className="mt-3 grid gap-2">
          {own.wrong.map(({ id, says }, at) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <span className="w-5 flex-none text-right text-soft tabular-nums">{at + 1}</span>
              <input
                aria-label={`What is wrong with wrong answer ${at + 1}`}
                className="h-10 min-w-0 flex-1 basis-[180px] rounded-[10px] border border-line-strong bg-panel px-3 text-[16px]"
                value={says}
                maxLength={LONGEST_NAME}
                placeholder="lets every origin in"
                onChange={(event) => change((now) => withWrongChanged(now, id, { says: event.target.value }))}
              />
              <button
                type="button"
                className="button h-10"
                aria-label={`Write wrong answer ${at + 1}`}
                aria-pressed={bench.open === id}
                onClick={() => bench.show(id)}
              >
                {bench.open === id ? 'Open' : 'Write it'}
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Take wrong answer ${at + 1} out`}
                title="Take it out"
                onClick={() => {
                  if (bench.open === id) bench.show('solution')
                  change((now) => withoutWrong(now, id))
                }}
              >
                <Trash2 size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {own.wrong.length < MOST_WRONG && (
          <button type="button" className="button h-10" onClick={add}>
            <Plus size={15} aria-hidden /> A wrong answer
          </button>
        )}
        {busy ? (
          <button type="button" className="button h-10" onClick={giveWay}>
            <Square size={13} aria-hidden /> Stop
          </button>
        ) : (
          <button type="button" className="button button-run h-10" disabled={own.probes.length === 0} onClick={onTry}>
            <FlaskConical size={15} aria-hidden /> Try it all
          </button>
        )}
      </div>
      {/* Outside of what is announced: who goes on writing is not interrupted. */}
      {!busy && !trouble && trial && !isOf(trial, own) && (
        <p className="mt-3 text-[15.5px] text-soft">Before your last change:</p>
      )}
      <div role="status" className="mt-3 text-[15.5px]">
        {busy ? 'Trying the start, the solution, wrong answers and small changes …' : (trouble ?? '')}
        {!busy && !trouble && trial && <Verdicts trial={trial} />}
      </div>
      {!busy && trial && isOf(trial, own) && <Survivors trial={trial} />}
    </section>
  )
}

function Verdicts({ trial }: { trial: Trial }) {
  return (
    <ul className="grid gap-1.5">
      {verdictsOf(trial).map(({ good, says }) => (
        <li key={says} className="flex gap-2">
          {good ? (
            <Check size={17} className="mt-1 flex-none text-go" aria-label="Good" />
          ) : (
            <X size={17} className="mt-1 flex-none text-stop" aria-label="To mend" />
          )}
          <span className="min-w-0">{says}</span>
        </li>
      ))}
      {trial.solution.remarks.map((says) => (
        <li key={says} className="pl-[25px] text-soft">
          On the solution: <MarkedText text={says} />
        </li>
      ))}
    </ul>
  )
}

/** Small changes that nobody meant to be right. */
function Survivors({ trial: { survivors, changes } }: { trial: Trial }) {
  if (changes === 0) return null
  if (survivors.length === 0)
    return (
      <p className="mt-2 text-[15.5px]">
        Of {changes} small changes of your solution, none passes: lines that are gone, origins opened to everybody.
      </p>
    )
  return (
    <div className="mt-4">
      <p className="text-[15.5px] font-semibold">
        {survivors.length === 1 ? 'This small change' : `These ${survivors.length} small changes`} of your solution{' '}
        {survivors.length === 1 ? 'passes' : 'pass'}, too. {survivors.length === 1 ? 'Is it' : 'Are they'} right?
      </p>
      <p className="mt-1 text-[14.5px] text-soft">If one is not, add a check that it fails.</p>
      <ul className="mt-2 grid gap-3">
        {survivors.map(({ says, before, after }) => (
          <li key={`${says} ${after}`} className="rounded-[10px] border border-line bg-panel p-3">
            <p className="text-[14.5px]">{says}:</p>
            <pre className="mt-1 font-mono text-[12.5px] wrap-anywhere whitespace-pre-wrap">
              <span className="block bg-stop-bg text-stop">− {before.trim()}</span>
              {after !== null && <span className="block bg-go-bg text-go">+ {after.trim()}</span>}
            </pre>
          </li>
        ))}
      </ul>
    </div>
  )
}
