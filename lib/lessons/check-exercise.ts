import type { PlaygroundDocument } from '../document/document.ts'
import { hostOf } from '../trace/address.ts'
import type { Trace } from '../trace/events.ts'
import { unmetExpectations } from './check-expectation.ts'
import type { CheckResult, Exercise, ProbeResult } from './exercise.ts'
import { notStarted } from './not-started.ts'
import { notYourPage } from './not-your-page.ts'
import { probeDocument } from './probe-document.ts'
import { goodEnough } from './quality/quality.ts'
import type { ReadServer } from './slips/judged.ts'
import { slipsIn } from './slips/slips.ts'

/** Runs a document to its end; `runDocument` with its dependencies given. */
export type RunProbe = (document: PlaygroundDocument) => Promise<{ readonly trace: Trace }>

/**
 * Runs every probe of the exercise against what the learner wrote, one after another, each in a fresh browser.
 * @param read where absent, no remark comes from a server's text alone
 * @throws what `run` rejects with: the sandbox itself could not be started
 */
export async function checkExercise(
  exercise: Exercise,
  document: PlaygroundDocument,
  run: RunProbe,
  read: ReadServer = async () => [],
): Promise<CheckResult> {
  const elsewhere = exercise.edits === 'attack' ? notYourPage(exercise, document.page) : null
  const results: ProbeResult[] = []
  for (const probe of exercise.probes) {
    const { trace } = await run(probeDocument(exercise, document, probe))
    const unmet = elsewhere && !probe.page ? [elsewhere] : unmetExpectations(probe, trace)
    results.push({ probe, passed: unmet.length === 0, trace, says: unmet.length === 0 ? probe.says : unmet.join(' ') })
  }
  const passed = results.length > 0 && results.every((result) => result.passed)
  const down = notStarted(results)
  if (down.length > 0) {
    const names = down.flatMap(({ at }) => (at?.server ? [`**${hostOf(at.server)}**`] : []))
    return {
      passed,
      results: results.map((result) =>
        result.passed ? result : { ...result, says: `${names.join(' and ')} did not start.` },
      ),
      notStarted: down,
      remarks: [],
    }
  }
  const judged = { exercise, document, results, read }
  return { passed, results, notStarted: [], remarks: await (passed ? goodEnough(judged) : slipsIn(judged)) }
}
