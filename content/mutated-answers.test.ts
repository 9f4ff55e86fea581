import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { flawsOf } from '@/lib/testing/well-written.ts'
import { CURRICULUM } from './curriculum.ts'

/** What hands do to a text by mistake. `at` chooses the line. */
const SLIPS: readonly ((lines: readonly string[], at: number) => readonly string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, ''),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at) => lines.with(at, (lines[at] ?? '').toUpperCase()),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/[,:"]/, ' ')),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/(\w)("?;?)$/, '$1`x`$2')),
  (lines, at) => lines.slice(0, at),
  (lines, at) => lines.toSpliced(at, 1).toSpliced(Math.max(0, at - 1), 0, lines[at] ?? ''),
]

/** The solution with one slip in each text that the exercise lets the learner edit, at a place that the number chooses. */
function mutated({ solution, edits }: Exercise, number: number): PlaygroundDocument {
  const slip = SLIPS[number % SLIPS.length]
  const change = (text: string) => {
    const lines = text.split('\n')
    // A step that has no part in common with most numbers of lines, so that all lines have their turn.
    return (slip?.(lines, (number * 7 + 2) % lines.length) ?? lines).join('\n')
  }
  return {
    ...solution,
    client: edits === 'servers' ? solution.client : { ...solution.client, code: change(solution.client.code) },
    servers:
      edits === 'client' ? solution.servers : solution.servers.map((each) => ({ ...each, text: change(each.text) })),
  }
}

describe('what a check says of a mistyped answer', () => {
  test.each(
    CURRICULUM.flatMap(({ exercises }) => exercises).map((exercise, index) => [exercise.id, exercise, index] as const),
  )('every message about “%s” is a sentence without flaws', async (_, exercise, index) => {
    const flaws: string[] = []
    // Every exercise has its own numbers: together they try all slips on all kinds of texts.
    for (let round = 0; round < 6; round++)
      flaws.push(...flawsOf(await judge(exercise, mutated(exercise, index * 5 + round * 3))))
    expect([...new Set(flaws)]).toEqual([])
  })
})
