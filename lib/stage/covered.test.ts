import { describe, expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import { runInNode } from '../run/run-in-node.ts'
import { diagramOf } from '../trace/diagram/diagram.ts'
import type { DiagramModel } from '../trace/diagram/diagram-model.ts'
import { coveredRows } from './covered.ts'
import { documentLanes } from './document-lanes.ts'

/** bar.other redirects to elsewhere.test, which the document does not have before the redirect is followed. */
const REDIRECTS = documentOf({
  code: "fetch('https://bar.other/a').catch(() => {})",
  servers: {
    'https://bar.other': 'GET /a\n302 Found\nLocation: https://elsewhere.test/b\nAccess-Control-Allow-Origin: *',
  },
})
const whole = diagramOf(await runInNode(REDIRECTS))
const known = documentLanes(REDIRECTS)

describe('a covered run', () => {
  test('has before the first step no row, and the lanes of its document', () => {
    const covered = coveredRows(whole, 0, known)
    expect(covered.rows).toEqual([])
    expect(covered.lanes.map(({ subtitle }) => subtitle)).toEqual(['foo.example', 'Chrome', 'bar.other'])
  })

  test('has after each step exactly the rows so far, unchanged', () => {
    for (let step = 0; step <= whole.rows.length; step += 1)
      expect(coveredRows(whole, step, known).rows).toEqual(whole.rows.slice(0, step))
  })

  test('shows a server that a redirect leads to only with the row that reaches it', () => {
    const reaches = whole.rows.findIndex((row) => row.kind === 'message' && row.to === 'https://elsewhere.test')
    expect(reaches).toBeGreaterThan(0)
    const hosts = (step: number) => coveredRows(whole, step, known).lanes.map(({ subtitle }) => subtitle)
    expect(hosts(reaches)).not.toContain('elsewhere.test')
    expect(hosts(reaches + 1)).toContain('elsewhere.test')
  })

  test('keeps the order of the lanes from the first step to the last', () => {
    const ids = (step: number) => coveredRows(whole, step, known).lanes.map(({ id }) => id)
    for (let step = 0; step < whole.rows.length; step += 1)
      expect(ids(step + 1).slice(0, ids(step).length)).toEqual(ids(step))
  })
})

test('a server is called a proxy only when a row has reached it', () => {
  const [first] = whole.rows
  if (!first) throw new Error('The run has rows.')
  const proxy = { id: 'https://p.test', subtitle: 'p.test' }
  const model: DiagramModel = {
    lanes: [{ ...proxy, kind: 'proxy', title: 'Proxy' }],
    rows: [
      first,
      {
        ...first,
        id: 'handler',
        kind: 'mark',
        lane: proxy.id,
        shape: 'pill',
        tone: 'go',
        text: '✓ handler ran',
        note: '',
      },
    ],
  }
  const titles = (step: number) =>
    coveredRows(model, step, [{ ...proxy, kind: 'server', title: 'Server' }]).lanes.map(({ title }) => title)
  expect(titles(1)).toEqual(['Server'])
  expect(titles(2)).toEqual(['Proxy'])
})
