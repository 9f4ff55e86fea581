import { expect, test } from 'vitest'
import { summaryOf } from './fix-summary.ts'

const step = (header: string, value: string) => ({
  remedy: { server: 'https://bar.other', exchange: 1, header, value, preflight: true },
  candidate: { document: { version: 1, page: { url: '' }, client: { code: '' }, servers: [] }, server: '' } as never,
})

test('the summary of a fix gives several values of one header as one list', () => {
  const steps = [
    step('Access-Control-Allow-Methods', 'PUT'),
    step('Access-Control-Allow-Headers', 'x-a'),
    step('Access-Control-Allow-Headers', 'x-b'),
  ]
  expect(summaryOf(steps)).toBe(
    'bar.other then sends `Access-Control-Allow-Methods: PUT` and `Access-Control-Allow-Headers: x-a, x-b`.',
  )
})
