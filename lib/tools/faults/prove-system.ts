/** Tries everything that is promised of a broken system, and says what does not hold. */

import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { isShown } from '@/lib/faults/fault.ts'
import { openingsOf } from '@/lib/faults/openings.ts'
import type { BrokenSystem } from '@/lib/faults/system.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'

export interface Proof {
  /** What is not as promised, as sentences; empty where all is. */
  readonly broken: readonly string[]
  /** Of the faults that others are before, how many the page's own run does not show yet. */
  readonly hidden: number
  readonly following: number
}

/** @throws what a run rejects with */
export async function proveSystem(system: BrokenSystem): Promise<Proof> {
  const { exercise, faults, sound } = system
  const run = async (document: PlaygroundDocument) => ({ trace: await runInNode(document) })
  const check = (document: PlaygroundDocument, probes: readonly Probe[] = exercise.probes) =>
    checkExercise({ ...exercise, start: document, probes }, document, run)
  const broken: string[] = []

  const mended = await checkExercise(exercise, exercise.solution, run)
  for (const { passed, says } of mended.results) if (!passed) broken.push(`The mended system fails its check: ${says}`)

  const [own, ...others] = exercise.probes
  for (const fault of faults) {
    const views = faults.length === 1 ? [fault.alone] : [fault.alone, { document: fault.left, shows: fault.shows }]
    for (const [at, { document, shows }] of views.entries()) {
      const where = at === 0 ? 'alone' : 'with those after it'
      // Nearly always the page's own call fails, and the others need not be made.
      const first = own ? await check(document, [own]) : null
      const result = first && !first.passed ? first : await check(document, others)
      const failed = result.results.find(({ passed }) => !passed)
      if (!failed) broken.push(`${fault.id} ${where} fails no check.`)
      else if (!isShown(shows, failed.trace)) {
        const reason = failed.trace.find((event) => event.type === 'failure')
        broken.push(
          `${fault.id} ${where} should show ${JSON.stringify(shows)}; it shows ${reason?.type === 'failure' ? reason.reason : failed.says}`,
        )
      }
    }
  }

  const trace = await runInNode(exercise.start)
  const following = faults.slice(1)
  const hidden = following.filter(({ shows }) => !isShown(shows, trace)).length

  for (const { says, document } of openingsOf(sound)) {
    if ((await checkExercise(exercise, document, run)).passed) broken.push(`The check accepts ${says}.`)
  }
  return { broken, hidden, following: following.length }
}
