import { expect, test } from 'vitest'
import { createTextWorkers } from './text-workers.ts'

function withWorkers() {
  const started: { readonly served: unknown[]; ended: boolean }[] = []
  /** For each worker in its turn: the dialects that it was told to load. */
  const loads: unknown[] = []
  const workers = createTextWorkers(() => {
    const worker = { served: [] as unknown[], ended: false }
    started.push(worker)
    return {
      postMessage: (message: unknown, [port]: unknown[] = []) =>
        port === undefined ? loads.push(message) : worker.served.push(port),
      terminate: () => {
        worker.ended = true
      },
    } as unknown as Worker
  })
  return { started, workers, loads }
}
const port = (name: string) => name as unknown as MessagePort

test('a worker that is ready is given to the next server, and a second server gets its own', () => {
  const { started, workers, loads } = withWorkers()
  workers.warm(['raw', 'nginx'])
  expect(loads).toEqual([['raw', 'nginx']])
  workers.spawn(1, port('a'))
  workers.spawn(2, port('b'))
  expect(started.map(({ served }) => served)).toEqual([['a'], ['b']])
})

test('a worker that is given back serves again', () => {
  const { started, workers } = withWorkers()
  workers.spawn(1, port('a'))
  workers.end(1, false)
  workers.spawn(2, port('b'))
  expect(started).toHaveLength(1)
  expect(started[0]).toEqual({ served: ['a', 'b'], ended: false })
})

test('a worker that hung is ended and never serves again', () => {
  const { started, workers } = withWorkers()
  workers.spawn(1, port('a'))
  workers.end(1, true)
  workers.spawn(2, port('b'))
  expect(started).toEqual([
    { served: ['a'], ended: true },
    { served: ['b'], ended: false },
  ])
})

test('workers that are given back beyond what is kept are ended', () => {
  const { started, workers } = withWorkers()
  for (let id = 1; id <= 8; id++) workers.spawn(id, port(String(id)))
  for (let id = 1; id <= 8; id++) workers.end(id, false)
  expect(started.filter(({ ended }) => !ended)).toHaveLength(3)
})

test('when their run is cut off, all workers that have a server are ended', () => {
  const { started, workers } = withWorkers()
  workers.spawn(1, port('a'))
  workers.spawn(2, port('b'))
  workers.end(1, false)
  workers.endAll()
  expect(started.map(({ ended }) => ended)).toEqual([false, true])
})
