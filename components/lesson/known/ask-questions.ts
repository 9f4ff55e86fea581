import { type AskedQuestion, askedQuestion, type KnownQuestion } from '@/lib/lessons/known-question.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'

/** The questions with their right answers, from running them. For the build. */
export async function askQuestions(questions: readonly KnownQuestion[]): Promise<readonly AskedQuestion[]> {
  return Promise.all(questions.map(async (question) => askedQuestion(question, await runInNode(question.document))))
}
