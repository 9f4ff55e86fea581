import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SCENARIO = {
  page: 'https://foo.example',
  fetches: [{ url: 'https://bar.other/data' }],
  servers: { 'https://bar.other': [{ path: '/data', status: 200, headers: [['Content-Type', 'text/plain']] }] },
}

interface Run {
  readonly lines: { id: unknown; error?: string; fetches?: { outcome: string; reason?: string }[] }[]
  readonly code: number | null
}

function simulate(input: string, ...options: string[]): Promise<Run> {
  const program = fileURLToPath(new URL('simulate.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...options], { stdio: ['pipe', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stdin.end(input)
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({
        code,
        lines: output
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      }),
    )
  })
}

test('every line is answered in order, also after one that is not a scenario', async () => {
  const lines = [
    JSON.stringify({ ...SCENARIO, id: 1 }),
    'no JSON',
    '{"id":"x"}',
    '',
    JSON.stringify({ ...SCENARIO, id: 2 }),
  ]
  const run = await simulate(lines.join('\n'), '--browser', 'chromium')
  expect(run.lines.map(({ id, error }) => [id, error !== undefined])).toEqual([
    [1, false],
    [null, true],
    ['x', true],
    [2, false],
  ])
  expect(run.lines[0]?.fetches).toEqual([{ outcome: 'network-error', reason: 'MissingAllowOriginHeader' }])
  expect(run.code).toBe(1)
}, 30_000)

test('simulate succeeds when every line was a scenario, and refuses an unknown browser', async () => {
  const [good, unknown] = await Promise.all([
    simulate(JSON.stringify({ ...SCENARIO, id: 1 })),
    simulate('', '--browser', 'lynx'),
  ])
  expect([good.code, good.lines.length, unknown.code, unknown.lines.length]).toEqual([0, 1, 2, 0])
}, 30_000)
