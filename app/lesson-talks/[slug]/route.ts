import { CURRICULUM } from '@/content/curriculum.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

export const generateStaticParams = () => CURRICULUM.map(({ slug }) => ({ slug }))

/** A lesson as a talk, for the pages that show talks. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const lesson = CURRICULUM.find((each) => each.slug === slug)
  return lesson ? Response.json(talkOfLesson(lesson)) : new Response(null, { status: 404 })
}
