import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { builtLines } from '@/components/bench/built-lines.ts'
import { DrawnLesson } from '@/components/faults/drawn-lesson.tsx'
import { askQuestions } from '@/components/lesson/known/ask-questions.ts'
import { LessonPage } from '@/components/lesson/page/lesson-page.tsx'
import { CURRICULUM, type Part, placeInPart } from '@/content/curriculum.ts'
import { KNOWN_QUESTIONS } from '@/content/known-questions.ts'
import { lessonOutline, predictionKeys, sectionsOf } from '@/content/lesson-outlines.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'

async function partOutline({ title, says, lessons }: Part) {
  return { title, says, lessons: await Promise.all(lessons.map(lessonOutline)) }
}

interface Props {
  params: Promise<{ slug: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => CURRICULUM.map(({ slug }) => ({ slug }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const lesson = CURRICULUM.find((l) => l.slug === slug)
  return lesson ? { title: lesson.title, description: lesson.summary } : {}
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const index = CURRICULUM.findIndex((l) => l.slug === slug)
  const lesson = CURRICULUM[index]
  if (!lesson) notFound()
  const place = placeInPart(slug)
  const { default: Prose } = await import(`@/content/lessons/${slug}/lesson.mdx`)
  const documents = [
    ...Object.entries(lesson.examples).map(([key, e]) => [key, e.document] as const),
    ...lesson.exercises.map((e) => [e.id, e.start] as const),
  ]
  const lines = Object.fromEntries(
    await Promise.all(documents.map(async ([key, d]) => [key, await builtLines(d)] as const)),
  )
  const keys = Object.fromEntries(lesson.exercises.map((e) => [e.id, exerciseKey(e)] as const))
  const sections = await sectionsOf(lesson)
  const way = (at: number) => {
    const other = CURRICULUM[at]
    return other ? { href: `/lessons/${other.slug}`, title: other.title } : null
  }
  // Its systems may be those of a seed in the address.
  const Shown = slug === 'three-faults' ? DrawnLesson : LessonPage
  return (
    <Shown
      lesson={lesson}
      lines={lines}
      keys={keys}
      predictionKeys={predictionKeys(lesson)}
      sections={sections.map(({ id, title }) => ({ id, title }))}
      over={place ? `${place.part.title} · ${place.index + 1} of ${place.part.lessons.length}` : ''}
      knownQuestions={await askQuestions(KNOWN_QUESTIONS[slug] ?? [])}
      part={place && (await partOutline(place.part))}
      previous={way(index - 1)}
      next={way(index + 1)}
    >
      <Prose />
    </Shown>
  )
}
