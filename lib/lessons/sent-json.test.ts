import { expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import { runInNode } from '../run/run-in-node.ts'
import { sentJsonProblem } from './sent-json.ts'

const sends = async (init: string) => {
  const trace = await runInNode(
    documentOf({
      page: 'https://cafe.example/',
      code: `await fetch("/orders"${init})`,
      servers: { 'https://cafe.example': '* /orders\n201 Created\n' },
    }),
  )
  const call = trace.find((event) => event.type === 'call')
  return sentJsonProblem(call?.type === 'call' ? call.call : 0, trace)
}

test('a body that is JSON has no problem, whatever it holds', async () => {
  expect(await sends(', { method: "POST", body: JSON.stringify({ soup: 1 }) }')).toBeNull()
  expect(await sends(', { method: "POST", body: "[1, 2]" }')).toBeNull()
})

test('an object that became text is named, with what makes JSON of it', async () => {
  const problem = await sends(', { method: "POST", body: { soup: 1 } }')
  expect(problem).toContain('[object Object]')
  expect(problem).toContain('JSON.stringify')
})

test('words are no JSON, and a long body is cut in the sentence', async () => {
  expect(await sends(', { method: "POST", body: "One soup, please." }')).toContain('One soup, please.')
  const problem = await sends(`, { method: "POST", body: "${'soup '.repeat(40)}" }`)
  expect(problem).toContain('…')
  expect(problem?.length).toBeLessThan(130)
})

test('a request without a body is told so', async () => {
  expect(await sends('')).toBe('The request has no body.')
})
