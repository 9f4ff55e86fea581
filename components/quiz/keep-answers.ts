import { keepProgress, progressNow } from '@/components/lesson/progress/progress.ts'
import { ideaKey, markRight, markWrong } from '@/lib/lessons/mastery.ts'
import { markQuiz } from '@/lib/lessons/progress.ts'
import type { Question } from '@/lib/quiz/question.ts'
import { type QuizResult, resultText } from '@/lib/quiz/result.ts'

/** Stores when an idea of the quiz was answered right or wrong. */
export function keepAnswerOf(question: Question | undefined, answer: number): void {
  if (!question) return
  const mark = answer === question.right ? markRight : markWrong
  keepProgress((now) => mark(now, ideaKey(question.idea), Date.now()))
}

/** Stores that this quiz was answered to its end here. */
export function keepDoneQuiz(quiz: QuizResult): void {
  keepProgress((now) => markQuiz(now, resultText(quiz), { at: Date.now(), right: null }))
}

/** Stores how many answers were right, where the quiz was answered here: a result may be of somebody else. */
export function keepScore(quiz: QuizResult, right: number): void {
  const own = progressNow().quizzes[resultText(quiz)]
  if (own && own.right === null) keepProgress((now) => markQuiz(now, resultText(quiz), { at: own.at, right }))
}
