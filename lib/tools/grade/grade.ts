/**
 * `npm run -s grade -- answers/ [--assignment FILE] [--csv FILE] [--page FILE]`: runs every answer that was handed in
 * against every probe of the assignment, and writes a table and a readable page. `answers/` may be a folder, a file of
 * answers, a text file of links, or a CSV of a learning platform. Exit status 0 when everything was judged, 2 when the
 * command could not begin.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Assignment } from '../../homework/assignment.ts'
import { ASSIGNMENT_TEXT } from '../../homework/homework-text.ts'
import { type Check, type HandedIn, judge, type Row } from '../../homework/judge.ts'
import { readHandedIn } from '../../homework/read-handed-in.ts'
import { resultsCsv } from '../../homework/results-csv.ts'
import { resultsPage } from '../../homework/results-page.ts'
import { createPool } from '../threads/pool.ts'
import type { Answer, Question } from './grade-messages.ts'

/** Milliseconds for one answer with all of its probes; a thread that computes without a pause is ended after 2 seconds. */
const LONGEST_ANSWER = 12_000

const STOPPED = 'The answer did not come to an end, or used up its memory, and was stopped.'
const ASSIGNMENT_FILE = /\.preflight-assignment\.json$/i
const HANDED_IN = /\.(json|txt|csv|md|eml|html?)$/i

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { assignment: { type: 'string' }, csv: { type: 'string' }, page: { type: 'string' } },
})

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})

async function main(): Promise<void> {
  const [path] = positionals
  if (path === undefined || positionals.length > 1)
    throw new Error(
      'Name one folder or file of answers: npm run -s grade -- answers/ --assignment homework.preflight-assignment.json',
    )
  if (!existsSync(path)) throw new Error(`There is no file or folder ${path}.`)
  const assignment = assignmentFrom(path)
  const handedIn = handedInAt(path)
  if (handedIn.length === 0)
    throw new Error(`${path} has no file of answers: they end in .json, .txt, .csv, .md, .eml or .html.`)
  const rows = await judgeAll(assignment, handedIn)
  const csv = values.csv ?? 'results.csv'
  const page = values.page ?? 'results.html'
  writeFileSync(csv, `\ufeff${resultsCsv(assignment, rows)}`)
  writeFileSync(page, resultsPage(assignment, rows, new Date()))
  const aside = rows.filter(
    ({ state, exercises }) => state !== 'judged' || exercises.some(({ result }) => result.how === 'stopped'),
  )
  process.stdout.write(
    `${rows.length} submissions of “${assignment.title}”: ${rows.filter(({ solved }) => solved === assignment.exercises.length).length} solved ${assignment.exercises.length === 1 ? 'the exercise' : `all ${assignment.exercises.length} exercises`}, ${aside.length} need a look.\n`,
  )
  for (const { from, state, reason, exercises } of aside) {
    const stopped = exercises.flatMap(({ title, result }) =>
      result.how === 'stopped' ? [`${title}: ${result.why}`] : [],
    )
    process.stdout.write(`  ${from}: ${[state, reason, ...stopped].filter(Boolean).join('. ')}\n`)
  }
  process.stdout.write(`Written: ${csv}, ${page}\n`)
}

/** The assignment that was named, or the only one that lies among the answers. */
function assignmentFrom(path: string): Assignment {
  const named = values.assignment
  const found = named === undefined ? filesAt(path).filter((file) => ASSIGNMENT_FILE.test(file)) : [named]
  const [file] = found
  if (file === undefined || found.length > 1)
    throw new Error(
      `${found.length === 0 ? 'No assignment' : `${found.length} assignments`} in ${path}. Name the file: --assignment homework.preflight-assignment.json`,
    )
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const read = ASSIGNMENT_TEXT.readFile(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`${file}: ${read.message}`)
  return read.value
}

function handedInAt(path: string): readonly HandedIn[] {
  return filesAt(path)
    .filter((file) => HANDED_IN.test(file) && !ASSIGNMENT_FILE.test(file))
    .flatMap((file) => readHandedIn(file === path ? basename(path) : relative(path, file), readFileSync(file, 'utf8')))
}

/** The files of a folder and of its folders, in the order of their names; a file itself. */
function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesAt(inside)
      return entry.isFile() ? [inside] : []
    })
}

async function judgeAll(assignment: Assignment, handedIn: readonly HandedIn[]): Promise<readonly Row[]> {
  const pool = await createPool<Question, Answer>('lib/tools/grade/grade-thread.ts', LONGEST_ANSWER)
  const check: Check = (exercise, answer) =>
    pool.use(async (thread) => {
      const told = await thread.ask({ exercise, answer })
      if (told.how === 'lost') return { how: 'stopped', why: told.problem ?? STOPPED }
      return told.answer
    })
  let done = 0
  const progress = () => {
    done += 1
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${handedIn.length}${done === handedIn.length ? '\n' : ''}`)
  }
  try {
    return await Promise.all(
      handedIn.map(async (one) => {
        const row = await judge(assignment, one, check)
        progress()
        return row
      }),
    )
  } finally {
    await pool.end()
  }
}
