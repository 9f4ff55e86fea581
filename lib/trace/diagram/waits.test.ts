import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { decisiveStep } from './decisive-step.ts'
import { diagramOf } from './diagram.ts'
import { layOutDiagram } from './diagram-layout.ts'
import { rowShapes } from './diagram-shapes.ts'
import { timeInWords } from './waits.ts'

const CALL = 'await fetch("https://bar.other/resources/public-data/").catch(() => {})'
const wait = (milliseconds: number) => `await new Promise((done) => setTimeout(done, ${milliseconds}))`

async function rowsOfScript(...lines: string[]) {
  const code = lines.join('\n')
  const trace = await runInNode({ ...DEFAULT_DOCUMENT, client: { ...DEFAULT_DOCUMENT.client, code } })
  return diagramOf(trace)
}
const gaps = (model: Awaited<ReturnType<typeof rowsOfScript>>) =>
  model.rows.flatMap((row) => (row.kind === 'mark' && row.shape === 'gap' ? [row] : []))

test('time that a script waits between two calls is a gap between their messages, in words', async () => {
  const model = await rowsOfScript(CALL, wait(3_000), CALL)
  const [gap, ...more] = gaps(model)
  expect(more).toEqual([])
  expect(gap).toMatchObject({ text: '3 s later', says: '3 seconds later.' })
  const at = gap ? model.rows.indexOf(gap) : -1
  expect(model.rows[at - 1]?.number).toBe(1)
  expect(model.rows[at + 1]).toMatchObject({ kind: 'message', what: 'call', number: 2 })
  expect(decisiveStep(model)).not.toBe(at + 1)
})

test('waits one after another are one gap, and a wait before the first call or after the last is none', async () => {
  const model = await rowsOfScript(wait(5_000), CALL, wait(60_000), wait(30_000), CALL, wait(5_000))
  expect(gaps(model).map(({ text }) => text)).toEqual(['1 min 30 s later'])
})

test('a pause shorter than a second is no gap', async () => {
  expect(gaps(await rowsOfScript(CALL, wait(20), CALL))).toEqual([])
})

test('a gap is drawn across the picture, and interrupts the lanes', async () => {
  const layout = layOutDiagram(await rowsOfScript(CALL, wait(3_600_000), CALL), 740)
  const gap = layout.rows.find(({ row }) => row.kind === 'mark' && row.shape === 'gap')
  if (!gap) throw new Error('There is no gap.')
  const shapes = rowShapes(gap, false)
  expect(shapes).toContainEqual(expect.objectContaining({ kind: 'text', text: '1 h later', x: 370 }))
  expect(shapes).toContainEqual(expect.objectContaining({ kind: 'rect', width: 728, fill: 'panel' }))
})

test.each([
  [1_000, '1 s', '1 second'],
  [86_400_000 + 7_200_000 + 1_000, '1 d 2 h', '1 day 2 hours'],
  [3_599_970, '1 h', '1 hour'],
])('%i ms are %s, or %s', (milliseconds, short, long) => {
  expect(timeInWords(milliseconds)).toBe(short)
  expect(timeInWords(milliseconds, true)).toBe(long)
})
