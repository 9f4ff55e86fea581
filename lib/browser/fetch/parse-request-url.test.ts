import { expect, test } from 'vitest'
import { lines, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import type { WireRequest } from '../call.ts'

const OPEN = ['Access-Control-Allow-Origin', '*'] as const

async function requests(browser: BrowserName, location: string) {
  const serve = ({ url }: WireRequest) =>
    url.endsWith('/r') ? { status: 302, headers: [OPEN, ['Location', location] as const] } : { headers: [OPEN] }
  const page = visit('https://foo.example', serve, browser)
  await page.fetch('https://bar.other/r')
  await page.fetch('https://bar.other/p^q|r?s^t|u')
  return lines(page.wire).slice(1)
}

// Measured in Chromium 156 and Firefox 153.
test('^ is percent-encoded in the path of a URL by every browser, | by Chromium only, and neither in its query', async () => {
  const path = { chromium: '/p%5Eq%7Cr?s^t|u', firefox: '/p%5Eq|r?s^t|u', webkit: '/p%5Eq|r?s^t|u' }
  for (const browser of BROWSERS) {
    const request = `GET https://bar.other${path[browser]}`
    expect(await requests(browser, '/p^q|r?s^t|u')).toEqual([request, request])
  }
})

test('a tab in Location is percent-encoded by Firefox, and removed by the others', async () => {
  const first = async (browser: BrowserName) => (await requests(browser, '/p\tq?s\tt'))[0]
  expect(await first('firefox')).toBe('GET https://bar.other/p%09q?s%09t')
  for (const browser of ['chromium', 'webkit'] as const)
    expect(await first(browser)).toBe('GET https://bar.other/pq?st')
})
