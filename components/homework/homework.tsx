'use client'

import { useSearchParams } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { codeIn } from '@/lib/class/class-code.ts'
import { ASSIGNMENT_TEXT, OWN_TEXT, SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import { AssignmentLists } from './assignment-lists.tsx'
import { ClassHomework } from './class-homework.tsx'
import type { CourseLesson } from './course-lesson.ts'
import { LinkedAnswers } from './linked-answers.tsx'
import { LinkedAssignment } from './linked-assignment.tsx'
import type { ExampleGroup } from './own/document-source.tsx'
import { LinkedExercise } from './own/linked-exercise.tsx'

const AssignmentEditor = lazy(() => import('./assignment-editor.tsx'))
const JudgeAnswers = lazy(() => import('./judge-answers.tsx'))
const OwnEditor = lazy(() => import('./own/own-editor.tsx'))
const SolveAssignment = lazy(() => import('./solve-assignment.tsx'))

interface Props {
  course: readonly CourseLesson[]
  /** What an exercise of one's own can begin with. */
  examples: readonly ExampleGroup[]
}

/**
 * The pages about homework, by address: the lists; `?edit=<id>` to change an assignment, `?judge=<id>` to judge answers
 * to it, `?solve=<id>` to solve one that came, `?class=<code>` for that of a class, `?exercise=<id>` to make one's own; `#a1.…` an assignment that came by link, `#h1.…` answers and `#e1.…` an exercise that did.
 */
export function Homework({ course, examples }: Props) {
  const search = useSearchParams()
  const fragment = useHomeworkFragment()
  const [edit, judge, solve, exercise] = ['edit', 'judge', 'solve', 'exercise'].map((name) => search.get(name))
  const code = codeIn(search.get('class') ?? '')
  if (solve)
    return (
      <Suspense>
        <SolveAssignment id={solve} code={code} />
      </Suspense>
    )
  if (exercise)
    return (
      <Suspense>
        <OwnEditor key={exercise} id={exercise} examples={examples} />
      </Suspense>
    )
  return (
    <>
      <SiteBar />
      <main id="content" className="page-wide">
        {edit ? (
          <Suspense>
            <AssignmentEditor key={edit} id={edit} course={course} />
          </Suspense>
        ) : judge ? (
          <Suspense>
            <JudgeAnswers key={judge} id={judge} code={code} />
          </Suspense>
        ) : code ? (
          <ClassHomework code={code} />
        ) : fragment === null ? (
          <AssignmentLists />
        ) : SUBMISSION_TEXT.isFragment(fragment) ? (
          <LinkedAnswers fragment={fragment} />
        ) : OWN_TEXT.isFragment(fragment) ? (
          <LinkedExercise read={OWN_TEXT.decode(fragment)} />
        ) : (
          <LinkedAssignment read={ASSIGNMENT_TEXT.decode(fragment)} />
        )}
      </main>
    </>
  )
}

/** The address's fragment where it contains an assignment, answers or an exercise; else null. */
function useHomeworkFragment(): string | null {
  const [fragment, setFragment] = useState<string | null>(null)
  useEffect(() => {
    const read = () => {
      const { hash } = location
      setFragment([ASSIGNMENT_TEXT, SUBMISSION_TEXT, OWN_TEXT].some((kind) => kind.isFragment(hash)) ? hash : null)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return fragment
}
