import { type AskedQuestion, askedQuestion, type KnownQuestion } from '@/lib/lessons/known-question.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { QUESTIONS as http } from './lessons/http/known.ts'

/** Lesson → the questions for who may know it already. */
export const KNOWN_QUESTIONS: Readonly<Record<string, readonly KnownQuestion[]>> = { http }

/** The questions of a lesson with their right answers, from running them. For the build. */
export async function knownQuestions(slug: string): Promise<readonly AskedQuestion[]> {
  return Promise.all(
    (KNOWN_QUESTIONS[slug] ?? []).map(async (question) => askedQuestion(question, await runInNode(question.document))),
  )
}
