import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LeadPage } from '@/components/class/lead-page.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { codeIn } from '@/lib/class/class-code.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'

interface Props {
  params: Promise<{ code: string }>
}

export const metadata: Metadata = { title: 'Lead a class', robots: { index: false } }

export default async function Page({ params }: Props) {
  const code = codeIn(decodeURIComponent((await params).code))
  if (!code) notFound()
  return <LeadPage code={code} talks={CURRICULUM.map(talkOfLesson)} />
}
