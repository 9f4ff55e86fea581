import { expect, test } from 'vitest'
import { changedLines } from './changed-lines.ts'

test('the lines that a change takes away and adds are marked', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual(['− b', '+ B', '+ d'])
  expect(changedLines('a\r\nb\r\n', 'a\r\n')).toEqual(['− b'])
})

test('of a long change, the first lines are shown', () => {
  const text = Array.from({ length: 100 }, (_, at) => `line ${at}\n`).join('')
  const lines = changedLines('', text)
  expect(lines).toHaveLength(25)
  expect(lines.at(-1)).toBe('…')
})
