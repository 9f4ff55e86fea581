import { describe, expect, it, test } from 'vitest'
import { type Answer, failureReason, visit } from '../../testing/test-visit.ts'
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
    ['as a table', typed('text/csv'), 'mime-type-blocked'],
    ['as text where nothing is guessed', typed('text/plain', 'x', true), 'mime-type-blocked'],
    ['as a page that looks like one', typed('text/html', '<!doctype html><p>'), 'opaque-response-blocked'],
    ['as data that looks like it', typed('application/json', '{"a": 1}'), 'opaque-response-blocked'],
  ])('%s', async (_, answer, reason) => {
    const page = visit(PAGE, () => answer)
    expect((await page.fetch(URL, script)).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe(reason)
  })
})

describe('a script runs', () => {
  test.each([
    ['with the right type', typed('text/javascript')],
    ['as text where the browser may guess', typed('text/plain', 'let a = 1')],
    ['as HTML that does not look like it', typed('text/html', 'let a = 1')],
  ])('%s', async (_, answer) => {
    expect((await visit(PAGE, () => answer).fetch(URL, script)).outcome).toBe('response')
  })

  it('as data in WebKit, which lets opaque responses in', async () => {
    const page = visit(PAGE, () => typed('application/json', '{"a": 1}'), 'webkit')
    expect((await page.fetch(URL, script)).outcome).toBe('response')
  })
})

describe('an image', () => {
  it('that is a page is kept from the document', async () => {
    const page = visit(PAGE, () => typed('text/html', '<html>'))
    expect((await page.fetch(URL, image)).outcome).toBe('network-error')
  })

  it('of its own origin is let in, whatever it is', async () => {
    const page = visit(PAGE, () => typed('text/html', '<html>'))
    expect((await page.fetch(`${PAGE}/r`, image)).outcome).toBe('response')
  })

  it('that a script fetches in no-cors mode is not judged by what it is', async () => {
    const page = visit(PAGE, () => typed('application/json', '{"a": 1}'))
    expect(await page.fetch(URL, { mode: 'no-cors' })).toMatchObject({ type: 'opaque' })
  })
})
