import { describe, expect, it, test } from 'vitest'
import { sent, visit } from '../../testing/visit.ts'
import type { Call } from '../call.ts'
import { rewrittenRange } from './chromium-range.ts'

// Measured in Chromium 156.
describe('a Range is sent by Chromium as its cache writes it', () => {
  test.each([
    ['BYTES=0-9', 'bytes=0-9'],
    ['bytes = 0-9', 'bytes=0-9'],
    ['bytes=0 - 9', 'bytes=0-9'],
    ['bytes=00-09', 'bytes=0-9'],
    ['bytes=+1-9', 'bytes=1-9'],
    ['bytes=,0-9,,', 'bytes=0-9'],
    ['BYTES=-5', 'bytes=-5'],
    ['BYTES=7-', 'bytes=7-'],
    ['BYTES=9223372036854775807-', 'bytes=9223372036854775807-'],
  ])('%s becomes %s', (written, value) => {
    expect(rewrittenRange(written)).toBe(value)
  })

  test.each([
    'BYTES=9-1',
    'BYTES=-0',
    'BYTES=5',
    'BYTES=-',
    'ITEMS=0-9',
    'BYTES 0-9',
    'BYTES=0-1,5-9',
    'BYTES=9223372036854775808-',
  ])('%s stays, because it is not one part that can be met', (written) => {
    expect(rewrittenRange(written)).toBe(written)
  })

  const sentRange = async (init: Partial<Call>, browser?: 'firefox' | 'webkit') => {
    const page = visit('https://foo.example', () => ({}), browser)
    await page.fetch('https://foo.example/a', { ...init, headers: [['Range', 'BYTES=0-9'], ...(init.headers ?? [])] })
    return sent(page.wire[0], 'range')
  }

  it('only of a GET that the cache may answer', async () => {
    for (const init of [{}, { cache: 'reload' }, { cache: 'no-cache' }] as const)
      expect(await sentRange(init)).toBe('bytes=0-9')
    for (const init of [
      { method: 'HEAD' },
      { method: 'POST' },
      { cache: 'no-store' },
      { headers: [['If-None-Match', '"a"']] },
      { headers: [['If-Match', '*']] },
    ] as const)
      expect(await sentRange(init)).toBe('BYTES=0-9')
  })

  it('other browsers send it as it is written', async () => {
    expect(await sentRange({}, 'firefox')).toBe('BYTES=0-9')
    expect(await sentRange({}, 'webkit')).toBe('BYTES=0-9')
  })
})

it('a position beyond 64 bits needs a preflight in Chromium', async () => {
  const methods = async (value: string) => {
    const page = visit('https://foo.example', () => ({}))
    await page.fetch('https://bar.other/a', { headers: [['Range', value]] })
    return page.wire.map(({ method }) => method)
  }
  expect(await methods('bytes=9223372036854775807-')).toEqual(['GET'])
  expect(await methods('bytes=9223372036854775808-')).toEqual(['OPTIONS'])
  expect(await methods('bytes=0-99999999999999999999')).toEqual(['OPTIONS'])
})
