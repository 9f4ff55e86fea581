import { describe, expect, it, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { openPage } from '../open-page.ts'

const KIB_40 = 'x'.repeat(40_000)

function open(browser: BrowserName) {
  let sent = 0
  const page = openPage({
    url: 'https://foo.example/',
    browser,
    send: ({ method }) => {
      if (method === 'POST') sent += 1
      return { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
    },
  })
  const call = () =>
    page.fetch('https://bar.other/', { method: 'POST', body: KIB_40, keepalive: true }).then(
      () => 'response',
      () => 'network-error',
    )
  return { ...page, call, count: () => sent }
}

// As in Chromium 156, Firefox 153 and WebKitGTK 2.50.
describe('bodies with keepalive', () => {
  test.each(BROWSERS)('may be too many at once, but not one after the other, in %s', async (browser) => {
    const { call, count } = open(browser)
    const limited = browser !== 'firefox'
    expect(await Promise.all([call(), call()])).toEqual(['response', limited ? 'network-error' : 'response'])
    expect(await call()).toBe('response')
    expect(await call()).toBe('response')
    expect(count()).toBe(limited ? 3 : 4)
  })

  it('of calls and beacons share the limit, and sendBeacon says so at once', async () => {
    const { call, navigator } = open('chromium')
    const first = call()
    expect(navigator.sendBeacon('https://bar.other/', KIB_40)).toBe(false)
    expect(navigator.sendBeacon('https://bar.other/', 'x'.repeat(20_000))).toBe(true)
    expect(await first).toBe('response')
  })

  it('of beacons share the limit, which ends with their requests', async () => {
    const { navigator } = open('webkit')
    expect(navigator.sendBeacon('https://bar.other/', KIB_40)).toBe(true)
    expect(navigator.sendBeacon('https://bar.other/', KIB_40)).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(navigator.sendBeacon('https://bar.other/', KIB_40)).toBe(true)
  })
})
