import { describe, expect, test } from 'vitest'
import { prepareClientCode } from '../../sandbox/prepare-client-code.ts'
import { DIALECTS, loadDialect } from '../../servers/dialects.ts'
import { NO_UPSTREAM } from '../../servers/no-upstream.ts'
import { processorMs } from '../processor-time.ts'
import { HOSTILE_DIALECTS, type HostileDocument, hostileDocument, hostileDocuments } from './hostile-documents.ts'

/** Milliseconds of processor time for a check, for a start and for an answer each. */
const DEADLINE = 2000
const ORIGIN = 'http://localhost:8080'
const FIXED = Array.from({ length: 195 }, (_, seed) => seed)
const ANY = Array.from({ length: 5 }, () => 1000 + Math.floor(Math.random() * 1e6))

/** What took how long; none may take longer than the deadline. */
async function timesOf({ dialect, text, path = '/', headers = [] }: HostileDocument) {
  const loaded = await loadDialect(dialect)
  const times = { check: await processorMs(() => loaded.check(text)), start: 0, answer: 0 }
  // A server's own code runs in a worker, which is ended by another test.
  if (DIALECTS[dialect].kind === 'code') return times
  const startCode = async () => ({ crash: { text: 'No code is run here.' } })
  let answer: (() => Promise<unknown>) | null = null
  times.start = await processorMs(async () => {
    const { server } = await loaded.start(text, { origin: ORIGIN, startCode, print: () => {} })
    const request = { method: 'GET', url: ORIGIN + path, headers, body: null }
    answer = server && (() => server.answer(request, NO_UPSTREAM).catch((error: Error) => error))
  })
  times.answer = await processorMs(() => answer?.())
  return times
}

test('hostileDocuments gives the same documents for the same seeds, in turn for every dialect', () => {
  const documents = hostileDocuments(50, 7)
  expect(documents).toEqual(hostileDocuments(50, 7))
  expect(new Set(documents.map(({ dialect }) => dialect))).toEqual(new Set(HOSTILE_DIALECTS))
})

describe('hostile documents keep to the deadlines', () => {
  test.each(HOSTILE_DIALECTS)('200 for %s', { timeout: 120_000 }, async (dialect) => {
    for (const seed of [...FIXED, ...ANY]) {
      const document = hostileDocument(dialect, seed)
      const times = await timesOf(document)
      const slow = Object.values(times).some((ms) => ms > DEADLINE)
      expect(slow ? { dialect, seed, kind: document.kind, ...times } : null).toBeNull()
    }
  })

  test('200 as the script of a page', { timeout: 120_000 }, async () => {
    for (const seed of [...FIXED, ...ANY]) {
      const { text, kind } = hostileDocument('express', seed)
      const ms = await processorMs(() => prepareClientCode(text, seed % 2 ? 'typescript' : 'javascript'))
      expect(ms > DEADLINE ? { seed, kind, ms } : null).toBeNull()
    }
  })
})
