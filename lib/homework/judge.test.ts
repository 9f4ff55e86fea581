import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import { executeInNode } from '@/lib/run/execute-in-node.ts'
import { prepareClient } from '@/lib/run/prepare-client.ts'
import { runDocument } from '@/lib/run/run.ts'
import { startCodeInNode } from '@/lib/run/start-code-in-node.ts'
import { sampleAssignment, sampleExercises } from '@/lib/testing/homework/sample-assignment.ts'
import { checkedOf } from './checked-of.ts'
import { SUBMISSION_TEXT } from './homework-text.ts'
import { type Check, equalAnswers, type HandedIn, judge, type Row } from './judge.ts'
import { readHandedIn } from './read-handed-in.ts'
import { resultsCsv } from './results-csv.ts'
import { resultsPage } from './results-page.ts'
import { handIn, type Submission } from './submission.ts'

const assignment = sampleAssignment()
const exercises = sampleExercises()
const check: Check = async (exercise, answer) =>
  checkedOf(
    await checkExercise(exercise, answer, (document) =>
      runDocument(document, { prepare: prepareClient, execute: executeInNode, startCode: startCodeInNode }),
    ),
  )

const at = new Date('2026-12-01T10:00:00Z')
const solved = (name: string) =>
  handIn(assignment, {
    fields: { name, number: '17' },
    answers: Object.fromEntries(exercises.map(({ id, solution }) => [id, solution])),
    at,
  })
const handedIn = (value: Submission, from = 'sara.json'): HandedIn => ({ from, known: {}, read: { ok: true, value } })

test('right answers are solved, each by its probes', async () => {
  const row = await judge(assignment, handedIn(solved('Sara')), check)
  expect(row).toMatchObject({ state: 'judged', reason: '', solved: exercises.length, fields: { name: 'Sara' } })
})

test('an untouched answer is not solved, and each failed probe says what came', async () => {
  const [exercise] = exercises
  const untouched = handIn(assignment, {
    fields: {},
    answers: { [exercise?.id ?? '']: exercise?.start ?? expect.fail() },
    at,
  })
  const row = await judge(assignment, handedIn(untouched), check)
  const [first, second] = row.exercises
  expect(first?.solved).toBe(false)
  if (first?.result.how !== 'checked') throw new Error('It was not checked.')
  const failed = first.result.probes.filter(({ passed }) => !passed)
  expect(failed.length).toBeGreaterThan(0)
  for (const { asks, says } of failed) expect([asks, says].every((text) => text.length > 10)).toBe(true)
  expect(second).toMatchObject({ solved: false, result: { how: 'missing' } })
})

test('answers that were changed by hand are judged, and the row says so', async () => {
  const row = await judge(assignment, handedIn({ ...solved('Sara'), fields: { name: 'Omid', number: '17' } }), check)
  expect(row).toMatchObject({ state: 'changed', solved: exercises.length })
  expect(row.reason).toContain('changed after it was handed in')
})

test('answers to another version of the assignment are judged by this one, and the row says so', async () => {
  const older = {
    ...assignment,
    exercises: assignment.exercises.map((each) => ({ ...each, task: `${each.task} Quickly.` })),
  }
  const value = handIn(older, { fields: {}, answers: solved('Sara').answers, at })
  expect(await judge(assignment, handedIn(value), check)).toMatchObject({ state: 'older', solved: exercises.length })
})

test('answers to another assignment, and what cannot be read, are a row with the reason', async () => {
  const other = handIn({ ...assignment, id: 'week-4' }, { fields: {}, answers: {}, at })
  expect(await judge(assignment, handedIn(other), check)).toMatchObject({ state: 'other', solved: 0 })
  const damaged = await judge(assignment, readHandedIn('x.json', '{"what":')[0] ?? expect.fail(), check)
  expect(damaged).toMatchObject({ from: 'x.json', state: 'unreadable' })
  expect(damaged.reason).toMatch(/not JSON/)
})

test('equal answers of several students are found, and untouched starts are not', async () => {
  const untouched = handIn(assignment, {
    fields: {},
    answers: Object.fromEntries(assignment.exercises.map(({ id, start }) => [id, start])),
    at,
  })
  const rows: Row[] = []
  for (const value of [solved('Sara'), untouched, solved('Omid'), untouched])
    rows.push(await judge(assignment, handedIn(value), check))
  expect([...equalAnswers(assignment, rows).values()]).toEqual(exercises.map(() => [[0, 2]]))
})

test('links are found in text that mail has wrapped, one row for each, with its line', () => {
  const links = [solved('Sara'), solved('Omid')].map(
    (value) => `https://site.example/homework#${SUBMISSION_TEXT.encode(value)}`,
  )
  const wrapped = links.map((link) => link.replace(/.{60}/g, '$&=\n')).join('\n\nBest regards\n')
  const found = readHandedIn('mail.txt', `Hello\n${wrapped}\n`)
  expect(found.map(({ read }) => (read.ok ? read.value.fields.name : read.message))).toEqual(['Sara', 'Omid'])
  expect(found[0]?.from).toBe('mail.txt, line 2')
})

test('each row of a platform’s table is a row, with its other columns; one without a link says so', () => {
  const link = `https://site.example/homework#${SUBMISSION_TEXT.encode(solved('Sara'))}`
  const table = Papa.unparse([
    { 'Full name': 'Sara, A.', Online: link },
    { 'Full name': 'Omid', Online: '' },
  ])
  const found = readHandedIn('moodle.csv', `\ufeff${table}`)
  expect(found.map(({ from, known, read }) => [from, known['Full name'], read.ok])).toEqual([
    ['moodle.csv, row 2', 'Sara, A.', true],
    ['moodle.csv, row 3', 'Omid', false],
  ])
})

test('the table of results can be read back, and no cell in it is a formula', async () => {
  const formula = '=HYPERLINK("https://evil.test","x")'
  const rows = [await judge(assignment, handedIn(solved(formula), '=1+1'), check)]
  const { data } = Papa.parse<Record<string, string>>(resultsCsv(assignment, rows), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(1)
  expect(data[0]?.Solved).toBe(String(exercises.length))
  for (const value of Object.values(data[0] ?? {})) expect(value).not.toMatch(/^[=+\-@]/)
})

test('the page of results shows what students wrote as text only', async () => {
  const row = await judge(assignment, handedIn(solved('<img src=x onerror=alert(1)>'), '<b>.json'), check)
  const page = resultsPage(assignment, [row], at)
  expect(page).not.toMatch(/<img|<b>\.json/)
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
})
