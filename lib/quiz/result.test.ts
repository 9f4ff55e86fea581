import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGEST_SEED } from '../draw/seeded-draw.ts'
import type { Question } from './question.ts'
import { QUIZ_LENGTH } from './quiz.ts'
import { isCheckable, type QuizResult, quizMark, readResult, resultText, scoreOf } from './result.ts'

const anySeed = fc.integer({ min: 0, max: LARGEST_SEED })
const anyAnswers = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), {
  minLength: QUIZ_LENGTH,
  maxLength: QUIZ_LENGTH,
})

describe('the result of a quiz in a link', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(anySeed, anyAnswers, (seed, answers) => {
        const result: QuizResult = { seed, answers, mark: quizMark(seed) }
        expect(readResult(resultText(result))).toEqual(result)
        expect(isCheckable(result)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('of another quiz than the one of its seed cannot be checked', () => {
    expect(isCheckable({ seed: 1, answers: [], mark: quizMark(2) })).toBe(false)
  })

  test.each([
    '',
    '1',
    '1.5',
    '2.5.00000000000000000000.abcdefgh',
    '1.-5.00000000000000000000.abcdefgh',
    '1.99999999999.00000000000000000000.abcdefgh',
    '1.5.0000000000000000000.abcdefgh',
    '1.5.0000000000000000000x.abcdefgh',
    '1.5.00000000000000000000.abc',
    '1.5.00000000000000000000.abcdefgh.more',
  ])('is not read from %j', (text) => expect(readResult(text)).toBeNull())
})

test('the score counts right answers, in all and by part, and an answer that is missing is not right', () => {
  const question = (part: Question['part'], right: number): Question => ({
    idea: part,
    part,
    asks: '',
    about: null,
    choices: [],
    right,
  })
  const questions = [question('http', 0), question('preflight', 1), question('preflight', 2)]
  expect(scoreOf(questions, [0, 1, null])).toEqual({
    right: 2,
    of: 3,
    parts: [
      { part: 'http', right: 1, of: 1 },
      { part: 'preflight', right: 1, of: 2 },
    ],
  })
})
