'use client'

import { Check, Lightbulb, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { Exercise, ProbeResult, Remark } from '@/lib/lessons/exercise.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { type Checked, hasOwnExchange } from './use-exercises.ts'

/** The results of the last check of an exercise, probe by probe; each can show its exchange in the lab. */
export function CheckResults({ exercise }: { exercise: Exercise }) {
  const { bench, results, checkTrouble } = useLesson()
  const { id } = exercise
  const result = results[id]
  const current = result?.of === bench.documentOf(id)
  const trouble = checkTrouble?.id === id ? checkTrouble.message : null
  return (
    <>
      {/* Only this is announced: the list below can be read at leisure. */}
      <p
        aria-live="polite"
        className={`m-0! text-[15.5px] ${trouble ? 'mt-4! text-stop' : result ? `mt-4! font-semibold ${result.passed ? 'text-go' : 'text-stop'}` : ''}`}
      >
        {trouble ?? (result && headline(result, current))}
      </p>
      {result && !trouble && <Results exercise={exercise} result={result} current={current} />}
    </>
  )
}

function headline({ passed, results }: Checked, current: boolean): string {
  if (!current) return `Before your last change, ${passed ? 'every check passed' : 'the result was'}:`
  if (passed) return 'Solved. Every check passes. Go on, or break it again to see what changes.'
  const failed = results.filter((each) => !each.passed).length
  return results.length === 1 ? 'Not yet.' : `Not yet: ${failed} of ${results.length} checks fail.`
}

function Results({ exercise, result, current }: { exercise: Exercise; result: Checked; current: boolean }) {
  return (
    <ul className="mt-2! mb-0! list-none! space-y-2 pl-0! text-[15.5px]">
      {result.notStarted.map((remark) => (
        <Note key={remark.says} exercise={exercise} remark={remark} linked={current} icon={<Down />} />
      ))}
      {result.results.map((each, index) => (
        <Probed
          key={each.probe.says}
          exercise={exercise}
          checked={result}
          result={each}
          current={current}
          // The same cause is not said twice.
          says={
            result.notStarted.length === 0 &&
            !result.results.slice(0, index).some(({ passed, says }) => !passed && says === each.says)
          }
        />
      ))}
      {result.remarks.map((remark) => (
        <Note
          key={`${remark.kind} ${remark.says} ${remark.at?.line}`}
          exercise={exercise}
          remark={remark}
          linked={current}
          icon={<Look />}
        />
      ))}
    </ul>
  )
}

const Down = () => <TriangleAlert size={17} className="mt-1 flex-none text-stop" aria-label="Does not start" />
const Look = () => <Lightbulb size={17} className="mt-1 flex-none text-pre" aria-label="Remark" />

interface ProbedProps {
  exercise: Exercise
  checked: Checked
  result: ProbeResult
  current: boolean
  /** What came instead is said here. */
  says: boolean
}

function Probed({ exercise, checked, result, current, says }: ProbedProps) {
  const { probed, showProbe } = useLesson()
  const { probe, passed } = result
  const shown = probed?.result === result
  return (
    <li className="m-0! flex gap-2 p-0!">
      {passed ? (
        <Check size={17} className="mt-1 flex-none text-go" aria-label="Passes" />
      ) : (
        <X size={17} className="mt-1 flex-none text-stop" aria-label="Fails" />
      )}
      <span>
        {!passed && <span className="text-soft">Wanted: </span>}
        <MarkedText text={probe.says} />
        {!passed && says && (
          <span className="mt-0.5 block text-[14.5px]">
            <span className="text-soft">What came: </span>
            <MarkedText text={result.says} />
          </span>
        )}{' '}
        {current && hasOwnExchange(exercise, checked.of, result) && (
          <button
            type="button"
            className="link text-[14px]"
            aria-pressed={shown}
            onClick={() => showProbe(exercise.id, result)}
          >
            {shown ? 'Its exchange is in the lab' : 'See its exchange'}
            <span className="sr-only">: {probe.says}</span>
          </button>
        )}
      </span>
    </li>
  )
}

interface NoteProps {
  exercise: Exercise
  remark: Remark
  /** The text is still the one that was checked, so its lines can be shown. */
  linked: boolean
  icon: ReactNode
}

function Note({ exercise, remark, linked, icon }: NoteProps) {
  const { pointAt } = useLesson()
  const { says, at } = remark
  return (
    <li className="m-0! flex gap-2 p-0!">
      {icon}
      <span>
        <MarkedText text={says} />{' '}
        {at && linked && (
          <button type="button" className="link text-[14px] whitespace-nowrap" onClick={() => pointAt(exercise.id, at)}>
            Line {at.line} of {at.server === undefined ? 'client.js' : hostOf(at.server)}
          </button>
        )}
      </span>
    </li>
  )
}
