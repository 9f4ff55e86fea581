import { hostOf } from '@/lib/trace/address.ts'
import type { CheckResult, Remark } from './exercise.ts'

/**
 * How a check ended, as it is announced: what was wanted, what came, and the line where it is known.
 * @param before the result of the check before; null: it is the first
 */
export function checkWords({ passed, results, notStarted, remarks }: CheckResult, before: CheckResult | null): string {
  if (passed) return 'Solved. Every check passes.'
  const failed = results.filter((each) => !each.passed)
  const verdict = before && !before.passed ? 'Still not' : 'Not yet'
  const [first] = failed
  const [down] = notStarted
  return [
    results.length > 1 ? `${verdict}: ${failed.length} of ${results.length} checks fail.` : `${verdict}.`,
    first && `Wanted: ${first.probe.says}`,
    down ? inWords(down) : first && `What came: ${first.says}`,
    ...remarks.map(inWords),
  ]
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/\*\*|`/g, '')
}

const inWords = ({ says, at }: Remark): string =>
  at ? `${says} Line ${at.line} of ${at.server === undefined ? 'client.js' : hostOf(at.server)}.` : says
