import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import type { CheckResult, Exercise } from '@/lib/lessons/exercise.ts'
import type { ReadServer } from '@/lib/lessons/slips/judged.ts'
import { checkText } from '@/lib/run/read-in-page.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'

/** A text that cannot be read gives no remarks. */
const read: ReadServer = async ({ origin, dialect, text }) => {
  try {
    return (await checkText(`check ${origin}`, dialect, text)) ?? []
  } catch {
    return []
  }
}

/**
 * Checks an answer in the page's sandbox.
 * @param signal ends it
 * @throws Error where the sandbox could not be started
 */
export const checkInPage = (
  exercise: Exercise,
  answer: PlaygroundDocument,
  signal: AbortSignal,
): Promise<CheckResult> => checkExercise(exercise, answer, (document) => runInPage(document, signal), read)

/** What there is to say where a check could not be carried out. */
export const checkTroubleOf = (error: unknown): string =>
  `The check could not run: ${error instanceof Error ? error.message : String(error)}. What you wrote is kept. Check again when the connection is back: what is missing is then loaded.`
