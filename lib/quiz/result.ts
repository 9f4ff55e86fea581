/** The result of a quiz: as a text in a link that anybody can check by running the quiz again. Pure functions. */
import { contentHash } from '../document/content-hash.ts'
import { LARGEST_SEED, seedFrom } from '../draw/seeded-draw.ts'
import { QUIZ_PARTS, type Question, type QuizPart } from './question.ts'
import { drawQuiz, QUIZ_LENGTH } from './quiz.ts'

export interface QuizResult {
  readonly seed: number
  /** For each question the index of the chosen answer; null: not answered. */
  readonly answers: readonly (number | null)[]
  /** `quizMark` of the quiz when it was answered. */
  readonly mark: string
}

interface PartScore {
  readonly part: QuizPart
  readonly right: number
  readonly of: number
}

export interface QuizScore {
  readonly right: number
  readonly of: number
  /** In the order of the course; only parts that were asked about. */
  readonly parts: readonly PartScore[]
}

const VERSION = '1'
const MARK_LENGTH = 8

/** Tells whether a quiz is still what it was: it changes with every text and document that is drawn for the seed. */
export function quizMark(seed: number): string {
  return contentHash(drawQuiz(seed)).slice(0, MARK_LENGTH)
}

/** @returns `1.seed.answers.mark`, where each answer is a digit, or `-` for none */
export function resultText({ seed, answers, mark }: QuizResult): string {
  return [VERSION, seed, answers.map((answer) => answer ?? '-').join(''), mark].join('.')
}

/** Reads the text of a link. @returns null where it is not one of a result, whoever wrote it */
export function readResult(text: string): QuizResult | null {
  const [version, seedText = '', answersText = '', mark = '', ...rest] = text.split('.')
  const seed = seedFrom(seedText)
  if (version !== VERSION || seed === null || seed > LARGEST_SEED || rest.length > 0) return null
  if (!/^[0-9-]*$/.test(answersText) || answersText.length !== QUIZ_LENGTH || mark.length !== MARK_LENGTH) return null
  return { seed, answers: [...answersText].map((each) => (each === '-' ? null : Number(each))), mark }
}

/** The result can still be checked: the quiz of its seed is the one that was answered. */
export const isCheckable = ({ seed, mark }: QuizResult): boolean => quizMark(seed) === mark

/** @param questions those of the seed, in their order; `answers` as in a result */
export function scoreOf(questions: readonly Question[], answers: QuizResult['answers']): QuizScore {
  const isRight = questions.map(({ right }, at) => answers[at] === right)
  const parts = QUIZ_PARTS.flatMap((part): readonly PartScore[] => {
    const own = isRight.filter((_, at) => questions[at]?.part === part)
    return own.length === 0 ? [] : [{ part, right: own.filter(Boolean).length, of: own.length }]
  })
  return { right: isRight.filter(Boolean).length, of: questions.length, parts }
}
