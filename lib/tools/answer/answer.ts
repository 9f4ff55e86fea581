/**
 * `npm run -s answer < cases.json > results.json`: what each server middleware answers, without a browser. Takes an
 * array of cases (see `case.ts`) and prints an array of results in the same order.
 */

import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { idOf } from '../id-of.ts'
import { answerCase } from './middlewares.ts'

const headers = v.record(v.string(), v.union([v.string(), v.array(v.string())]))

const corsCase = v.object({
  id: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  middleware: v.string(),
  version: v.optional(v.string(), ''),
  config: v.optional(v.unknown(), null),
  app: v.exactOptional(v.string()),
  request: v.object({
    method: v.string(),
    path: v.exactOptional(v.string()),
    headers: v.optional(headers, {}),
  }),
  existingResponseHeaders: v.exactOptional(headers),
})

async function answerOne(value: unknown): Promise<object> {
  const given = v.safeParse(corsCase, value)
  if (given.success) return { id: idOf(value), ...(await answerCase(given.output)) }
  const [issue] = given.issues
  return { id: idOf(value), unsupported: `This is not a case: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}` }
}

async function main(): Promise<void> {
  let cases: unknown
  try {
    cases = JSON.parse(await text(process.stdin))
    if (!Array.isArray(cases)) throw new TypeError('The input is not an array of cases.')
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
    return
  }
  const results: object[] = []
  for (const one of cases as unknown[]) results.push(await answerOne(one))
  process.stdout.write(`[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`)
}

await main()
