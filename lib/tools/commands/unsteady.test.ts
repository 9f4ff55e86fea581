import { expect, test } from 'vitest'
import { unsteadyTests } from './unsteady.mjs'

const spec = (title: string, line: number, ...statuses: string[]) => ({
  title,
  file: 'lab.spec.ts',
  line,
  tests: statuses.map((status, at) => ({ status, projectName: ['chromium', 'firefox'][at] })),
})

test('a test is unsteady where it passed only when it was retried, in suites of suites, too, and by its browser', () => {
  const report = {
    suites: [
      {
        specs: [spec('steady', 3, 'expected'), spec('unsteady', 9, 'expected', 'flaky')],
        suites: [
          { specs: [spec('within', 20, 'flaky'), spec('failed', 30, 'unexpected'), spec('none', 40, 'skipped')] },
        ],
      },
    ],
  }
  expect(unsteadyTests(report)).toEqual([
    { place: 'lab.spec.ts:20', project: 'chromium', title: 'within' },
    { place: 'lab.spec.ts:9', project: 'firefox', title: 'unsteady' },
  ])
})

test('a report without suites has no unsteady tests', () => {
  expect(unsteadyTests({})).toEqual([])
})
