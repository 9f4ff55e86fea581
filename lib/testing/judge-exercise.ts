/** For the tests of remarks on answers: a small exercise, and the check of an answer as the page makes it. */

import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import type { CheckResult, Exercise, Probe } from '@/lib/lessons/exercise.ts'
import type { ReadServer } from '@/lib/lessons/slips/judged.ts'
import { loadDialect } from '@/lib/servers/dialects.ts'
import { runProbe } from './run-example.ts'

const read: ReadServer = async ({ dialect, text }) => (await loadDialect(dialect)).check(text)

/** Checks an answer as the page does, with the remarks of the servers' dialects. */
export const judge = (exercise: Exercise, answer: PlaygroundDocument): Promise<CheckResult> =>
  checkExercise(exercise, answer, runProbe, read)

interface Parts {
  readonly server: string
  readonly code?: string
  readonly edits?: Exercise['edits']
  readonly probes?: readonly Probe[]
}

const READS: readonly Probe[] = [{ says: 'https://foo.example reads it.', expect: { outcome: 'readable' } }]

/** The check of a page on https://foo.example that calls https://bar.other, with a raw server. */
export function judgeRaw({ server, code, edits = 'both', probes = READS }: Parts): Promise<CheckResult> {
  const answer = documentOf({
    code: code ?? "await fetch('https://bar.other/data')",
    servers: { 'https://bar.other': server },
  })
  return judge({ id: 'x', title: 'x', task: 'x', start: answer, edits, hints: [], solution: answer, probes }, answer)
}

/** What a check remarks, as `kind line`; `client` before the line of the script. */
export const places = ({ remarks }: CheckResult): readonly string[] =>
  remarks.map(({ kind, at }) =>
    [kind, ...(at ? [at.server === undefined ? 'client' : '', at.line] : [])].filter((x) => x !== '').join(' '),
  )
