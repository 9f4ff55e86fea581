import { expect, test } from 'vitest'
import { answeredInWords, stillAnswering } from './count-words.ts'

test('who has begun and not finished is still answering', () => {
  expect(stillAnswering({ begun: 1_205, answered: 5 })).toBe('1,200 still answering')
  expect(stillAnswering({ begun: 5, answered: 5 })).toBe('')
})

test('of a poll that is over it is said who answered all questions, and who only some', () => {
  expect(answeredInWords({ begun: 1, answered: 1 })).toBe('1 device answered')
  expect(answeredInWords({ begun: 15, answered: 12 })).toBe('12 devices answered all questions, 3 only some')
  expect(answeredInWords({ begun: 0, answered: 0 })).toBe('0 devices answered')
})
