import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '@/lib/curl/parse-command.ts'
import { networkPanel } from '@/lib/devtools/network-panel.ts'
import type { NetworkRow } from '@/lib/devtools/panel-model.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { askServers } from '@/lib/run/ask-servers.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { startCodeInNode } from '@/lib/run/start-code-in-node.ts'
import { handlers, printed, requests, runExample } from '@/lib/testing/run-example.ts'
import type { BrowserName } from '@/lib/trace/events.ts'
import { harOf } from '@/lib/trace/export/har.ts'
import { lesson } from './lesson.ts'

const example = (name: string): PlaygroundDocument => {
  const document = lesson.examples[name]?.document
  if (!document) throw new Error(`no example ${name}`)
  return document
}
const panel = async (name: string, browser: BrowserName) => networkPanel(await runExample(lesson, name, { browser }))
const cell = (row: NetworkRow | undefined, id: keyof NetworkRow['cells']) => row?.cells[id]?.text ?? ''
const notes = (row: NetworkRow | undefined) =>
  row?.tabs.flatMap(({ sections }) => sections.flatMap(({ note }) => note ?? [])) ?? []

/** The commands of the prose, as a reader types them. */
const COMMANDS = [
  ...readFileSync(new URL('lesson.mdx', import.meta.url), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm),
].flatMap(([, block = '']) => block.trim().split(/\n(?=curl)/))

async function curl(document: PlaygroundDocument, line: string): Promise<string> {
  const parsed = parseCommand(line)
  if (!('command' in parsed)) throw new Error(`not a command: ${line}`)
  return (await askServers(document, parsed.command, new Map(), { startCode: startCodeInNode })).text
}

describe('which row it is', () => {
  test('two rows are red: the refused one, whose answer has the status 200, and the one with 404, which the script could read', async () => {
    const { rows } = await panel('three-calls', 'chromium')
    expect(rows.map((row) => [cell(row, 'name'), cell(row, 'status'), row.failed])).toEqual([
      ['products', '200', false],
      ['offers', 'CORS error', true],
      ['7', '404', true],
    ])
    const trace = await runExample(lesson, 'three-calls')
    expect(trace.flatMap((e) => (e.type === 'response' ? [e.status] : []))).toEqual([200, 200, 404])
    expect(printed(trace, 'script')).toEqual(['/products 200', '/offers no answer for the script', '/stock/7 404'])
  })

  test('Firefox says Blocked, and the reason in Transferred; Safari has no column for it, and the Console has it', async () => {
    const { rows } = await panel('three-calls', 'firefox')
    expect([cell(rows[1], 'status'), cell(rows[1], 'transferred')]).toEqual(['Blocked', 'CORS Missing Allow Origin'])
    expect((await panel('three-calls', 'webkit')).columns.map(({ id }) => id)).not.toContain('status')
    const told = printed(await runExample(lesson, 'three-calls', { browser: 'webkit' }), 'browser')
    expect(told.join(' ')).toContain('Access-Control-Allow-Origin')
  })
})

describe('one call, two rows', () => {
  test('Chrome shows the preflight by its type, Firefox by its method, and Safari not at all', async () => {
    const chromium = (await panel('two-rows', 'chromium')).rows
    expect(chromium.map((row) => cell(row, 'type')).sort()).toEqual(['fetch', 'preflight'])
    expect((await panel('two-rows', 'firefox')).rows.map((row) => cell(row, 'method')).sort()).toEqual([
      'OPTIONS',
      'PUT',
    ])
    expect((await panel('two-rows', 'webkit')).rows).toHaveLength(1)
  })

  test('the preflight got a 204, and the row of the PUT has provisional headers, as it was never sent', async () => {
    const { rows } = await panel('two-rows', 'chromium')
    expect(
      cell(
        rows.find(({ preflight }) => preflight),
        'status',
      ),
    ).toBe('204')
    expect(notes(rows.find(({ preflight }) => !preflight))).toContain('Provisional headers are shown')
    expect(requests(await runExample(lesson, 'two-rows')).map(({ method }) => method)).toEqual(['OPTIONS'])
  })
})

describe('no row at all', () => {
  test('nothing is sent; Chrome has no row, Firefox has one that says CSP, and the Console names the rule', async () => {
    const trace = await runExample(lesson, 'no-row')
    expect([requests(trace), handlers(trace)]).toEqual([[], []])
    expect(printed(trace, 'browser').join(' ')).toContain("connect-src 'self'")
    expect((await panel('no-row', 'chromium')).rows).toEqual([])
    const [row] = (await panel('no-row', 'firefox')).rows
    expect([cell(row, 'status'), cell(row, 'transferred')]).toEqual(['Blocked', 'CSP'])
  })

  test('a call from https to http is not sent either', async () => {
    const start = lesson.exercises.find(({ id }) => id === 'it-never-left')?.start
    if (!start) throw new Error('no exercise')
    expect(requests(await runInNode(start))).toEqual([])
  })
})

describe('asking without a browser', () => {
  test('the prose has commands of every kind that it speaks of', () => {
    expect(COMMANDS).toHaveLength(4)
    expect(COMMANDS.map((line) => parseCommand(line)).every((parsed) => 'command' in parsed)).toBe(true)
  })

  test('the first command shows the data that the browser refused', async () => {
    const document = example('by-origin')
    expect(printed(await runInNode(document), 'script')).toEqual([])
    expect(await curl(document, COMMANDS[0] ?? '')).toContain('["tea","bread"]')
  })

  test('of the two commands with an Origin, only the second has a permission in its answer', async () => {
    const permissions = await Promise.all(
      COMMANDS.slice(1, 3).map(async (line) =>
        /^access-control-allow-origin: (.*)$/im.exec(await curl(example('by-origin'), line))?.[1]?.trim(),
      ),
    )
    expect(permissions).toEqual([undefined, 'https://www.shop.example'])
  })

  test('the command that asks as a preflight asks gets the answer that a preflight gets', async () => {
    const document = example('two-rows')
    const answer = await curl(document, COMMANDS[3] ?? '')
    expect(answer).toMatch(/^HTTP\/1\.1 204/)
    expect(answer).toMatch(/^access-control-allow-methods: GET\r?$/im)
    expect(answer).toMatch(/^access-control-allow-headers: content-type\r?$/im)
  })

  test('the lab suggests the command that asks as the script’s preflight does', async () => {
    const { firstCommands } = await import('@/lib/curl/first-commands.ts')
    const start = lesson.exercises.find(({ id }) => id === 'what-it-allows')?.start
    if (!start) throw new Error('no exercise')
    const second = firstCommands(await runInNode(start), 'https://shop.example', undefined)[1] ?? ''
    expect(second).toMatch(/OPTIONS.*PATCH.*x-api-version/)
    const answer = await curl(start, second)
    expect(answer).toMatch(/^access-control-allow-methods: GET,PUT\r?$/im)
    expect(answer).toMatch(/^access-control-allow-headers: Content-Type,X-Shop-Version\r?$/im)
  })
})

test('a HAR of the first example holds a request for each of its rows, with what the prose reads in it', async () => {
  const { entries } = harOf(await runExample(lesson, 'three-calls'), new Date(0)).log
  const offers = entries.find(({ request }) => request.url.endsWith('/offers'))
  expect(entries).toHaveLength((await panel('three-calls', 'chromium')).rows.length)
  expect(offers?.request.method).toBe('GET')
  expect(offers?.request.headers.find(({ name }) => name.toLowerCase() === 'origin')?.value).toBe(
    'https://shop.example',
  )
})

test('the answer to the call of the HAR says what the file does not', async () => {
  const solution = lesson.exercises.find(({ id }) => id === 'from-a-har')?.solution
  if (!solution) throw new Error('no exercise')
  expect(printed(await runInNode(solution), 'script').join()).toContain('already sent')
})
