import { describe, expect, test } from 'vitest'
import { completeRaw } from './completions.ts'
import { rawFormSays } from './guide.ts'

/** Completions at the mark `|`, as labels. */
function labels(marked: string): string[] {
  const offset = marked.indexOf('|')
  const before = marked.slice(0, offset).split('\n')
  return completeRaw(marked.replace('|', ''), { line: before.length, column: (before.at(-1) ?? '').length + 1 }).map(
    (completion) => completion.label,
  )
}

describe('the editor offers', () => {
  test('the editor offers methods outside of routes', () => {
    expect(labels('|').slice(0, 2)).toEqual(['GET', 'OPTIONS'])
    expect(labels('GET /\n200\n\nbody\n\nO|')).toContain('OPTIONS')
  })
  test('the editor offers a route for every method, and lines with a condition, in the words of the reference', () => {
    const offered = completeRaw('', { line: 1, column: 1 }).find(({ label }) => label === '*')
    expect(offered?.says).toBe(rawFormSays('anyMethod'))
    const conditions = completeRaw('GET /\n', { line: 2, column: 1 }).filter(({ kind }) => kind === 'directive')
    expect(conditions.map(({ says }) => says)).toEqual([
      rawFormSays('when'),
      rawFormSays('whenNo'),
      rawFormSays('delay'),
    ])
  })
  test('the editor offers statuses after a route', () => {
    expect(labels('GET /\n2|')).toContain('204 No Content')
  })
  test('the editor offers header names after a status', () => {
    expect(labels('GET /\n200\nAcc|')[0]).toBe('Access-Control-Allow-Origin')
  })
  test('the editor offers values after a colon', () => {
    expect(labels('GET /\n200\naccess-control-allow-credentials: |')).toEqual(['true'])
  })
  test('the editor offers nothing in a body or after a method', () => {
    expect(labels('GET /\n200\n\nbody\nx|')).toEqual([])
    expect(labels('GET /\n200\nVary: Origin\n\ntea|')).toEqual([])
    expect(labels('GET /\n200\nVary: Origin\n\nAcc|')).toEqual([])
    expect(labels('GET /\n200\n\ntea\n\nVa|')).toEqual([])
    expect(labels('GET |')).toEqual([])
  })
})

describe('the editor offers nothing, so Enter makes a new line', () => {
  const CORS = 'Access-Control-Allow-'
  test.each([
    ['a value', `${CORS}Origin: https://foo.example|`],
    ['a value without a blank before it', `${CORS}Origin:https://foo.example|`],
    ['a value in other letters', 'content-type: Text/Plain|'],
    ['a value that longer ones begin with', `${CORS}Headers: Content-Type|`],
    ['a value that another origin begins with', 'Location: https://bar.other|'],
    ['the path that every path begins with', 'Location: /|'],
    ['a number that another one begins with', `Access-Control-Max-Age: 60|`],
    ['a number behind a word', 'Cache-Control: max-age=6|'],
    ['a header name', `${CORS}Origin|`],
    ['a header name in other letters', 'vary|'],
  ])('after %s', (_, line) => {
    expect(labels(`GET /\n200 OK\n${line}`)).toEqual([])
  })
  test('the editor offers nothing after a status without its phrase', () => {
    expect(labels('GET /\n200|')).toEqual([])
  })
})

describe('completion of a partial word', () => {
  test.each([
    ['Access-Control-Allow-Origin: https://f|', ['https://foo.example']],
    ['Access-Control-Allow-Origin: {|', ['{origin}']],
    ['Access-Control-Allow-Headers: content-t|', ['Content-Type', 'Content-Type, Authorization']],
    ['Access-Control-Allow-Headers: Content-Type, |', ['Content-Type, Authorization']],
    ['Cache-Control: no|', ['no-store', 'no-cache']],
  ])('%s', (line, offered) => {
    expect(labels(`GET /\n200 OK\n${line}`)).toEqual(offered)
  })
  test('a header name that is the beginning of another is completed', () => {
    expect(labels('GET /\n200\nContent|')).toContain('Content-Type')
  })
})
