import { describe, expect, test } from 'vitest'
import { positionIn, readableStack } from './stack-position.ts'

const url = 'blob:null/1b7c-44'
const worker = 'blob:null/9f00-12'

// The forms in which the three engines write stacks.
const chromium = [
  'TypeError: no',
  `    at fetch (${worker}:1:9200)`,
  `    at load (${url}:3:7)`,
  `    at async ${url}:9:1`,
].join('\n')
const firefox = [`fetch@${worker}:1:9200`, `load@${url}:3:7`, `async*@${url}:9:1`, ''].join('\n')
const webkit = [`fetch@${worker}:1:9200`, `load@${url}:3:7`, `module code@${url}:9:1`].join('\n')

describe('the place in the code', () => {
  test.each([
    ['Chromium', chromium],
    ['Firefox', firefox],
    ['WebKit', webkit],
  ])('the position is that of the innermost frame of the script: %s', (_name, stack) => {
    expect(positionIn(stack, url)).toEqual({ line: 3, column: 7 })
  })

  test('the position is unknown when no frame is the script’s, or when there is no stack', () => {
    expect(positionIn(`Error\n    at f (${worker}:1:2)`, url)).toBeUndefined()
    expect(positionIn(undefined, url)).toBeUndefined()
    expect(positionIn({ toString: () => chromium }, url)).toBeUndefined()
  })

  test('the position is not taken from a message that names the address without one', () => {
    expect(positionIn(`Error: cannot load ${url}\n    at ${url}:2:5`, url)).toEqual({ line: 2, column: 5 })
  })
})

test('a stack reads the same in every engine, without the sandbox’s own frames', () => {
  expect(readableStack(chromium, url, 'client.js')).toBe('    at load (client.js:3:7)\n    at client.js:9:1')
  expect(readableStack(webkit, url, 'client.js')).toBe('    at load (client.js:3:7)\n    at client.js:9:1')
  expect(readableStack(firefox, url, 'client.js')).toBe('    at load (client.js:3:7)\n    at client.js:9:1')
  expect(readableStack(undefined, url, 'client.js')).toBe('')
})
