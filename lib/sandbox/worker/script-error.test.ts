import { expect, test } from 'vitest'
import { describeThrown } from './script-error.ts'

test.each([
  [new RangeError('far'), { name: 'RangeError', message: 'far' }],
  [new DOMException('stop', 'AbortError'), { name: 'AbortError', message: 'stop' }],
  ['text', { name: 'Uncaught', message: 'text' }],
  [{ status: 404 }, { name: 'Uncaught', message: '{status: 404}' }],
  [undefined, { name: 'Uncaught', message: 'undefined' }],
])('whatever is thrown has a name and a message: %s', (thrown, described) => {
  expect(describeThrown(thrown)).toEqual(described)
})

test('an error that throws when it is read is described all the same', () => {
  const error = new Error('a')
  Object.defineProperty(error, 'message', {
    get() {
      throw new Error('no')
    },
  })
  expect(describeThrown(error)).toEqual({ name: 'Uncaught', message: 'a value that cannot be shown' })
})
