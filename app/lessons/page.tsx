import type { Metadata } from 'next'
import Link from 'next/link'
import { LessonState } from '@/components/lesson/lesson-state.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'

export const metadata: Metadata = {
  title: 'Lessons',
  description: 'CORS from the start, each step running beside the text.',
}

export default function LessonsPage() {
  const lessons = CURRICULUM.map((lesson) => ({ lesson, exercises: lesson.exercises.map(exerciseKey) }))
  return (
    <>
      <SiteBar />
      <main id="content" className="mx-auto max-w-[720px] px-6 pt-12 pb-24">
        <h1 className="font-display text-[42px] leading-[1.05] font-bold tracking-[-0.03em]">Lessons</h1>
        <p className="mt-3 max-w-[52ch] text-[17.5px] text-soft">
          Made from a university course’s notes. Each lesson stands beside a lab where everything it says can be run.
        </p>
        <ol className="mt-8 border-t border-line">
          {lessons.map(({ lesson, exercises }, index) => (
            <li key={lesson.slug} className="border-b border-line">
              <Link
                href={`/lessons/${lesson.slug}`}
                className="group grid grid-cols-[2.2rem_1fr_auto] items-baseline gap-x-2 py-5"
              >
                <span className="font-display text-[19px] font-[650] text-faint">{index + 1}</span>
                <span>
                  <span className="font-display text-[21px] font-[650] tracking-[-0.015em] group-hover:underline">
                    {lesson.title}{' '}
                    <span aria-hidden className="text-faint transition-colors group-hover:text-ink">
                      →
                    </span>
                  </span>
                  <span className="mt-0.5 block text-[15.5px] text-soft">{lesson.summary}</span>
                </span>
                <LessonState exercises={exercises} />
              </Link>
            </li>
          ))}
        </ol>
      </main>
    </>
  )
}
