import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromReader, ToReader } from './read-messages.ts'
import { createReader, TookTooLong } from './reader.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Started {
  readonly asked: ToReader[]
  answer(message: FromReader): void
  breaks(error: Error): void
  ended: boolean
}

function readerWithWorkers() {
  const workers: Started[] = []
  const reader = createReader((answer, breaks) => {
    const worker: Started = { asked: [], answer, breaks, ended: false }
    workers.push(worker)
    return {
      send: (question) => worker.asked.push(question),
      end: () => {
        worker.ended = true
      },
    }
  })
  const check = (text: string, place = 'a') => reader.ask('check', { dialect: 'raw', text }, place)
  return { workers, check }
}

const textOf = (question: ToReader | undefined) => (question?.kind === 'check' ? question.asked.text : null)

test('questions are sent one after another, each when the previous one has its answer', async () => {
  const { workers, check } = readerWithWorkers()
  const first = check('1', 'a')
  const second = check('2', 'b')
  expect(workers[0]?.asked.map(textOf)).toEqual(['1'])
  workers[0]?.answer({ id: 1, answer: [] })
  expect(await first).toEqual([])
  expect(workers[0]?.asked.map(textOf)).toEqual(['1', '2'])
  workers[0]?.answer({ id: 2, answer: [] })
  expect(await second).toEqual([])
})

test('a newer text replaces one that still waits, and does not queue behind it', async () => {
  const { workers, check } = readerWithWorkers()
  const typed = ['1', '2', '3', '4'].map((text) => check(text))
  workers[0]?.answer({ id: 1, answer: [] })
  expect(await typed[1]).toBe(null)
  expect(await typed[2]).toBe(null)
  expect(workers[0]?.asked.map(textOf)).toEqual(['1', '4'])
})

test('a worker that a text keeps busy is ended, and the next question gets a new worker', async () => {
  const { workers, check } = readerWithWorkers()
  const easy = check('easy')
  workers[0]?.answer({ id: 1, answer: [] })
  await easy
  const hostile = check('hostile').catch((error: unknown) => error)
  const after = check('after', 'b')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(workers[0]?.ended).toBe(false)
  await vi.advanceTimersByTimeAsync(2)
  expect(workers[0]?.ended).toBe(true)
  expect(await hostile).toBeInstanceOf(TookTooLong)
  expect(workers[1]?.asked.map(textOf)).toEqual(['after'])
  // A late answer of the ended worker is ignored.
  workers[0]?.answer({ id: 3, answer: [] })
  workers[1]?.answer({ id: 3, answer: [{ severity: 'info', code: 'x', message: 'y', from: AT, to: AT }] })
  expect(await after).toHaveLength(1)
})

test('a worker that does not load fails its question, and the next one tries again', async () => {
  const { workers, check } = readerWithWorkers()
  const first = check('1').catch((error: Error) => error.message)
  workers[0]?.breaks(new Error('no chunk'))
  expect(await first).toBe('no chunk')
  const second = check('2')
  workers[1]?.answer({ id: 2, answer: [] })
  expect(await second).toEqual([])
})

test('a dialect that does not load fails its own question only', async () => {
  const { workers, check } = readerWithWorkers()
  const first = check('1').catch((error: Error) => error.message)
  workers[0]?.answer({ id: 1, failed: 'no dialect' })
  expect(await first).toBe('no dialect')
  const second = check('2')
  workers[0]?.answer({ id: 2, answer: [] })
  expect(await second).toEqual([])
  expect(workers).toHaveLength(1)
})

const AT = { line: 1, column: 1 }
