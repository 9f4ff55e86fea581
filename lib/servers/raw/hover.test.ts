import { expect, test } from 'vitest'
import { rawFormSays } from './guide.ts'
import { hoverRaw } from './hover.ts'

test('the hover text of a header says what it is for', () => {
  const text = 'GET /\n200\n  vary: Origin'
  expect(hoverRaw(text, { line: 3, column: 4 })).toMatchObject({
    from: { line: 3, column: 3 },
    to: { line: 3, column: 7 },
  })
  expect(hoverRaw(text, { line: 3, column: 10 })).toBeNull()
})

const TEXT = `* /orders/*
when no Authorization
delay 1s
401 Unauthorized
Access-Control-Allow-Origin: {origin}

* is only text here
`
test.each([
  ['the method *', 1, 1, rawFormSays('anyMethod')],
  ['a path with *', 1, 5, rawFormSays('anyPath')],
  ['when … no', 2, 2, rawFormSays('whenNo')],
  ['delay', 3, 1, rawFormSays('delay')],
  ['the status', 4, 2, rawFormSays('status')],
  ['{origin}', 5, 33, rawFormSays('origin')],
])('the hover text of %s is that of the reference page', (_, line, column, says) => {
  expect(hoverRaw(TEXT, { line, column })?.says).toBe(says)
})

test('a condition for a value and one for absence have different hover texts, and the body has none', () => {
  const text = 'GET /\nwhen Cookie: a\n200\n'
  expect(hoverRaw(text, { line: 2, column: 2 })?.says).toBe(rawFormSays('when'))
  expect(hoverRaw(text, { line: 1, column: 2 })?.says).not.toBe(rawFormSays('anyMethod'))
  expect(hoverRaw(TEXT, { line: 7, column: 1 })).toBeNull()
})
