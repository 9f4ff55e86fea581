import { expect, test } from 'vitest'
import { summaryFile } from './summary-file.ts'
import { histogramOf } from './votes.ts'

const summary = {
  code: 'C4F9QX',
  started: Date.UTC(2026, 10, 30, 9),
  students: 1,
  lines: [
    {
      title: 'A | call <b>',
      histogram: histogramOf([{ at: 1, answers: { sent: 'asked' } }]),
      truth: [{ question: 'sent', right: ['asked', 'no'], says: 'The browser asked first.' }],
    },
    { title: 'Let it in', solved: 3 },
  ],
} as const

test('the summary’s file has each scene with its distribution and the true answers, and each task', () => {
  const { name, text } = summaryFile(summary)
  expect(name).toBe('class-C4F9QX-2026-11-30.md')
  expect(text).toContain('1 device joined.')
  expect(text).toContain('0 devices answered all questions, 1 only some.')
  expect(text).toContain('| May it be sent? | After asking | 1 | right |')
  expect(text).toContain('| May it be sent? | At once | 0 |  |')
  expect(text).toContain('- The browser asked first.')
  expect(text).toContain('## Let it in\n\nSolved by 3.')
})

test('a title cannot break the table or write HTML into the file', () => {
  expect(summaryFile(summary).text).toContain('## A \\| call \\<b\\>')
})
