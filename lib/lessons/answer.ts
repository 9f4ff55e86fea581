/** Answers that learners write to an exercise, right and wrong ones, as data; `content/answers.test.ts` tries them all. */

/** As for `String.replace`: a string, or a pattern without the flag `g`, replaces its first match only. */
export type Edit = readonly [before: string | RegExp, after: string]

/** A whole text, or what is replaced in the text that the answer begins with, in this order. */
export type WrittenText = string | readonly Edit[]

export interface Answer {
  /** What somebody wrote, as a phrase that is different for each answer of the exercise: `the header below the empty line`. */
  readonly says: string
  /** The document that the texts below change; the exercise's solution where absent. */
  readonly from?: 'start' | 'solution'
  /** In an attack: the URL of the page, and whether it is a sandboxed frame. */
  readonly page?: string
  readonly opaque?: boolean
  /** The client's code. */
  readonly code?: WrittenText
  /** The text of the first server. */
  readonly server?: WrittenText
  /** Texts of servers by their origin. */
  readonly servers?: Readonly<Record<string, WrittenText>>
}

interface WrongAnswer extends Answer {
  /**
   * `careless`: a slip in the right answer. `clever`: it avoids the task, such as a hard-coded value, `no-cors`, a
   * deleted check, or a permission for every origin. `near`: an idea that is nearly right, and forgets something.
   */
  readonly kind: 'careless' | 'clever' | 'near'
  /** The beginning of the sentence (`says`) of a probe that must fail. */
  readonly fails: string
}

interface ExerciseAnswers {
  /** At least two, different from the solution and from each other in more than spaces. */
  readonly right: readonly Answer[]
  /** At least three, one of each kind. */
  readonly wrong: readonly WrongAnswer[]
}

/** The answers to the exercises of a lesson, by the exercise's id. */
export type LessonAnswers = Readonly<Record<string, ExerciseAnswers>>
