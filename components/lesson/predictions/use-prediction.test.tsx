// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useWorkbench } from '@/components/bench/use-workbench.ts'
import { forgetProgress } from '@/components/lesson/progress/progress.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { lastRun, oneCall, runs } from '@/lib/testing/pending-runs.ts'
import { usePrediction } from './use-prediction.ts'

vi.mock('@/lib/run/run-in-page.ts', async () => {
  const { runInPage } = await import('@/lib/testing/pending-runs.ts')
  return { runInPage, prepareToRun: () => undefined }
})

const DOCUMENTS = { one: DEFAULT_DOCUMENT, two: { ...DEFAULT_DOCUMENT, browser: 'firefox' } } as const
const KEYS = { one: 'key of one', two: 'key of two' }
const ONLY_READ = ['read'] as const
const NOTHING = [] as const
const ANSWERS = { crossOrigin: 'yes', sent: 'yes', read: 'no' } as const

beforeEach(() => {
  runs.length = 0
  localStorage.clear()
  forgetProgress()
})
afterEach(cleanup)

function useLab() {
  const bench = useWorkbench(DOCUMENTS, 'one', 'test')
  return { bench, ...usePrediction(bench, KEYS) }
}
const Asked = () => (useLab().asking ? 'asks' : 'does not ask')
const openLab = () => renderHook(useLab)
const settle = (then: () => void) => act(async () => then())

test('the built page does not ask for a prediction: the device’s storage is not known yet', () => {
  expect(renderToString(<Asked />)).toBe('does not ask')
  expect(openLab().result.current.asking).toBe(true)
})

test('answers are compared with the run that follows them, and the document is not asked about again', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(1)))
  expect(lab.current.made).toEqual({ answers: ANSWERS, trace: oneCall(1) })
  expect(lab.current.asking).toBe(false)
  cleanup()
  expect(openLab().result.current.asking).toBe(false)
})

test('a run without answers has no comparison, and its document is asked about again on another visit', async () => {
  const { result: lab } = openLab()
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(1)))
  expect(lab.current).toMatchObject({ made: null, asking: false })
  expect(lab.current.asksFirst('one')).toBe(false)
  cleanup()
  expect(openLab().result.current.asking).toBe(true)
})

test('a run that was replaced by a newer one records nothing', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => void lab.current.bench.run())
  await settle(() => runs[0]?.end(oneCall(1)))
  expect(lab.current.made).toBe(null)
  expect(lab.current.asksFirst('one')).toBe(true)
})

test('a run that was stopped by leaving the page records nothing', async () => {
  const { result: lab, unmount } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  unmount()
  await settle(() => lastRun().end(oneCall(1)))
  expect(openLab().result.current.asking).toBe(true)
})

test('answers belong to their document, even if another one is open when its run ends', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => lab.current.bench.show('two'))
  await settle(() => lastRun().end(oneCall(1)))
  expect(lab.current).toMatchObject({ answers: {}, made: null, asking: true })
  await settle(() => lab.current.bench.show('one'))
  expect(lab.current.made?.answers).toEqual(ANSWERS)
})

test('a second run is not compared with the answers to the first', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(1)))
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(2)))
  expect(lab.current.made).toBe(null)
})

test('a comparison is hidden while the document is edited, and after it is dismissed', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(1)))
  await settle(() => lab.current.bench.change((d) => ({ ...d, browser: 'webkit' })))
  expect(lab.current.made).toBe(null)
  await settle(() => lab.current.bench.reset())
  expect(lab.current.made).not.toBe(null)
  await settle(() => lab.current.dismiss())
  expect(lab.current.made).toBe(null)
})

test('a check’s run of a document without a prediction shows no comparison', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.answer(ANSWERS))
  await settle(() => void lab.current.run())
  await settle(() => lastRun().end(oneCall(1)))
  await settle(() => void lab.current.bench.run())
  await settle(() => lastRun().end(oneCall(2)))
  expect(lab.current.made).toBe(null)
})

test('a document with a visible run, made by a check, is not asked about', async () => {
  const { result: lab } = openLab()
  await settle(() => void lab.current.bench.run())
  await settle(() => lastRun().end(oneCall(1)))
  expect(lab.current.asking).toBe(false)
})

test('no prediction is asked for when the questions are switched off', async () => {
  const { result: lab } = openLab()
  await settle(() => lab.current.setWanted(false))
  expect(lab.current).toMatchObject({ asking: false, wanted: false })
  await settle(() => lab.current.setWanted(true))
  expect(lab.current.asking).toBe(true)
})

test('only the questions of the lesson are asked, and a lesson without questions asks nothing', async () => {
  const { result: some } = renderHook(() => usePrediction(useWorkbench(DOCUMENTS, 'one', 'test'), KEYS, ONLY_READ))
  expect(some.current).toMatchObject({ asking: true, asks: ['read'] })
  cleanup()
  const { result: none } = renderHook(() => usePrediction(useWorkbench(DOCUMENTS, 'one', 'test'), KEYS, NOTHING))
  expect(none.current.asking).toBe(false)
})
