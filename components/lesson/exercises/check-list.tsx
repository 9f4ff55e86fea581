'use client'

import { Check, Lightbulb, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { CheckResult, ProbeResult, Remark, RemarkPlace } from '@/lib/lessons/exercise.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { firstBreach } from '@/lib/trace/summary/breach.ts'

interface HeadlineProps {
  result: CheckResult | null
  /** The text is still the one that was checked. */
  current: boolean
  /** Why the check could not be carried out. */
  trouble: string | null
}

/** How the check ended, in one sentence. It is not announced: `checkWords` has the words for that. */
export function CheckHeadline({ result, current, trouble }: HeadlineProps) {
  const colour = trouble ? 'text-stop' : result?.passed ? 'font-semibold text-go' : 'font-semibold text-stop'
  return (
    <p className={`m-0! text-[15.5px] ${trouble || result ? `mt-4! ${colour}` : ''}`}>
      {trouble ?? (result && headline(result, current))}
    </p>
  )
}

function headline({ passed, results }: CheckResult, current: boolean): string {
  if (!current) return `Before your last change, ${passed ? 'every check passed' : 'the result was'}:`
  if (passed) return 'Solved. Every check passes. Go on, or break it again to see what changes.'
  const failed = results.filter((each) => !each.passed).length
  return results.length === 1 ? 'Not yet.' : `Not yet: ${failed} of ${results.length} checks fail.`
}

interface ListProps {
  result: CheckResult
  /** The text is still the one that was checked: its exchanges and its lines can be shown. */
  current: boolean
  /** The probe whose exchange is shown. */
  shown: ProbeResult | null
  /** Has the probe an exchange that is not the one of the learner's own run? */
  canShow: (result: ProbeResult) => boolean
  onShow: (result: ProbeResult) => void
  onPoint: (place: RemarkPlace) => void
}

/** What every probe wanted and what came, servers that do not start, and remarks on the text. */
export function CheckList({ result, current, shown, canShow, onShow, onPoint }: ListProps) {
  const note = (remark: Remark, icon: ReactNode) => (
    <Note
      key={`${remark.kind} ${remark.says} ${remark.at?.line}`}
      remark={remark}
      onPoint={current ? onPoint : null}
      icon={icon}
    />
  )
  return (
    <ul className="mt-2! mb-0! list-none! space-y-2 pl-0! text-[15.5px]">
      {result.notStarted.map((remark) => note(remark, <Down />))}
      {result.results.map((each, index) => (
        <Probed
          key={each.probe.says}
          result={each}
          shown={shown === each}
          onShow={current && canShow(each) ? () => onShow(each) : null}
          // The same cause is not said twice.
          says={!result.results.slice(0, index).some(({ passed, says }) => !passed && says === each.says)}
        />
      ))}
      {result.remarks.map((remark) => note(remark, <Look />))}
    </ul>
  )
}

const Down = () => <TriangleAlert size={17} className="mt-1 flex-none text-stop" aria-label="Does not start" />
const Look = () => <Lightbulb size={17} className="mt-1 flex-none text-pre" aria-label="Remark" />

interface ProbedProps {
  result: ProbeResult
  shown: boolean
  /** Null: there is nothing of its own to show. */
  onShow: (() => void) | null
  /** What came instead is said here. */
  says: boolean
}

function Probed({ result: { probe, passed, trace, says: came }, shown, onShow, says }: ProbedProps) {
  const attacked = !passed && !probe.expect.secretRead && firstBreach(trace) !== null
  return (
    <li className="m-0! flex gap-2 p-0!">
      {passed ? (
        <Check size={17} className="mt-1 flex-none text-go" aria-label="Passes" />
      ) : attacked ? (
        <TriangleAlert size={17} className="mt-1 flex-none text-danger" aria-label="Fails: the attack succeeds" />
      ) : (
        <X size={17} className="mt-1 flex-none text-stop" aria-label="Fails" />
      )}
      <span className="min-w-0">
        {!passed && <span className="text-soft">Wanted: </span>}
        <MarkedText text={probe.says} />
        {!passed && (
          <span className="mt-0.5 block text-[14.5px] wrap-anywhere">
            <span className={attacked ? 'font-semibold text-danger' : 'text-soft'}>
              {attacked ? 'The attack succeeds: ' : 'What came: '}
            </span>
            {says ? <MarkedText text={came} /> : 'the same as above.'}
          </span>
        )}{' '}
        {onShow && (
          <button type="button" className="link text-[14px]" aria-pressed={shown} onClick={onShow}>
            {shown ? 'Its exchange is shown' : 'See its exchange'}
            <span className="sr-only">: {probe.says}</span>
          </button>
        )}
      </span>
    </li>
  )
}

interface NoteProps {
  remark: Remark
  /** Shows its line; null: the text is another one now. */
  onPoint: ((place: RemarkPlace) => void) | null
  icon: ReactNode
}

function Note({ remark: { says, at }, onPoint, icon }: NoteProps) {
  return (
    <li className="m-0! flex gap-2 p-0!">
      {icon}
      <span className="min-w-0 wrap-anywhere">
        <MarkedText text={says} />{' '}
        {at && onPoint && (
          <button type="button" className="link text-[14px] whitespace-nowrap" onClick={() => onPoint(at)}>
            Line {at.line} of {at.server === undefined ? 'client.js' : hostOf(at.server)}
          </button>
        )}
      </span>
    </li>
  )
}
