// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
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
afterEach(cleanup)

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
