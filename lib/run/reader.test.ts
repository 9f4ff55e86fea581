import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromReader, ToReader } from './read-messages.ts'
import { createReader, TookTooLong } from './reader.ts'
import { read } from './serve-readings.ts'

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

test.each([
  [[3, 7], 7],
  [[3, null], null],
  [[], null],
])('of a text that was given up, the line that the worker named last is known: of %j, %j', async (lines, known) => {
  const { workers, check } = readerWithWorkers()
  const given = check('hostile').catch((error: unknown) => error)
  for (const line of lines) workers[0]?.answer({ id: 1, line })
  vi.advanceTimersByTime(10_000)
  expect(await given).toBeInstanceOf(TookTooLong)
  expect(await given).toMatchObject({ line: known })
})

test('a line of an earlier question is not taken for one of the next', async () => {
  const { workers, check } = readerWithWorkers()
  const first = check('1', 'a')
  const second = check('2', 'b').catch((error: unknown) => error)
  workers[0]?.answer({ id: 1, answer: [] })
  await first
  workers[0]?.answer({ id: 1, line: 5 })
  vi.advanceTimersByTime(10_000)
  expect(await second).toMatchObject({ line: null })
})

test.each([
  ['nginx', 'server {\n  location / {\n    return 200;\n  }\n}\n', [1, 2, 3]],
  ['fiber-2.52', 'package main\n\nfunc main() {\n\tif true {\n\t\tprintln(1)\n\t}\n}\n', [4, 5]],
] as const)('while a text of %s is checked, each part is named by its line', async (dialect, text, lines) => {
  const said: FromReader[] = []
  const answer = await read({ id: 9, kind: 'check', asked: { dialect, text } }, (message) => said.push(message))
  expect(answer).toMatchObject({ id: 9, answer: expect.anything() })
  expect(said).toEqual(lines.map((line) => ({ id: 9, line })))
})

test('of a text with very many parts the line is at last not known', async () => {
  const said: FromReader[] = []
  const text = `server {\n${'add_header X y;\n'.repeat(3_000)}}\n`
  await read({ id: 9, kind: 'check', asked: { dialect: 'nginx', text } }, (message) => said.push(message))
  expect(said).toHaveLength(2_000)
  expect(said.at(-1)).toEqual({ id: 9, line: null })
})
