import type { Metadata } from 'next'
import Link from 'next/link'
import { LessonSummary } from '@/components/lesson/page/lesson-summary.tsx'
import { ProgressTools } from '@/components/lesson/progress/progress-tools.tsx'
import { ResumeLink } from '@/components/lesson/progress/resume-link.tsx'
import { StorageNotice } from '@/components/lesson/progress/storage-notice.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { CURRICULUM, PARTS } from '@/content/curriculum.ts'
import { lessonMinutes, lessonOutlines } from '@/content/lesson-outlines.ts'

export const metadata: Metadata = {
  title: 'Lessons',
  description: 'CORS from the start, each step running beside the text.',
}

export default async function LessonsPage() {
  const outlines = await lessonOutlines()
  const minutes = await Promise.all(CURRICULUM.map(lessonMinutes))
  return (
    <>
      <SiteBar />
      <main id="content" className="page">
        <h1 className="page-title">Lessons</h1>
        <p className="mt-3 max-w-[52ch] text-[17.5px] text-soft">
          From the first request to the faults that people meet at work. Each lesson has a lab beside the text, where
          you can run everything it says.
        </p>
        <ResumeLink lessons={outlines} className="button button-run mt-6 h-11 max-w-full px-5 text-[16px]">
          {null}
        </ResumeLink>
        {PARTS.map((part) => (
          <section key={part.id} aria-labelledby={part.id} className="mt-11">
            <h2 id={part.id} className="font-display text-[25px] leading-tight font-[680] tracking-[-0.02em]">
              {part.title}
            </h2>
            <p className="mt-1.5 mb-4 max-w-[58ch] text-[16px] text-pretty text-soft">{part.says}</p>
            <ol className="border-t border-line">
              {part.lessons.map((lesson) => {
                const index = CURRICULUM.indexOf(lesson)
                const outline = outlines[index]
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
                        <span className="flex-none text-[14px] text-soft">{minutes[index]} min</span>
                      </div>
                      <p className="mt-1 mb-1.5 text-[16px] text-pretty text-soft">{lesson.summary}</p>
                      {outline && <LessonSummary outline={outline} />}
                    </div>
                  </li>
                )
              })}
            </ol>
          </section>
        ))}
        <ProgressTools />
        <StorageNotice />
      </main>
    </>
  )
}
