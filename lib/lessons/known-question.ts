import type { PlaygroundDocument } from '../document/document.ts'
import type { Trace } from '../trace/events.ts'

/** A question to find out whether somebody may skip a lesson. Its right answer is read in a run, not written down. */
export interface KnownQuestion {
  readonly id: string
  /** Backticks mark code. */
  readonly asks: string
  readonly document: PlaygroundDocument
  /** The text of the right choice, from the run of `document`. */
  answer(trace: Trace): string
  readonly choices: readonly KnownChoice[]
}

interface KnownChoice {
  readonly text: string
  /** Why it is right or wrong; backticks mark code. */
  readonly says: string
}

/** A question whose document has run. */
export interface AskedQuestion {
  readonly id: string
  readonly asks: string
  readonly choices: readonly (KnownChoice & { readonly right: boolean })[]
}

/**
 * The question with its right choice.
 * @throws Error where the run's answer is not one of the choices
 */
export function askedQuestion({ id, asks, choices, answer }: KnownQuestion, trace: Trace): AskedQuestion {
  const right = answer(trace)
  if (choices.filter(({ text }) => text === right).length !== 1)
    throw new Error(`The question ${id} should have the choice “${right}” once.`)
  return { id, asks, choices: choices.map((choice) => ({ ...choice, right: choice.text === right })) }
}
