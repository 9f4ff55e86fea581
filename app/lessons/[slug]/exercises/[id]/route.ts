import { CURRICULUM } from '@/content/curriculum.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

export const generateStaticParams = () =>
  CURRICULUM.flatMap(({ slug, exercises }) => exercises.map(({ id }) => ({ slug, id })))

/** An exercise of a lesson, for the playground to fetch. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params
  const lesson = CURRICULUM.find((each) => each.slug === slug)
  const exercise = lesson?.exercises.find((each) => each.id === id)
  return lesson && exercise
    ? Response.json({ lesson: lesson.title, exercise, key: exerciseKey(exercise) })
    : new Response(null, { status: 404 })
}
