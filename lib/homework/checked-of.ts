import type { CheckResult, Remark } from '../lessons/exercise.ts'
import type { Checked } from './judge.ts'

/** The check of an exercise as data for a row of results: its sentences, without the traces. */
export function checkedOf({ results, notStarted, remarks }: CheckResult): Extract<Checked, { how: 'checked' }> {
  return {
    how: 'checked',
    probes: results.map(({ probe, passed, says }) => ({ asks: probe.says, passed, says: passed ? '' : says })),
    remarks: [...notStarted, ...remarks].map(sentenceOf),
  }
}

function sentenceOf({ says, at }: Remark): string {
  if (!at) return says
  return `${at.server ?? 'The script'}, line ${at.line}: ${says}`
}
