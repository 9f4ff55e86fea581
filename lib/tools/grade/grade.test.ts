import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { ASSIGNMENT_TEXT, SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import { handIn } from '@/lib/homework/submission.ts'
import { sampleAssignment, sampleExercises } from '@/lib/testing/homework/sample-assignment.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'preflight-grade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assignment = sampleAssignment()
const exercises = sampleExercises()
const written = (name: string, code?: string) =>
  handIn(assignment, {
    fields: { name, number: '17' },
    answers: Object.fromEntries(
      exercises.map(({ id, edits, solution }): [string, PlaygroundDocument] => [
        id,
        code !== undefined && edits !== 'servers'
          ? { ...solution, client: { language: 'javascript', code } }
          : solution,
      ]),
    ),
    at: new Date('2026-12-01T10:00:00Z'),
  })

const HOSTILE: Readonly<Record<string, string>> = {
  'an endless loop': 'for (;;) {}',
  'memory that grows': 'const all = []; for (;;) all.push(new Array(1e6).fill(1))',
  'methods that always agree':
    'Array.prototype.every = () => true; Array.prototype.filter = () => []; Array.prototype.some = () => false; await fetch("https://bar.other/resources/public-data/")',
  'timers without an end':
    'setInterval(() => fetch("https://bar.other/x"), 1); setInterval(() => setInterval(() => {}, 1), 1)',
  'the end of the process':
    'try { process.exit(0) } catch {} ; globalThis.constructor.constructor("return process")().exit(0)',
}

test('grade judges a folder of answers, the hostile ones too, each in one row with its reason', {
  timeout: 170_000,
}, async () => {
  writeFileSync(join(folder, 'week-3.preflight-assignment.json'), ASSIGNMENT_TEXT.file(assignment))
  for (let n = 0; n < 6; n += 1)
    writeFileSync(join(folder, `right-${n}.json`), SUBMISSION_TEXT.file(written(`Right ${n}`)))
  writeFileSync(join(folder, 'links.txt'), `https://x.example/homework#${SUBMISSION_TEXT.encode(written('By link'))}\n`)
  writeFileSync(join(folder, 'damaged.json'), SUBMISSION_TEXT.file(written('Damaged')).slice(0, 500))
  for (const [name, code] of Object.entries(HOSTILE))
    writeFileSync(join(folder, `hostile ${name}.json`), SUBMISSION_TEXT.file(written(name, code)))
  const csv = join(folder, 'out.csv')
  const began = performance.now()
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', 'lib/tools/grade/grade.ts', folder, '--csv', csv, '--page', join(folder, 'out.html')],
    { timeout: 160_000 },
  )
  expect(performance.now() - began).toBeLessThan(120_000)
  expect(stdout).toContain('14 submissions'.replace('14', String(8 + Object.keys(HOSTILE).length)))
  const { data } = Papa.parse<Record<string, string>>(readFileSync(csv, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  const row = (from: string) => data.find((each) => each.From === from) ?? expect.fail(`no row for ${from}`)
  for (let n = 0; n < 6; n += 1)
    expect(row(`right-${n}.json`)).toMatchObject({ State: 'judged', Solved: '3', Name: `Right ${n}` })
  expect(row('links.txt')).toMatchObject({ State: 'judged', Solved: '3' })
  expect(row('damaged.json')).toMatchObject({ State: 'unreadable', Solved: '0' })
  const inScript = exercises.find(({ edits }) => edits !== 'servers')?.title ?? ''
  for (const name of Object.keys(HOSTILE)) {
    // Its answers in servers’ texts are right; the script is not.
    expect(row(`hostile ${name}.json`), name).toMatchObject({ State: 'judged', Solved: '2' })
    expect(row(`hostile ${name}.json`)[inScript], name).not.toBe('solved')
  }
  expect(readFileSync(join(folder, 'out.html'), 'utf8')).toContain('CORS, week 3')
})

test('grade without an assignment says how to name one', async () => {
  const empty = mkdtempSync(join(folder, 'empty-'))
  const failed = await run(process.execPath, ['--import', 'tsx', 'lib/tools/grade/grade.ts', empty]).catch(
    (error) => error,
  )
  expect(failed).toMatchObject({ code: 2 })
  expect(failed.stderr).toContain('--assignment')
})
