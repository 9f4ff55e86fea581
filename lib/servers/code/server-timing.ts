/** How long a server written as code may take, in milliseconds, and the reason that clients get after that. */

/** For its module to run, up to the point where it listens. */
export const START_MILLISECONDS = 2_000
/** For code that runs without a pause; a loop that takes longer counts as endless. */
export const LOOP_MILLISECONDS = 2_000
/** For one response, waiting included. */
export const ANSWER_MILLISECONDS = 5_000

export const NOT_STARTED = `The server did not come to listen within ${START_MILLISECONDS / 1000} seconds: its code runs in an endless loop, or awaits something that never comes.`

export function hung(origin: string): string {
  return `The server at ${origin} hangs: its code ran for ${LOOP_MILLISECONDS / 1000} seconds without a pause, which is all that Preflight gives it: an endless loop takes longer, and so can work on megabytes. Its process was ended, and the connection broke off.`
}

export function noAnswer(origin: string): string {
  return `The server at ${origin} gave no answer within ${ANSWER_MILLISECONDS / 1000} seconds, and the connection was broken off. Does every way through the handler end with an answer?`
}

export function down(origin: string, why: string): string {
  return `The server at ${origin} does not run any more. ${why}`
}
