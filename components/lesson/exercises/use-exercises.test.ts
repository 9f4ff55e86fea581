// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useWorkbench } from '@/components/bench/use-workbench.ts'
import { forgetProgress, progressNow } from '@/components/lesson/progress/progress.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lastRun, oneCall, runs, traceAt } from '@/lib/testing/pending-runs.ts'
import { useExercises } from './use-exercises.ts'

vi.mock('@/lib/run/run-in-page.ts', async () => {
  const { runInPage } = await import('@/lib/testing/pending-runs.ts')
  return { runInPage, prepareToRun: () => undefined }
})

const exercise = (id: string): Exercise => ({
  id,
  title: id,
  task: 'Make a call.',
  start: { ...DEFAULT_DOCUMENT, page: { url: `https://${id}.example/` } },
  edits: 'both',
  hints: [],
  solution: DEFAULT_DOCUMENT,
  probes: [{ says: 'the page calls', code: 'probe()', expect: {} }],
})
const LESSON: Lesson = {
  slug: 'test',
  title: 'Test',
  summary: '',
  examples: { example: { label: 'Example', ends: 'refused', document: DEFAULT_DOCUMENT } },
  opens: 'example',
  exercises: [
    exercise('one'),
    exercise('two'),
    { ...exercise('plain'), probes: [{ says: 'the learner’s own text calls', expect: {} }] },
  ],
}
const KEYS = { one: 'key of one', two: 'key of two', plain: 'key of plain' }
const DOCUMENTS = {
  example: DEFAULT_DOCUMENT,
  ...Object.fromEntries(LESSON.exercises.map((e) => [e.id, e.start])),
}
const PASSES = oneCall(1)
const FAILS = traceAt(1)

beforeEach(() => {
  runs.length = 0
  localStorage.clear()
  forgetProgress()
})
afterEach(cleanup)

const openLesson = () =>
  renderHook(() => {
    const bench = useWorkbench(DOCUMENTS, 'example', 'test')
    return { bench, ...useExercises(LESSON, LESSON, KEYS, bench) }
  })
const settle = (then: () => void) => act(async () => then())
/** Does what the page does when Run is pressed. */
const pressRun = ({ giveWay, bench }: ReturnType<typeof openLesson>['result']['current']) => {
  giveWay()
  void bench.run()
}

const DAY = 86_400_000

/** Checks an exercise; its probe, and the run of the text after it, end as given. */
async function checkOne({ result: lesson }: ReturnType<typeof openLesson>, trace = PASSES) {
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().end(trace))
  await settle(() => lastRun().end(trace))
}
const write = ({ result: lesson }: ReturnType<typeof openLesson>, code: string) =>
  settle(() => lesson.current.bench.changeIn('one', (now) => ({ ...now, client: { ...now.client, code } })))
const codeIn = ({ result: lesson }: ReturnType<typeof openLesson>) => lesson.current.bench.documentOf('one').client.code

test('a solved exercise is mastered by an answer from its start text on a later day, not by the kept one', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(DAY * 20_000)
  const page = openLesson()
  await write(page, 'mine()')
  await checkOne(page)
  now.mockReturnValue(DAY * 20_003)
  await checkOne(page)
  expect([...page.result.current.mastered]).toEqual([])

  await settle(() => page.result.current.again.begin('one'))
  expect(codeIn(page)).toBe(DEFAULT_DOCUMENT.client.code)
  expect(page.result.current.again.begun('one')).toBe(true)
  await write(page, 'mine again()')
  await checkOne(page)
  expect([...page.result.current.mastered]).toEqual(['one'])
  expect(page.result.current.again.begun('one')).toBe(false)
  expect(progressNow().answers['key of one']).toMatchObject({ lesson: 'test', exercise: 'one', code: 'mine again()' })
  now.mockRestore()
})

test('the earlier answer of an exercise that is done again can be put back, also after a reload; then nothing counts', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(DAY * 20_000)
  const before = openLesson()
  await write(before, 'mine()')
  await checkOne(before)
  await settle(() => before.result.current.again.begin('one'))
  before.unmount()

  now.mockReturnValue(DAY * 20_003)
  const page = openLesson()
  await settle(() => {})
  expect(page.result.current.again.begun('one')).toBe(true)
  expect(page.result.current.again.canTakeBack('one')).toBe(true)
  await settle(() => page.result.current.again.takeBack('one'))
  expect(codeIn(page)).toBe('mine()')
  await checkOne(page)
  expect([...page.result.current.mastered]).toEqual([])
  now.mockRestore()
})

test('a solved exercise that Reset puts back to its start is done again', async () => {
  const page = openLesson()
  await write(page, 'mine()')
  await checkOne(page)
  expect(page.result.current.again.begun('one')).toBe(false)
  await settle(() => page.result.current.bench.reset())
  expect(page.result.current.again.begun('one')).toBe(true)
})

test('a check runs the probes, stores a solved exercise, and then runs the learner’s text', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  expect(lesson.current.checking).toBe('one')
  expect(lesson.current.bench.open).toBe('one')
  expect(lastRun().document.client.code).toBe('probe()')
  await settle(() => lastRun().end(PASSES))
  expect(lesson.current.results.one?.passed).toBe(true)
  expect([...lesson.current.solved]).toEqual(['one'])
  expect(lastRun().document).toEqual(LESSON.exercises[0]?.start)
  await settle(() => lastRun().end(oneCall(2)))
  expect(lesson.current.checking).toBe(null)
  expect(lesson.current.bench.result?.trace).toEqual(oneCall(2))
})

test('a check that fails shows the exchange of the probe that failed, and solves nothing', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().end(FAILS))
  await settle(() => lastRun().end(oneCall(2)))
  expect(lesson.current.results.one?.passed).toBe(false)
  expect(lesson.current.solved.size).toBe(0)
  expect(lesson.current.probed?.result.trace).toEqual(FAILS)
})

test('one check runs at a time: a second one does not start', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => void lesson.current.check('two'))
  expect(runs).toHaveLength(1)
  expect(lesson.current.checking).toBe('one')
})

test('a check stops the current run', async () => {
  const { result: lesson } = openLesson()
  await settle(() => pressRun(lesson.current))
  await settle(() => void lesson.current.check('one'))
  expect(runs[0]?.signal.aborted).toBe(true)
  expect(lastRun().document.client.code).toBe('probe()')
})

test('a run replaces a check, and the check has no result', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => pressRun(lesson.current))
  expect(runs[0]?.signal.aborted).toBe(true)
  expect(lesson.current.checking).toBe(null)
  await settle(() => runs[0]?.end(PASSES))
  expect(lesson.current.results).toEqual({})
  expect(lesson.current.solved.size).toBe(0)
  expect(runs).toHaveLength(2)
  await settle(() => runs[1]?.end(oneCall(2)))
  expect(lesson.current.bench.result?.trace).toEqual(oneCall(2))
})

test('a run started while a failed check runs the learner’s text is shown, not the probe', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().end(FAILS))
  await settle(() => pressRun(lesson.current))
  await settle(() => runs[1]?.end(oneCall(2)))
  await settle(() => runs[2]?.end(oneCall(3)))
  expect(lesson.current.probed).toBe(null)
  expect(lesson.current.bench.result?.trace).toEqual(oneCall(3))
})

test('an abandoned check does not end the next one or replace its result', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lesson.current.giveWay())
  await settle(() => void lesson.current.check('one'))
  await settle(() => runs[0]?.end(FAILS))
  expect(lesson.current.checking).toBe('one')
  expect(lesson.current.results).toEqual({})
  await settle(() => runs[1]?.end(PASSES))
  expect(lesson.current.results.one?.passed).toBe(true)
})

test('an error of an abandoned check is not shown; an error of the current check is', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lesson.current.giveWay())
  await settle(() => lastRun().fail('no frame'))
  expect(lesson.current.checkTrouble).toBe(null)
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().fail('no frame'))
  expect(lesson.current.checkTrouble?.message).toContain('no frame')
  expect(lesson.current.checking).toBe(null)
})

test('a check whose exercise is left runs nothing more, and its result is kept', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lesson.current.bench.show('two'))
  await settle(() => lastRun().end(PASSES))
  expect(runs).toHaveLength(1)
  expect(lesson.current.results.one?.passed).toBe(true)
  expect(lesson.current.bench.open).toBe('two')
})

test('a failed probe is not shown if the text was edited meanwhile', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().end(FAILS))
  await settle(() => lesson.current.bench.change((d) => ({ ...d, browser: 'webkit' })))
  await settle(() => lastRun().end(oneCall(2)))
  expect(lesson.current.probed).toBe(null)
})

test('a probe is no longer shown when the text is edited', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('one'))
  await settle(() => lastRun().end(FAILS))
  await settle(() => lastRun().end(oneCall(2)))
  await settle(() => lesson.current.bench.change((d) => ({ ...d, browser: 'webkit' })))
  expect(lesson.current.probed).toBe(null)
})

test('a failed probe with the same code as the learner’s is not shown: the learner’s run is', async () => {
  const { result: lesson } = openLesson()
  await settle(() => void lesson.current.check('plain'))
  await settle(() => lastRun().end(FAILS))
  await settle(() => lastRun().end(traceAt(2)))
  expect(lesson.current.results.plain?.passed).toBe(false)
  expect(lesson.current.probed).toBe(null)
})

test('leaving the page ends its check, which stores nothing', async () => {
  const { result: lesson, unmount } = openLesson()
  await settle(() => void lesson.current.check('one'))
  unmount()
  expect(lastRun().signal.aborted).toBe(true)
  await settle(() => lastRun().end(PASSES))
  expect(openLesson().result.current.solved.size).toBe(0)
})
