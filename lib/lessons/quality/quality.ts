/** What can be said of an answer that passes every check, and is not as good as it could be. */
import type { Remark } from '../exercise.ts'
import { inTheText } from '../slips/in-the-text.ts'
import type { Judged } from '../slips/judged.ts'
import { eachOnce } from '../slips/slips.ts'
import { againstTheStandard } from './against-the-standard.ts'
import { asksStrangers } from './asks-strangers.ts'
import { keepsNothing } from './keeps-nothing.ts'
import { variesInSilence } from './varies-in-silence.ts'

/** Remarks on a solved exercise, each once. */
export async function goodEnough(judged: Judged): Promise<readonly Remark[]> {
  if (judged.exercise.edits === 'attack') return []
  const found = [againstTheStandard, asksStrangers, keepsNothing, variesInSilence].flatMap((find) => find(judged))
  return eachOnce([...(await inTheText(judged)), ...found])
}
