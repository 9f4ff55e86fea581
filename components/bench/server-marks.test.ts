import { expect, test } from 'vitest'
import { ADDRESS_SPACES } from '@/lib/trace/address-space.ts'
import { CONNECTIONS } from '@/lib/trace/connection.ts'
import { marksOf } from './server-marks.tsx'

test('a server that is reached as usual has no mark', () => {
  expect(marksOf({})).toEqual([])
})

test('a server’s connection and its address space are marked, in this order', () => {
  expect(marksOf({ connection: 'http1', addressSpace: 'local' }).map(({ mark }) => mark)).toEqual(['HTTP/1.1', 'local'])
})

test('every connection and every address space has a mark of its own, with a sentence', () => {
  const all = [
    ...CONNECTIONS.flatMap((connection) => marksOf({ connection })),
    ...ADDRESS_SPACES.flatMap((addressSpace) => marksOf({ addressSpace })),
  ]
  expect(new Set(all.map(({ mark }) => mark)).size).toBe(CONNECTIONS.length + ADDRESS_SPACES.length)
  for (const { mark, title } of all) {
    expect(mark.length).toBeLessThanOrEqual(18)
    expect(title).toMatch(/^[A-Z]/)
  }
})
