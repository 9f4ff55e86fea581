import type { Metadata } from 'next'
import Link from 'next/link'
import { LessonSummary } from '@/components/lesson/page/lesson-summary.tsx'
import { ResumeLink } from '@/components/lesson/progress/resume-link.tsx'
import { StorageNotice } from '@/components/lesson/progress/storage-notice.tsx'
import { ProgressTotal } from '@/components/progress/progress-total.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { courseParts } from '@/content/course-parts.ts'
import { CURRICULUM } from '@/content/curriculum.ts'

export const metadata: Metadata = {
  title: 'Lessons',
  description: 'CORS from the start, each step running beside the text.',
}

export default async function LessonsPage() {
  const parts = await courseParts()
  return (
    <>
      <SiteBar />
      <main id="content" className="page">
        <h1 className="page-title">Lessons</h1>
        <p className="mt-3 max-w-[52ch] text-[17.5px] text-soft">
          From the first request to the faults that people meet at work. Each lesson has a lab beside the text, where
          you can run everything it says.
        </p>
        <ProgressTotal parts={parts} className="mt-6" />
        <ResumeLink
          lessons={parts.flatMap(({ lessons }) => lessons)}
          className="button button-run mt-5 h-11 max-w-full px-5 text-[16px]"
        >
          {null}
        </ResumeLink>
        {parts.map((part) => (
          <section key={part.id} aria-labelledby={part.id} className="mt-11">
            <h2 id={part.id} className="font-display text-[25px] leading-tight font-[680] tracking-[-0.02em]">
              {part.title}
            </h2>
            <p className="mt-1.5 mb-4 max-w-[58ch] text-[16px] text-pretty text-soft">{part.says}</p>
            <ol className="border-t border-line">
              {part.lessons.map((lesson) => {
                const index = CURRICULUM.findIndex(({ slug }) => slug === lesson.slug)
                return (
                  <li
                    key={lesson.slug}
                    className="grid grid-cols-[2.2rem_minmax(0,1fr)] items-baseline gap-x-2 border-b border-line py-5"
                  >
                    <span className="font-display text-[19px] font-[650] text-soft">{index + 1}</span>
                    <div>
                      <div className="flex items-baseline justify-between gap-4">
                        <Link
                          href={`/lessons/${lesson.slug}`}
                          className="group font-display text-[21px] leading-tight font-[650] tracking-[-0.015em] hover:underline"
                        >
                          {lesson.title}
                        </Link>
                        <span className="flex-none text-[14px] text-soft">{lesson.minutes} min</span>
                      </div>
                      <p className="mt-1 mb-1.5 text-[16px] text-pretty text-soft">{CURRICULUM[index]?.summary}</p>
                      <LessonSummary outline={lesson} />
                    </div>
                  </li>
                )
              })}
            </ol>
          </section>
        ))}
        <p className="mt-12 border-t border-line pt-6 text-[15.5px] text-soft">
          <Link className="link" href="/progress">
            Your progress
          </Link>{' '}
          is a map of the course, with what to repeat, and can be moved to another device. Your code is in{' '}
          <Link className="link" href="/documents">
            My documents
          </Link>
          .
        </p>
        <StorageNotice />
      </main>
    </>
  )
}
