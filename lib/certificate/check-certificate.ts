/** Checks a certificate: runs every answer against every probe of its exercise, and the quiz again. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { CheckResult, Exercise } from '../lessons/exercise.ts'
import type { ExercisePlace } from '../lessons/lesson-address.ts'
import type { Question, RunForQuiz } from '../quiz/question.ts'
import { answered, drawQuiz } from '../quiz/quiz.ts'
import { isCheckable, readResult, scoreOf } from '../quiz/result.ts'
import type { Certificate, GivenAnswer } from './certificate.ts'
import { givenDocument } from './given-answer.ts'

/**
 * `holds`: every probe passed. `fails`: one did not. `other`: the exercise has changed since, or there is none like it
 * any more, so that the answer can be neither right nor wrong. `damaged`: what is in the certificate is no answer to it.
 */
export type Outcome = 'holds' | 'fails' | 'other' | 'damaged'

export interface CheckedAnswer extends ExercisePlace {
  /** The exercise's; its id where it is not known. */
  readonly title: string
  readonly outcome: Outcome
  /** Of `fails`: for each probe that did not pass what was wanted and what came. */
  readonly says: readonly string[]
}

type CheckedQuiz =
  | { readonly state: 'none' | 'damaged' | 'other' }
  | { readonly state: 'run'; readonly seed: number; readonly right: number; readonly of: number }

export interface CheckedCertificate {
  /** Each exercise once. */
  readonly answers: readonly CheckedAnswer[]
  readonly quiz: CheckedQuiz
}

export interface FoundExercise {
  readonly exercise: Exercise
  readonly key: string
}

export interface CheckTools {
  /** The exercise at a place; null where there is none. Rejects where it could not be loaded. */
  find(place: ExercisePlace): Promise<FoundExercise | null>
  check(exercise: Exercise, answer: PlaygroundDocument): Promise<CheckResult>
  run: RunForQuiz
  /** Called before each run, with how many are done. Where it throws, nothing more is run. */
  onProgress(done: number, of: number): void
}

/** How many runs a check takes: one for each answer, and one for the whole quiz. */
export const stepsOf = ({ answers, quiz }: Certificate): number =>
  eachOnce(answers).length + (quiz === undefined ? 0 : 1)

/** @throws what the tools throw or reject with */
export async function checkCertificate(certificate: Certificate, tools: CheckTools): Promise<CheckedCertificate> {
  const of = stepsOf(certificate)
  const answers: CheckedAnswer[] = []
  for (const answer of eachOnce(certificate.answers)) {
    tools.onProgress(answers.length, of)
    answers.push(await checkAnswer(answer, tools))
  }
  if (certificate.quiz === undefined) return { answers, quiz: { state: 'none' } }
  tools.onProgress(answers.length, of)
  return { answers, quiz: await checkQuiz(certificate.quiz, tools) }
}

/** An exercise counts once, however often somebody wrote it into a link. */
function eachOnce(answers: readonly GivenAnswer[]): readonly GivenAnswer[] {
  return [...new Map(answers.map((answer) => [`${answer.in}/${answer.id}`, answer])).values()]
}

async function checkAnswer(answer: GivenAnswer, { find, check }: CheckTools): Promise<CheckedAnswer> {
  const place = { lesson: answer.in, exercise: answer.id }
  const found = await find(place)
  if (!found) return { ...place, title: answer.id, outcome: 'other', says: [] }
  const { exercise, key } = found
  const document = givenDocument(exercise, key, answer)
  const checked = { ...place, title: exercise.title, says: [] }
  if (typeof document === 'string') return { ...checked, outcome: document }
  const { passed, results } = await check(exercise, document)
  if (passed) return { ...checked, outcome: 'holds' }
  const failed = results.filter((result) => !result.passed)
  return { ...checked, outcome: 'fails', says: failed.map(({ probe, says }) => `Wanted: ${probe.says} ${says}`) }
}

async function checkQuiz(text: string, { run }: CheckTools): Promise<CheckedQuiz> {
  const result = readResult(text)
  if (!result) return { state: 'damaged' }
  if (!isCheckable(result)) return { state: 'other' }
  const questions: Question[] = []
  for (const drawn of drawQuiz(result.seed)) questions.push(await answered(drawn, run))
  const { right, of } = scoreOf(questions, result.answers)
  return { state: 'run', seed: result.seed, right, of }
}
