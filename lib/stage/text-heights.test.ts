import { expect, test } from 'vitest'
import { leastHeight, linesToShow, takesAll } from './text-heights.ts'

const WIDE = 1280
const FOUR_TO_THREE = 960

test('a short task leaves room for the texts, and the longest one takes it', () => {
  const task = (letters: number) => 'a'.repeat(letters)
  expect(takesAll(task(240), FOUR_TO_THREE)).toBe(false)
  expect(takesAll(task(470), FOUR_TO_THREE)).toBe(true)
  expect(takesAll(task(400), WIDE)).toBe(false)
})

test('code in a task is wider than words', () => {
  expect(takesAll(`\`${'a'.repeat(400)}\``, WIDE)).toBe(true)
})

test('of a server all lines are to be shown, with those that continue one', () => {
  expect(linesToShow('a\nb\nc\nd\ne\n', 'server', WIDE)).toBe(5)
  expect(linesToShow(`a\nb\nc\n${'d'.repeat(80)}\n`, 'server', WIDE)).toBe(5)
  expect(linesToShow('', 'server', WIDE)).toBe(4)
  expect(linesToShow('a\n'.repeat(100), 'server', WIDE)).toBe(14)
})

test('of a script those up to its last call are to be shown, and of a long one its calls', () => {
  const before = 'let a = 1\n'
  const call = 'await fetch(a)\n'
  expect(linesToShow(`${before.repeat(4)}${call}${before.repeat(9)}`, 'script', WIDE)).toBe(5)
  expect(linesToShow(`${before.repeat(30)}${call}`, 'script', WIDE)).toBe(7)
  expect(linesToShow(call.repeat(9), 'script', WIDE)).toBe(9)
})

test('a script has room for the URL that it calls and for its calls, as far as the servers leave some', () => {
  const script = 'const url = "https://bar.other/doc/"\n\nxhr.open("GET", url)\nxhr.onload = f\nxhr.send()\n'
  // The URL takes two lines in the narrow one.
  expect(leastHeight(script, FOUR_TO_THREE, 1) - leastHeight(script, WIDE, 1)).toBe(35)
  expect(leastHeight(script, WIDE, 1)).toBeGreaterThanOrEqual(5 * 35)
  const long = 'fetch(a)\n'.repeat(30)
  expect(leastHeight(long, WIDE, 2)).toBeLessThan(leastHeight(long, WIDE, 1))
  expect(leastHeight('let a\n', WIDE, 1)).toBe(160)
})
