/**
 * Makes lib/browser/standard/fetch-steps.txt of another edition of the Fetch Standard, for the algorithms that it has now:
 * `npx tsx lib/tools/standard/list-fetch-steps.ts fetch.bs > steps.txt`. The lines at its top, which name the edition, are
 * kept as they are.
 */
import { readFileSync } from 'node:fs'
import { stepBeginnings } from './step-beginnings.ts'

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Usage: list-fetch-steps.ts FETCH.BS')
const source = readFileSync(path, 'utf8')
const listed = readFileSync(new URL('../../browser/standard/fetch-steps.txt', import.meta.url), 'utf8').split('\n')
const sections = listed
  .filter((line) => line.startsWith('#'))
  .map((anchor) => [anchor, ...stepBeginnings(source, anchor).map((step) => `  ${step}`)].join('\n'))
const top = listed.filter((line) => line.startsWith('//')).join('\n')
process.stdout.write(`${[top, ...sections].join('\n\n')}\n`)
