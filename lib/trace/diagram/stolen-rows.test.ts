import { describe, expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { verdictOf } from '../export/verdict.ts'
import { decisiveCall } from '../summary/decisive-call.ts'
import { runSummary } from '../summary/run-summary.ts'
import { explain } from '../why/explanation.ts'
import { diagramOf } from './diagram.ts'

const API = 'https://api.shop.example'
const read = (path: string) => `await fetch("${API}${path}", { credentials: "include" }).catch(() => {})\n`
const run = (page: string, code: string) =>
  runInNode(
    documentOf({
      page,
      stranger: { wants: 'a red lamp', whose: 'Sara' },
      code,
      servers: {
        [API]: `GET /orders
200
Access-Control-Allow-Origin: {origin}
Access-Control-Allow-Credentials: true

a red lamp

GET /closed
200

a red lamp`,
      },
      cookies: { [API]: 'session=sara' },
    }),
  )
const result = (trace: Awaited<ReturnType<typeof run>>, call: number) =>
  diagramOf(trace).rows.find((row) => row.kind === 'message' && row.what === 'result' && row.call === call)

describe('a successful attack in the views', () => {
  const attack = run('https://evil.test/', read('/orders'))

  test('the diagram ends in an arrow of its own, with a sign and words', async () => {
    expect(result(await attack, 1)).toMatchObject({
      tone: 'danger',
      detail: { value: '⚠ Sara’s data is stolen', tone: 'danger' },
      says: 'The attack succeeds: the script on evil.test gets Sara’s data. Your script gets the response, status 200.',
    })
  })

  test('Why begins with it, and goes on with the reason', async () => {
    expect(explain(await attack, 1)?.paragraphs[0]).toBe(
      '**Sara’s data was stolen by evil.test.** **api.shop.example** names **evil.test** in Access-Control-Allow-Origin, so Chrome hands the answer to the script.',
    )
  })

  test('the exports and the summary for screen readers say it', async () => {
    expect(verdictOf(await attack).lines[0]).toMatchObject({ tone: 'danger' })
    expect(runSummary(await attack)).toContain('May the script read it? Yes: Sara’s data is stolen.')
  })

  test('of several calls the stolen one is shown first, and a refused one looks refused', async () => {
    const trace = await run('https://evil.test/', read('/closed') + read('/orders'))
    expect(decisiveCall(trace)).toBe(2)
    expect(result(trace, 1)).toMatchObject({ tone: 'stop' })
    expect(verdictOf(trace).lines.map(({ text }) => text)).toEqual([
      '1. GET api.shop.example/closed: ✕ the script may not read it',
      '2. GET api.shop.example/orders: ⚠ Sara’s data is stolen',
    ])
  })
})
