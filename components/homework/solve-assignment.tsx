'use client'

import { useEffect, useMemo, useState } from 'react'
import { ExerciseCard } from '@/components/lesson/exercises/exercise-card.tsx'
import { LessonPage } from '@/components/lesson/page/lesson-page.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { keysOfAssignment, lessonOfAssignment } from '@/lib/homework/lesson-of-assignment.ts'
import { madeHere, received } from '@/lib/homework/on-this-device.ts'
import { HandIn } from './hand-in.tsx'
import { NotHere } from './not-here.tsx'
import { PlainText } from './plain-text.tsx'

/** An assignment with the lab beside it, as a lesson has. @param code of the class that hands it out */
export default function SolveAssignment({ id, code }: { id: string; code: string | null }) {
  const [assignment, setAssignment] = useState<Assignment | null | undefined>(undefined)
  // An instructor looks at an assignment with the eyes of a student.
  useEffect(() => setAssignment(received.get(id) ?? madeHere.get(id)), [id])
  const lesson = useMemo(() => (assignment ? lessonOfAssignment(assignment) : null), [assignment])
  if (assignment === undefined) return <SiteBar />
  if (!assignment || !lesson)
    return (
      <>
        <SiteBar />
        <main id="content" className="page-wide">
          <NotHere />
        </main>
      </>
    )
  return (
    <LessonPage
      lesson={lesson}
      lines={{}}
      keys={keysOfAssignment(assignment)}
      predictionKeys={{}}
      sections={[{ id: '', title: assignment.title }]}
      over={assignment.deadline ? `Homework · until ${assignment.deadline}` : 'Homework'}
      knownQuestions={[]}
      part={null}
      previous={code ? { href: `/class/${code}`, title: 'The class' } : { href: '/homework', title: 'Homework' }}
      next={null}
    >
      <h1>{assignment.title}</h1>
      <PlainText text={assignment.text} />
      {assignment.exercises.map((exercise) => (
        <ExerciseCard key={exercise.id} id={exercise.id} level={2} />
      ))}
      <HandIn assignment={assignment} code={code} />
    </LessonPage>
  )
}
