import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { StudentPage } from '@/components/class/student-page.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { codeIn } from '@/lib/class/class-code.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'

interface Props {
  params: Promise<{ code: string }>
}

export const metadata: Metadata = { title: 'Class', robots: { index: false } }

export default async function Page({ params }: Props) {
  const typed = decodeURIComponent((await params).code)
  const code = codeIn(typed)
  if (!code) notFound()
  if (code !== typed) redirect(`/class/${code}`)
  const exercises = CURRICULUM.flatMap(({ slug, exercises }) =>
    exercises.map((exercise) => [`${slug}/${exercise.id}`, exerciseKey(exercise)] as const),
  )
  return <StudentPage code={code} exercises={Object.fromEntries(exercises)} />
}
