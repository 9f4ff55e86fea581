// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { journal } from '@/lib/documents/on-this-device.ts'
import { lastRun, runs, traceAt } from '@/lib/testing/pending-runs.ts'
import { useWorkbench } from './use-workbench.ts'

vi.mock('@/lib/run/run-in-page.ts', async () => {
  const { runInPage } = await import('@/lib/testing/pending-runs.ts')
  return { runInPage, prepareToRun: () => undefined }
})

const DOCUMENTS = { first: DEFAULT_DOCUMENT, second: { ...DEFAULT_DOCUMENT, browser: 'firefox' } } as const
const written = (code: string) => (d: PlaygroundDocument) => ({ ...d, client: { ...d.client, code } })

beforeEach(() => {
  runs.length = 0
  localStorage.clear()
})
afterEach(async () => {
  cleanup()
  for (const run of runs) run.end(traceAt(0))
  await Promise.resolve()
})

const openBench = () => renderHook(() => useWorkbench(DOCUMENTS, 'first', 'test'))
/** Waits until resolved promises have reached the component. */
const settle = (then: () => void) => act(async () => then())

test('a run shows that it is running, then its result', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  expect(bench.current).toMatchObject({ running: true, result: null })
  await settle(() => lastRun().end(traceAt(1)))
  expect(bench.current.running).toBe(false)
  expect(bench.current.result?.trace).toEqual(traceAt(1))
})

test('a run stops the one before it', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => void bench.current.run())
  expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false])
})

test('a run that ends late does not replace the result of a newer one', async () => {
  const { result: bench } = openBench()
  let older: unknown
  await settle(() => void bench.current.run().then((result) => (older = result)))
  await settle(() => void bench.current.run())
  await settle(() => runs[1]?.end(traceAt(2)))
  await settle(() => runs[0]?.end(traceAt(1)))
  expect(bench.current.result?.trace).toEqual(traceAt(2))
  expect(bench.current.previous).toBe(null)
  expect(older).toBe(null)
})

test('the end of a replaced run does not mark the newer run as finished', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => void bench.current.run())
  await settle(() => runs[0]?.end(traceAt(1)))
  expect(bench.current).toMatchObject({ running: true, result: null })
})

test('a failure of a replaced run is not shown', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => void bench.current.run())
  await settle(() => runs[0]?.fail('no frame'))
  expect(bench.current.trouble).toBe(null)
  await settle(() => runs[1]?.fail('no frame'))
  expect(bench.current.trouble).toContain('no frame')
  expect(bench.current.running).toBe(false)
})

test('stop ends the run and shows its result so far', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => bench.current.stop())
  expect(lastRun().signal.aborted).toBe(true)
  await settle(() => lastRun().end(traceAt(1)))
  expect(bench.current.result?.trace).toEqual(traceAt(1))
})

test('leaving the page ends its run, and its promise resolves to null', async () => {
  const { result: bench, unmount } = openBench()
  let came: unknown = 'nothing yet'
  await settle(() => void bench.current.run().then((result) => (came = result)))
  unmount()
  expect(lastRun().signal.aborted).toBe(true)
  await settle(() => lastRun().end(traceAt(1)))
  expect(came).toBe(null)
})

test('a run right after an edit in the same turn uses the edited text', async () => {
  const { result: bench } = openBench()
  await settle(() => {
    bench.current.change(written('fetch("/")'))
    void bench.current.run()
  })
  expect(lastRun().document.client.code).toBe('fetch("/")')
})

test('two edits in the same turn are both kept', async () => {
  const { result: bench } = openBench()
  await settle(() => {
    bench.current.change(written('fetch("/")'))
    bench.current.change((d) => ({ ...d, browser: 'webkit' }))
  })
  expect(bench.current.document).toMatchObject({ browser: 'webkit', client: { code: 'fetch("/")' } })
})

test('a run right after opening a document in the same turn runs that document', async () => {
  const { result: bench } = openBench()
  await settle(() => {
    bench.current.show('second')
    void bench.current.run()
  })
  expect(lastRun().document.browser).toBe('firefox')
})

test('a result belongs to the document that ran, even if another one is open when it arrives', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => bench.current.show('second'))
  await settle(() => lastRun().end(traceAt(1)))
  expect(bench.current.result).toBe(null)
  await settle(() => bench.current.show('first'))
  expect(bench.current.result?.trace).toEqual(traceAt(1))
})

test('a result is stale when the document was edited while it ran', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  await settle(() => bench.current.change(written('fetch("/")')))
  await settle(() => lastRun().end(traceAt(1)))
  expect(bench.current.stale).toBe(true)
  await settle(() => bench.current.reset())
  expect(bench.current.stale).toBe(false)
})

test('the previous run is kept until another text has run', async () => {
  const { result: bench } = openBench()
  const runOnce = async (at: number) => {
    await settle(() => void bench.current.run())
    await settle(() => lastRun().end(traceAt(at)))
  }
  await runOnce(1)
  await settle(() => bench.current.change(written('fetch("/")')))
  await runOnce(2)
  await runOnce(3)
  expect(bench.current.previous?.trace).toEqual(traceAt(1))
})

test('edits are restored when the page is opened again', async () => {
  const first = openBench()
  await settle(() => first.result.current.change(written('fetch("/")')))
  first.unmount()
  const { result: bench } = openBench()
  expect(bench.current.document.client.code).toBe('fetch("/")')
  expect(bench.current.edited).toBe(true)
})

test('a reset is undone by one step, and the text that it replaced is in the journal', async () => {
  const { result: bench } = openBench()
  await settle(() => bench.current.change(written('fetch("/")')))
  await settle(() => bench.current.reset())
  expect(bench.current.document).toBe(DEFAULT_DOCUMENT)
  expect(journal.of('test:first')).toMatchObject([{ why: 'reset', text: expect.stringContaining('fetch') }])
  await settle(() => bench.current.keeping.undoReset())
  expect(bench.current.document.client.code).toBe('fetch("/")')
  expect(bench.current.keeping.before).toBe(null)
})

test('every text that is run is in the journal, once', async () => {
  const { result: bench } = openBench()
  for (const code of ['1', '2', '1']) {
    await settle(() => bench.current.change(written(code)))
    await settle(() => void bench.current.run())
  }
  const texts = journal.of('test:first').map(({ why, text }) => [why, JSON.parse(text).client.code])
  expect(texts.sort()).toEqual([
    ['run', '1'],
    ['run', '2'],
  ])
})

test('a document that was under way when a page died says so until it is run or edited', async () => {
  localStorage.setItem('preflight:under-way:test:first', 'run')
  const { result: bench, unmount } = openBench()
  expect(bench.current.keeping.died).toBe('run')
  expect(runs).toEqual([])
  await settle(() => bench.current.change(written('fetch("/")')))
  expect(bench.current.keeping.died).toBe(null)
  unmount()
  expect(openBench().result.current.keeping.died).toBe(null)
})

test('a run is marked while it lasts', async () => {
  const { result: bench } = openBench()
  await settle(() => void bench.current.run())
  expect(localStorage.getItem('preflight:under-way:test:first')).toBe('run')
  await settle(() => lastRun().end(traceAt(1)))
  expect(localStorage.getItem('preflight:under-way:test:first')).toBe(null)
})

test('a change in another tab is noted, and neither text replaces the other until one is chosen', async () => {
  const { result: bench } = openBench()
  await settle(() => bench.current.change(written('mine')))
  const key = 'preflight:draft:test:first'
  const theirs = (localStorage.getItem(key) ?? '').replace('mine', 'theirs')
  localStorage.setItem(key, theirs)
  await settle(() => window.dispatchEvent(new StorageEvent('storage', { key, newValue: theirs })))
  expect(bench.current.keeping.otherTab).toBe(true)
  await settle(() => bench.current.change(written('mine, and more')))
  expect(localStorage.getItem(key)).toBe(theirs)
  await settle(() => bench.current.keeping.takeTheirs())
  expect(bench.current.document.client.code).toBe('theirs')
  expect(bench.current.keeping.otherTab).toBe(false)
  expect(journal.of('test:first').map(({ text }) => JSON.parse(text).client.code)).toContain('mine, and more')
})

test('where nothing can be stored, that is said, and the page asks before it is left', async () => {
  const storage = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError')
  })
  const { result: bench } = openBench()
  await settle(() => bench.current.change(written('mine')))
  // There is no IndexedDB here either.
  await vi.waitFor(() => expect(bench.current.keeping.unkept).toBe('nowhere'))
  const leaving = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(leaving()).toBe(true)
  storage.mockRestore()
  await settle(() => bench.current.change(written('mine again')))
  expect(bench.current.keeping.unkept).toBe(null)
  expect(leaving()).toBe(false)
})
