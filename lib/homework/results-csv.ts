import Papa from 'papaparse'
import type { Assignment } from './assignment.ts'
import { equalAnswers, type JudgedExercise, type Row } from './judge.ts'

/**
 * The results as CSV (RFC 4180), a row for each thing that was handed in. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe: what students write is only text.
 */
export function resultsCsv(assignment: Assignment, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(({ known }) => Object.keys(known)))]
  const equal = equalAnswers(assignment, rows)
  const fields = [
    ...columns,
    ...assignment.fields.map(({ label }) => label),
    'From',
    'State',
    'Reason',
    'Handed in (UTC)',
    'Solved',
    'Of',
    ...assignment.exercises.flatMap(({ title }) => [
      title,
      `${title}: probes passed`,
      `${title}: why`,
      `${title}: equal to`,
    ]),
  ]
  const data = rows.map((row, index) => [
    ...columns.map((column) => row.known[column] ?? ''),
    ...assignment.fields.map(({ id }) => row.fields[id] ?? ''),
    row.from,
    row.state,
    row.reason,
    row.at ?? '',
    row.solved,
    assignment.exercises.length,
    ...assignment.exercises.flatMap(({ id }) => {
      const judged = row.exercises.find((exercise) => exercise.id === id)
      const group = equal.get(id)?.find((indexes) => indexes.includes(index)) ?? []
      return [
        verdict(judged),
        passedOf(judged),
        whyNot(judged),
        group
          .filter((other) => other !== index)
          .map((other) => rows[other]?.from ?? '')
          .join('; '),
      ]
    }),
  ])
  return `${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`
}

function verdict(judged: JudgedExercise | undefined): string {
  if (!judged) return 'not judged'
  if (judged.solved) return 'solved'
  return judged.result.how === 'checked' ? 'not solved' : judged.result.how
}

function passedOf(judged: JudgedExercise | undefined): string {
  if (judged?.result.how !== 'checked') return ''
  const { probes } = judged.result
  return `${probes.filter(({ passed }) => passed).length} of ${probes.length}`
}

function whyNot(judged: JudgedExercise | undefined): string {
  if (judged?.result.how === 'stopped') return judged.result.why
  if (judged?.result.how !== 'checked') return ''
  return judged.result.probes
    .filter(({ passed }) => !passed)
    .map(({ asks, says }) => `${asks} ${says}`)
    .concat(judged.result.remarks)
    .join(' ')
    .replace(/\*\*|`/g, '')
}
