import type { Metadata } from 'next'
import { ProgressTools } from '@/components/lesson/progress/progress-tools.tsx'
import { StorageNotice } from '@/components/lesson/progress/storage-notice.tsx'
import { ProgressPage } from '@/components/progress/progress-page.tsx'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { courseParts } from '@/content/course-parts.ts'
import { IDEA_LESSONS } from '@/content/quiz-lessons.ts'
import { ideaKey } from '@/lib/lessons/mastery.ts'

export const metadata: Metadata = {
  title: 'Your progress',
  description: 'A map of the course: what is solved, what is mastered, and what to repeat today.',
}

export default async function Page() {
  return (
    <ReferencePage title="Your progress" wide>
      <ProgressPage parts={await courseParts()} ideas={Object.keys(IDEA_LESSONS).map(ideaKey)} />
      <ProgressTools />
      <StorageNotice />
    </ReferencePage>
  )
}
