import { expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { unmetExpectations } from './check-expectation.ts'

const post = async (server: string, mode = 'no-cors') => {
  const trace = await runInNode(
    documentOf({
      code: `await fetch("https://bar.other/notes", { method: "POST", mode: "${mode}" })`,
      servers: { 'https://bar.other': server },
    }),
  )
  return unmetExpectations({ says: '', expect: { rejected: true } }, trace)
}

test('a request that the server refused with 403 is rejected, whether or not the script can read the status', async () => {
  expect(await post('POST /notes\n403 Forbidden\n')).toEqual([])
  expect(await post('POST /notes\n403 Forbidden\n', 'cors')).toEqual([])
})

test('a request whose answer only the browser keeps is not rejected: the server did what it asked for', async () => {
  expect(await post('POST /notes\n200 OK\n', 'cors')).toEqual([
    'The server did what the request asked for: it answered with status 200. It should refuse, with 403.',
  ])
})

test('a request that was never sent is not rejected by the server', async () => {
  expect(await post('POST /notes\n403 Forbidden\n', 'same-origin')).toEqual([
    'The request was not sent, so the server could not refuse it.',
  ])
})
