import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { runInNode } from '../run/run-in-node.ts'
import { diagramOf } from '../trace/diagram/diagram.ts'
import { uncoveredDiagram, uncoveredOf } from './uncovered.ts'

const refusedPreflight = () =>
  runInNode({
    ...DEFAULT_DOCUMENT,
    client: {
      language: 'javascript',
      code: 'fetch("https://bar.other/data", { method: "PUT" }).catch(() => {})\nfetch("https://bar.other/data").catch(() => {})',
    },
    servers: [
      {
        origin: 'https://bar.other',
        dialect: 'raw',
        text: 'OPTIONS /data\n204\nAccess-Control-Allow-Origin: *\n\nPUT /data\n200\n\nGET /data\n200\n',
      },
    ],
  })

test('at each step students see the rows that are uncovered on the stage, and no event after them', async () => {
  const trace = await refusedPreflight()
  const whole = diagramOf(trace).rows
  expect(whole.length).toBeGreaterThan(8)
  for (let step = 0; step <= whole.length; step += 1) {
    const sent = uncoveredOf(trace, step)
    const shown = whole.slice(0, step)
    expect(uncoveredDiagram(sent).rows.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
    expect(sent.trace).toHaveLength(Math.max(0, ...shown.map(({ event }) => event + 1)))
  }
})

test('nothing is sent before the first step, nor before a run', async () => {
  expect(uncoveredOf(await refusedPreflight(), 0)).toEqual({ rows: [], trace: [] })
  expect(uncoveredOf(null, null)).toEqual({ rows: [], trace: [] })
})

test('a long text is shortened', async () => {
  const long = await runInNode({
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code: 'console.log("x".repeat(50_000))' },
  })
  expect(JSON.stringify(long).length).toBeGreaterThan(10_000)
  expect(JSON.stringify(uncoveredOf(long, null)).length).toBeLessThan(3_000)
})
