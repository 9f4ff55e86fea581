import { MarkedText } from '@/components/site/marked-text.tsx'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { equalAnswers, type JudgedExercise, type Row } from '@/lib/homework/judge.ts'

/** The rows of the results, each with what its answers did. */
export function ResultsTable({ assignment, rows }: { assignment: Assignment; rows: readonly Row[] }) {
  const equal = equalAnswers(assignment, rows)
  const sameAs = (exercise: string, index: number) =>
    (equal.get(exercise)?.find((group) => group.includes(index)) ?? [])
      .filter((other) => other !== index)
      .flatMap((other) => (rows[other] ? [nameOf(rows[other])] : []))
  return (
    <ul className="border-t border-line">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added, at the end
        <li key={index} className="border-b border-line">
          <details>
            <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 py-3 text-[16px]">
              <b className="min-w-[12ch] flex-1">{nameOf(row)}</b>
              {row.state !== 'judged' && <span className="text-pre">{STATES[row.state]}</span>}
              {row.exercises.length > 0 && (
                <span className={row.solved === assignment.exercises.length ? 'text-go' : ''}>
                  {row.solved} of {assignment.exercises.length} solved
                </span>
              )}
            </summary>
            <div className="pb-4 pl-4">
              <p className="text-[14.5px] text-soft">
                {row.from}
                {row.at && `, ${row.at.slice(0, 16).replace('T', ' ')} UTC`}
              </p>
              {row.reason && <p className="mt-1 max-w-[70ch] text-[15px]">{row.reason}</p>}
              {row.exercises.map((judged) => (
                <Judged key={judged.id} judged={judged} sameAs={sameAs(judged.id, index)} />
              ))}
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}

const STATES = {
  judged: '',
  older: 'older version',
  changed: 'changed by hand',
  other: 'other homework',
  unreadable: 'unreadable',
}

const nameOf = ({ known, fields, from }: Row) =>
  [...Object.values(fields), ...Object.values(known)].find((value) => value.trim()) ?? from

function Judged({ judged: { title, result, solved }, sameAs }: { judged: JudgedExercise; sameAs: readonly string[] }) {
  return (
    <section className="mt-3">
      <h3 className="text-[15.5px] font-semibold">
        {title}:{' '}
        <span className={solved ? 'text-go' : 'text-stop'}>
          {solved
            ? 'solved'
            : result.how === 'missing'
              ? 'nothing handed in'
              : result.how === 'stopped'
                ? 'stopped'
                : 'not solved'}
        </span>
      </h3>
      {result.how === 'stopped' && <p className="text-[15px]">{result.why}</p>}
      {result.how === 'checked' && (
        <ul className="mt-1 grid gap-1 text-[15px]">
          {result.probes.map(({ asks, passed, says }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the probes of one exercise, always in this order
            <li key={index}>
              <span className={passed ? 'text-go' : 'text-stop'}>{passed ? 'Passed' : 'Failed'}</span>{' '}
              <MarkedText text={asks} />
              {!passed && (
                <span className="block pl-4 text-soft">
                  <MarkedText text={says} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {sameAs.length > 0 && <p className="mt-1 text-[14.5px] text-pre">Equal to the answer of {sameAs.join(', ')}.</p>}
    </section>
  )
}
