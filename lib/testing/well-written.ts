/** Flaws that messages made from parts can have: marks that are not closed, names of reasons, missing words, two stops. */
import { FAILURE_REASONS } from '@/lib/trace/failure-reasons.ts'
import type { CheckResult } from '../lessons/exercise.ts'

const REASONS = FAILURE_REASONS.filter((reason) => reason.includes('-'))

const FLAWS: readonly (readonly [flaw: string, pattern: RegExp])[] = [
  ['a mark that is not closed', /`|\*\*/],
  ['two full stops', /(?<!\.)\.\.(?!\.)/],
  ['two spaces', / {2}/],
  ['a space before a stop', / [.,;:!?](\s|$)/],
  ['a value that is not there', /\b(undefined(?!:)|NaN)\b|\[object/],
  ['the name of a reason', new RegExp(`\\b(${REASONS.join('|')})\\b`)],
  // The name of a host may be the first word.
  ['no capital letter at its beginning', /^[a-z](?![\w-]*(?:[.:]\w|\())/],
  ['no full stop at its end', /[^.!?…”)’◆]$/],
]

/** The flaws of one message, with the message. What is marked as code is left out: it says what somebody wrote. */
function flawsIn(message: string): readonly string[] {
  const plain = message
    .replace(/`[^`]*`/g, '◆')
    .replace(/\*\*([^*]+)\*\*/g, '◆')
    .replace(/\bhttps?:\/\/[\w.:-]*[\w/]/g, '◆')
  const empty = /``|\*\*\*\*/.test(message) ? [`an empty mark: ${message}`] : []
  return [...empty, ...FLAWS.flatMap(([flaw, pattern]) => (pattern.test(plain) ? [`${flaw}: ${message}`] : []))]
}

/** The flaws of all that a check says. */
export const flawsOf = ({ results, notStarted, remarks }: CheckResult): readonly string[] =>
  [...results, ...notStarted, ...remarks].flatMap(({ says }) => flawsIn(says))
