import type { Metadata } from 'next'
import { Suspense } from 'react'
import { SiteBar } from '@/components/site/site-bar.tsx'
import type { Presets } from '@/components/talk/presets.ts'
import { Talks } from '@/components/talk/talks.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { gallery } from '@/content/documents/gallery.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'

export const metadata: Metadata = {
  title: 'Talks',
  description: 'Scenes in order, to show CORS in front of a class: every lesson is a talk, and you can make your own.',
}

export default async function TalksPage() {
  return (
    <Suspense
      fallback={
        <>
          <SiteBar />
          <main id="content" className="page-wide">
            <h1>Talks</h1>
          </main>
        </>
      }
    >
      <Talks presets={await presets()} />
    </Suspense>
  )
}

async function presets(): Promise<Presets> {
  return {
    examples: (await gallery()).map(({ title, entries }) => ({
      title,
      entries: entries.flatMap((entry) => [
        { id: entry.id, title: entry.title },
        ...(entry.fixed ? [{ id: `${entry.id}-fixed`, title: `${entry.title}: fixed` }] : []),
      ]),
    })),
    lessons: CURRICULUM.map((lesson) => ({
      slug: lesson.slug,
      title: lesson.title,
      scenes: talkOfLesson(lesson).scenes.map(({ id, title }) => ({ id, title })),
    })),
  }
}
