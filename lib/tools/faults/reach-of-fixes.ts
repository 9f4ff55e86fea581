import type { BrokenSystem } from '@/lib/faults/system.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import { proveFix } from '@/lib/run/prove-fix.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { decisiveCall } from '@/lib/trace/summary/decisive-call.ts'

const MOST_FIXES = 5

/**
 * How far a reader comes who only presses the button that applies the offered fix. `mended`: all checks pass. `partly`:
 * one was applied, and more is wrong. `not`: none was offered. `open`: a stranger reads who did not before.
 */
export async function reachOfFixes({ exercise, faults }: BrokenSystem): Promise<'mended' | 'partly' | 'not' | 'open'> {
  const run = async (document: typeof exercise.start) => ({ trace: await runInNode(document) })
  const readers = async (document: typeof exercise.start) => {
    const { results, passed } = await checkExercise(exercise, document, run)
    const isRead = ({ trace }: (typeof results)[number]) =>
      trace.some((e) => e.type === 'settled' && e.outcome.kind === 'response' && e.outcome.responseType === 'cors')
    const strangers = results.filter((result) => result.probe.expect.outcome === 'refused' && isRead(result))
    return { strangers: new Set(strangers.map(({ probe }) => probe.says)), passed }
  }
  const before = await readers(exercise.start)
  let document = exercise.start
  let applied = 0
  for (; applied < MOST_FIXES; applied++) {
    const trace = await runInNode(document)
    const call = decisiveCall(trace)
    const fix = call === null ? null : await proveFix(document, trace, call, runInNode)
    if (!fix?.document) break
    document = fix.document
  }
  const after = await readers(document)
  if (after.passed) return 'mended'
  // Behind a refused preflight it does not show yet whom a fault lets in: that is the fault's, and not the fix's.
  const isOpenByFault = faults.some(({ shows }) => shows.kind === 'open')
  if (!isOpenByFault && [...after.strangers].some((each) => !before.strangers.has(each))) return 'open'
  return applied > 0 ? 'partly' : 'not'
}
