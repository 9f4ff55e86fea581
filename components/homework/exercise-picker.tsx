import { Check, Plus } from 'lucide-react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { withExercise } from '@/lib/homework/edit-assignment.ts'
import type { Editing } from './chosen-exercises.tsx'
import type { CourseLesson } from './course-lesson.ts'

/** The course's exercises, by lesson, each to be added. */
export function ExercisePicker({ assignment, change, course }: Editing & { course: readonly CourseLesson[] }) {
  const chosen = new Set(assignment.exercises.map(({ id }) => id))
  return (
    <section aria-labelledby="from-the-course">
      <h2 id="from-the-course" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        From the course
      </h2>
      <div className="mt-2 border-b border-line">
        {course
          .filter(({ exercises }) => exercises.length > 0)
          .map(({ slug, title, exercises }) => (
            <details key={slug} className="border-t border-line">
              <summary className="cursor-pointer py-2.5 text-[16px] font-semibold">
                {title} <span className="font-normal text-soft">· {exercises.length}</span>
              </summary>
              <ul className="pb-3">
                {exercises.map((exercise) => (
                  <li key={exercise.id} className="flex items-start gap-3 py-2">
                    <span className="min-w-0 flex-1">
                      <span className="block text-[15.5px] font-semibold">{exercise.title}</span>
                      <span className="block text-[14.5px] text-soft">
                        <MarkedText text={exercise.task} />
                      </span>
                    </span>
                    <button
                      type="button"
                      className="button h-9 flex-none"
                      aria-label={`Add “${exercise.title}”`}
                      disabled={chosen.has(exercise.id)}
                      onClick={() => change((now) => withExercise(now, exercise))}
                    >
                      {chosen.has(exercise.id) ? <Check size={15} aria-hidden /> : <Plus size={15} aria-hidden />}
                      {chosen.has(exercise.id) ? 'Added' : 'Add'}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ))}
      </div>
    </section>
  )
}
