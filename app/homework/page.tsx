import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Homework } from '@/components/homework/homework.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'

export const metadata: Metadata = {
  title: 'Homework',
  description: 'Set exercises for a class, solve them, and judge every answer by running it.',
}

export default function HomeworkPage() {
  return (
    <Suspense
      fallback={
        <>
          <SiteBar />
          <main id="content" className="page-wide">
            <h1 className="page-title">Homework</h1>
          </main>
        </>
      }
    >
      <Homework course={CURRICULUM.map(({ slug, title, exercises }) => ({ slug, title, exercises }))} />
    </Suspense>
  )
}
