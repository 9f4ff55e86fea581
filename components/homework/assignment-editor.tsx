'use client'

import { withNames } from '@/lib/homework/edit-assignment.ts'
import { madeHere } from '@/lib/homework/on-this-device.ts'
import { ChosenExercises } from './chosen-exercises.tsx'
import type { CourseLesson } from './course-lesson.ts'
import { ExercisePicker } from './exercise-picker.tsx'
import { FieldsAsked } from './fields-asked.tsx'
import { NotHere } from './not-here.tsx'
import { OwnPicker } from './own/own-picker.tsx'
import { SendOut } from './send-out.tsx'
import { TitleHead } from './title-head.tsx'
import { useKept } from './use-kept.ts'

const FIELD = 'rounded-[10px] border border-line-strong bg-panel px-3 py-2 text-[16px]'

/** Makes an assignment: what students read, what they are asked for, and which exercises. */
export default function AssignmentEditor({ id, course }: { id: string; course: readonly CourseLesson[] }) {
  const { value: assignment, change, trouble } = useKept(madeHere, id, withNames)
  if (assignment === undefined) return null
  if (assignment === null) return <NotHere />
  return (
    <>
      <TitleHead
        what="homework"
        title={assignment.title}
        onTitle={(title) => change((now) => ({ ...now, title }))}
        trouble={trouble}
      />
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid gap-8">
          <ChosenExercises assignment={assignment} change={change} />
          <OwnPicker assignment={assignment} change={change} />
          <ExercisePicker assignment={assignment} change={change} course={course} />
        </div>
        <div className="grid gap-7">
          <label className="grid gap-1.5 text-[15px] font-semibold">
            What students read first
            <textarea
              className={`${FIELD} min-h-28 font-normal`}
              value={assignment.text}
              maxLength={10_000}
              placeholder="What is to be done, and where to ask."
              onChange={(event) => change((now) => ({ ...now, text: event.target.value }))}
            />
          </label>
          <label className="grid gap-1.5 text-[15px] font-semibold">
            Deadline, in words
            <input
              className={`${FIELD} font-normal`}
              value={assignment.deadline}
              maxLength={200}
              placeholder="Friday, 4 December, 18:00"
              onChange={(event) => change((now) => ({ ...now, deadline: event.target.value }))}
            />
          </label>
          <FieldsAsked assignment={assignment} change={change} />
          <SendOut assignment={assignment} />
        </div>
      </div>
    </>
  )
}
