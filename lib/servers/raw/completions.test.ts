import { describe, expect, test } from 'vitest'
import { completeRaw, hoverRaw } from './completions.ts'

/** Completions at the mark `|`, as labels. */
function labels(marked: string): string[] {
  const offset = marked.indexOf('|')
  const before = marked.slice(0, offset).split('\n')
  return completeRaw(marked.replace('|', ''), { line: before.length, column: (before.at(-1) ?? '').length + 1 }).map(
    (completion) => completion.label,
  )
}

describe('what the editor offers', () => {
  test('methods outside of routes', () => {
    expect(labels('|').slice(0, 2)).toEqual(['GET', 'OPTIONS'])
    expect(labels('GET /\n200\n\nbody\n\nO|')).toContain('OPTIONS')
  })
  test('statuses after a route', () => {
    expect(labels('GET /\n2|')).toContain('204 No Content')
  })
  test('header names after a status', () => {
    expect(labels('GET /\n200\nAcc|')[0]).toBe('Access-Control-Allow-Origin')
  })
  test('values after a colon', () => {
    expect(labels('GET /\n200\naccess-control-allow-credentials: |')).toEqual(['true'])
  })
  test('nothing in a body or after a method', () => {
    expect(labels('GET /\n200\n\nbody\nx|')).toEqual([])
    expect(labels('GET |')).toEqual([])
  })
})

test('hovering over a header says what it is for', () => {
  const text = 'GET /\n200\n  vary: Origin'
  expect(hoverRaw(text, { line: 3, column: 4 })).toMatchObject({
    from: { line: 3, column: 3 },
    to: { line: 3, column: 7 },
  })
  expect(hoverRaw(text, { line: 3, column: 10 })).toBeNull()
  expect(hoverRaw(text, { line: 2, column: 1 })).toBeNull()
})
