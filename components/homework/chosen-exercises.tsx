import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { withExerciseMoved, withoutExercise } from '@/lib/homework/edit-assignment.ts'

export interface Editing {
  assignment: Assignment
  change: (edit: (assignment: Assignment) => Assignment) => void
}

/** The exercises of the assignment, in their order. */
export function ChosenExercises({ assignment, change }: Editing) {
  const { exercises } = assignment
  return (
    <section aria-labelledby="chosen">
      <h2 id="chosen" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        Exercises
      </h2>
      {exercises.length === 0 && (
        <p className="mt-2 text-[16px] text-soft">None yet. Add some of your own or from the course, below.</p>
      )}
      <ol className="mt-2">
        {exercises.map(({ id, title, probes }, index) => (
          <li key={id} className="flex items-center gap-3 border-t border-line py-2">
            <span className="w-5 flex-none text-right text-soft tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1">
              <span className="block text-[16px] font-semibold">{title}</span>
              <span className="block text-[14.5px] text-soft">
                {probes.length === 1 ? 'judged by 1 run' : `judged by ${probes.length} runs`}
              </span>
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={`Move “${title}” up`}
              disabled={index === 0}
              onClick={() => change((now) => withExerciseMoved(now, id, -1))}
            >
              <ArrowUp size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={`Move “${title}” down`}
              disabled={index === exercises.length - 1}
              onClick={() => change((now) => withExerciseMoved(now, id, 1))}
            >
              <ArrowDown size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={`Take “${title}” out`}
              onClick={() => change((now) => withoutExercise(now, id))}
            >
              <Trash2 size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
