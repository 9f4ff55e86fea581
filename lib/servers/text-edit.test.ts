import { expect, test } from 'vitest'
import { applyEdits } from './text-edit.ts'

test('edits are applied at the offsets of the text before any of them', () => {
  const edits = [
    { from: 0, to: 1, text: 'longer' },
    { from: 2, to: 3, text: '' },
  ]
  expect(applyEdits('abc', edits)).toBe('longerb')
  expect(applyEdits('abc', edits.toReversed())).toBe('longerb')
})
