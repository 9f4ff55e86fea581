import { describe, expect, test } from 'vitest'
import { onThisMachine } from './this-machine.ts'

describe('the way to another server on the same machine', () => {
  test.each([
    ['http://127.0.0.1:8080/a?b#c', 'http://localhost:8080/a?b#c'],
    ['http://[::1]:8080/', 'http://localhost:8080/'],
    ['http://localhost:8080/', 'http://localhost:8080/'],
  ])('%s leads to the server that listens there', (url, expected) => {
    expect(onThisMachine(url, ['http://localhost:8080'])).toBe(expected)
  })

  test.each(['http://127.0.0.1:9090/', 'https://127.0.0.1:8080/', 'http://api.example:8080/'])(
    '%s is another server',
    (url) => {
      expect(onThisMachine(url, ['http://localhost:8080'])).toBe(url)
    },
  )

  test('a server with the exact origin comes first', () => {
    const both = ['http://localhost:8080', 'http://127.0.0.1:8080']
    expect(onThisMachine('http://127.0.0.1:8080/', both)).toBe('http://127.0.0.1:8080/')
  })
})
