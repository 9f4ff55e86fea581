import type { Metadata } from 'next'
import { QuizPage } from '@/components/quiz/quiz-page.tsx'
import { ReferencePage } from '@/components/reference/reference-page.tsx'

export const metadata: Metadata = {
  title: 'Quiz',
  description:
    'Twenty questions about CORS, different each time. The right answers are what the simulated browser does.',
}

export default function Page() {
  return (
    <ReferencePage title="Quiz">
      <QuizPage />
    </ReferencePage>
  )
}
