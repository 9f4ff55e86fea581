import type { Metadata } from 'next'
import type { PlaceNames } from '@/components/documents/kept-place.ts'
import { MyDocuments } from '@/components/documents/my-documents.tsx'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { gallery } from '@/content/documents/gallery.ts'
import { differsInStack } from '@/lib/lessons/lesson-in-stack.ts'

export const metadata: Metadata = {
  title: 'My documents',
  description: 'Every document that you changed or ran on this device.',
}

export default async function DocumentsPage() {
  return (
    <ReferencePage
      title="My documents"
      says="Every document that you changed or ran. You can go back to each of the last twenty versions that you ran. All of it is stored only in this browser."
    >
      <noscript>
        <p className="mt-6 text-[16px]">This page needs JavaScript.</p>
      </noscript>
      <MyDocuments names={await placeNames()} />
    </ReferencePage>
  )
}

/** What the site calls the places where documents are edited. */
async function placeNames(): Promise<PlaceNames> {
  const lessons = CURRICULUM.flatMap((lesson) => {
    const { slug, title } = lesson
    const names = [
      ...Object.entries(lesson.examples).map(([id, { label }]) => [id, `${title}: ${label}`] as const),
      ...lesson.exercises.map((exercise) => [exercise.id, `${title}: ${exercise.title}`] as const),
    ]
    return [
      ...names.map(([id, name]) => [`lesson:${slug}:${id}`, name]),
      ...Object.entries(lesson.stacks?.offers ?? {}).flatMap(([stack, { label }]) =>
        names
          .filter(([id]) => differsInStack(lesson, stack, id))
          .map(([id, name]) => [`lesson:${slug}:${stack}:${id}`, `${name}, ${label}`]),
      ),
    ]
  })
  const examples = (await gallery()).flatMap(({ entries }) =>
    entries.flatMap(({ id, title, fixed }) => [
      [`playground:${id}`, title],
      ...(fixed ? [[`playground:${id}-fixed`, `${title}, fixed`]] : []),
    ]),
  )
  return Object.fromEntries([...lessons, ...examples])
}
