'use client'

import { Check, Play, ShieldPlus, Trash2, X } from 'lucide-react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { asksTheSame, withoutProbe, withProbe, withProbeSaying } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { pointedCalls } from '@/lib/homework/own/pointed-calls.ts'
import { strangerMissing } from '@/lib/homework/own/requirements.ts'
import type { Trial, Tried } from '@/lib/homework/own/trial.ts'
import { LONGEST_NAME } from '@/lib/homework/parse-homework.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import type { Ended } from './ask.tsx'
import { labelOf } from './own-lab.tsx'
import { PointedList } from './pointed-list.tsx'

interface Props {
  own: OwnExercise
  change: (edit: (own: OwnExercise) => OwnExercise) => void
  bench: Workbench
  trial: Trial | null
  onRun: (name: 'start' | 'solution') => void
  onTry: (probe: Probe) => Promise<readonly Ended[]>
}

/** When the exercise is solved: the calls of a run to point at, and what is asked of them. */
export function OwnChecks({ own, change, bench, trial, onRun, onTry }: Props) {
  const run = bench.stale ? null : bench.result
  const calls = run ? pointedCalls(bench.document, run.trace) : []
  const suggested = strangerMissing(own, calls)
  const ask = (probe: Probe) => change((now) => withProbe(now, probe))
  return (
    <section aria-labelledby="checks">
      <h2 id="checks" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        When is it solved?
      </h2>
      <p className="mt-1 text-[15.5px] text-soft">
        Run the solution, then point at its calls and say what must be so. Each becomes a check that runs every answer.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className="button h-9" onClick={() => onRun('solution')}>
          <Play size={13} aria-hidden /> Run the solution
        </button>
        <button type="button" className="button h-9" onClick={() => onRun('start')}>
          <Play size={13} aria-hidden /> Run the start
        </button>
      </div>
      <div role="status">
        {run && (
          <p className="mt-3 text-[15px]">
            {calls.length === 0
              ? 'This run has no call: the script makes none, or fails before it does.'
              : `${calls.length === 1 ? 'The call' : `The ${calls.length} calls`} of the run of “${labelOf(own, bench.open)}”:`}
          </p>
        )}
      </div>
      {calls.length > 0 && <PointedList own={own} calls={calls} onAsk={ask} onTry={onTry} />}
      {suggested && own.probes.length > 0 && (
        <div className="mt-4 rounded-[12px] border border-pre/40 bg-pre-bg px-4 py-3 text-[15px]">
          <p className="text-pre">
            No check asks that a stranger gets nothing: an answer that lets everybody in would be right.
          </p>
          <button type="button" className="button mt-2 h-9" onClick={() => ask(suggested)}>
            <ShieldPlus size={15} aria-hidden /> Ask it
          </button>
        </div>
      )}
      {own.probes.length > 0 && (
        <ol aria-label="Checks" className="mt-5 border-b border-line">
          {own.probes.map((probe, at) => (
            <OneCheck
              // biome-ignore lint/suspicious/noArrayIndexKey: a check has no other name, and its words are edited
              key={at}
              number={at + 1}
              probe={probe}
              trial={trial}
              onSays={(says) => change((now) => withProbeSaying(now, at, says))}
              onRemove={() => change((now) => withoutProbe(now, at))}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

interface OneCheckProps {
  number: number
  probe: Probe
  trial: Trial | null
  onSays: (says: string) => void
  onRemove: () => void
}

function OneCheck({ number, probe, trial, onSays, onRemove }: OneCheckProps) {
  const at = trial?.of.probes.findIndex((each) => asksTheSame(each, probe)) ?? -1
  return (
    <li className="border-t border-line py-2.5">
      <div className="flex items-start gap-2">
        <span className="w-5 flex-none pt-2 text-right text-soft tabular-nums">{number}</span>
        <textarea
          aria-label={`Sentence of check ${number}`}
          className="field-sizing-content min-h-10 min-w-0 flex-1 resize-none rounded-[8px] border border-transparent bg-transparent px-2 py-1.5 text-[15.5px] hover:border-line-strong focus:border-line-strong focus:bg-panel"
          rows={2}
          maxLength={LONGEST_NAME}
          value={probe.says}
          onChange={(event) => onSays(event.target.value.replace(/\n/g, ' '))}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Take check ${number} out`}
          title="Take it out"
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden />
        </button>
      </div>
      {trial && at >= 0 && (
        <p className="flex flex-wrap gap-x-5 pl-9 text-[14px]">
          <HowItWent name="Start" tried={trial.start} at={at} />
          <HowItWent name="Solution" tried={trial.solution} at={at} />
        </p>
      )}
      {trial && at >= 0 && !trial.solution.probes[at]?.passed && (
        <p className="mt-1 pl-9 text-[14px] text-soft">
          What came: <MarkedText text={trial.solution.probes[at]?.says ?? ''} />
        </p>
      )}
    </li>
  )
}

function HowItWent({ name, tried, at }: { name: string; tried: Tried; at: number }) {
  const passed = tried.probes[at]?.passed
  return (
    <span className={`inline-flex items-center gap-1 ${passed ? 'text-go' : 'text-stop'}`}>
      {passed ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden />}
      {name} {passed ? 'passes' : 'fails'}
    </span>
  )
}
