import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Homework } from '@/components/homework/homework.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { gallery } from '@/content/documents/gallery.ts'

export const metadata: Metadata = {
  title: 'Homework',
  description: 'Set exercises for a class, solve them, and judge every answer by running it.',
}

export default async function HomeworkPage() {
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
      <Homework
        course={CURRICULUM.map(({ slug, title, exercises }) => ({ slug, title, exercises }))}
        examples={(await gallery()).map(({ title, entries }) => ({
          title,
          entries: entries.map((entry) => ({ id: entry.id, title: entry.title })),
        }))}
      />
    </Suspense>
  )
}
