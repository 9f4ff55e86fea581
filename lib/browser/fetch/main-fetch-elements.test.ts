import { describe, expect, it, test } from 'vitest'
import { type Answer, failureReason, visit } from '../../testing/visit.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/r'
const script: Partial<Call> = { api: 'script', destination: 'script', mode: 'no-cors', credentials: 'include' }
const image: Partial<Call> = { api: 'img', destination: 'image', mode: 'no-cors', credentials: 'include' }

const typed = (type: string, body = 'x', nosniff = false): Answer => ({
  headers: [['Content-Type', type], ...(nosniff ? [['X-Content-Type-Options', 'nosniff'] as const] : [])],
  body,
})

describe('a script does not run', () => {
  test.each([
    ['as an image', typed('image/png'), 'mime-type-blocked'],
    ['as a table', typed('text/csv'), 'opaque-response-blocked'],
    ['as text with nosniff', typed('text/plain', 'x', true), 'opaque-response-blocked'],
    ['as HTML that looks like HTML', typed('text/html', '<!doctype html><p>'), 'opaque-response-blocked'],
    ['as JSON that looks like JSON', typed('application/json', '{"a": 1}'), 'opaque-response-blocked'],
  ])('a script does not run %s', async (_, answer, reason) => {
    const page = visit(PAGE, () => answer)
    expect((await page.fetch(URL, script)).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe(reason)
  })
})

test.each([
  ['as a table', typed('text/csv')],
  ['as text with nosniff', typed('text/plain', 'x', true)],
])('a script of another origin %s is refused for its type in Firefox, which looks at it first', async (_, answer) => {
  const page = visit(PAGE, () => answer, 'firefox')
  expect((await page.fetch(URL, script)).outcome).toBe('network-error')
  expect(failureReason(page.trace)).toBe('mime-type-blocked')
})

describe('a script runs', () => {
  test.each([
    ['with a JavaScript type', typed('text/javascript')],
    ['as text without nosniff', typed('text/plain', 'let a = 1')],
    ['as HTML that does not look like HTML', typed('text/html', 'let a = 1')],
  ])('a script runs %s', async (_, answer) => {
    expect((await visit(PAGE, () => answer).fetch(URL, script)).outcome).toBe('response')
  })

  it('as JSON in WebKit, which has no opaque response blocking', async () => {
    const page = visit(PAGE, () => typed('application/json', '{"a": 1}'), 'webkit')
    expect((await page.fetch(URL, script)).outcome).toBe('response')
  })
})

describe('an image', () => {
  it('a cross-origin image that is HTML is blocked', async () => {
    const page = visit(PAGE, () => typed('text/html', '<html>'))
    expect((await page.fetch(URL, image)).outcome).toBe('network-error')
  })

  it('a same-origin image is not blocked by its type', async () => {
    const page = visit(PAGE, () => typed('text/html', '<html>'))
    expect((await page.fetch(`${PAGE}/r`, image)).outcome).toBe('response')
  })

  it('an image that a script fetches in no-cors mode is not blocked by its type', async () => {
    const page = visit(PAGE, () => typed('application/json', '{"a": 1}'))
    expect(await page.fetch(URL, { mode: 'no-cors' })).toMatchObject({ type: 'opaque' })
  })
})
