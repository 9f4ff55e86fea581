import { describe, expect, it, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { openPage } from '../open-page.ts'

function open(browser: BrowserName = 'chromium', origin?: 'null') {
  const page = openPage({
    url: 'https://foo.example/',
    browser,
    ...(origin ? { origin } : {}),
    send: () => expect.fail('a request was sent'),
  })
  const failed = () => page.trace.find((event) => event.type === 'failure')?.reason
  return { ...page, failed }
}

// Each value as in Chromium 156, Firefox 153 and WebKitGTK 2.50.
describe('an object URL', () => {
  test.each(BROWSERS)('is fetched from the page that made it, in every mode, in %s', async (browser) => {
    const { fetch, URL, Blob } = open(browser)
    const url = URL.createObjectURL(new Blob(['{"a":1}'], { type: 'application/json' }))
    expect(url).toMatch(/^blob:https:\/\/foo\.example\/[\da-f-]{36}$/)
    for (const mode of ['cors', 'no-cors', 'same-origin']) {
      const response = await fetch(`${url}#part`, { mode })
      expect([response.status, response.type, response.headers.get('content-type')]).toEqual([
        200,
        'basic',
        'application/json',
      ])
      expect(response.headers.get('content-length')).toBe('7')
      expect(await response.json()).toEqual({ a: 1 })
    }
  })

  it('is fetched in a sandboxed frame too', async () => {
    const { fetch, URL, Blob } = open('chromium', 'null')
    const url = URL.createObjectURL(new Blob(['hi']))
    expect(url).toMatch(/^blob:null\//)
    expect(await (await fetch(url)).text()).toBe('hi')
  })

  it('is read by XMLHttpRequest', async () => {
    const { XMLHttpRequest, URL, Blob } = open()
    const xhr = new XMLHttpRequest()
    xhr.open('GET', URL.createObjectURL(new Blob(['hi'], { type: 'text/plain' })))
    await new Promise((resolve) => {
      xhr.onloadend = resolve
      xhr.send()
    })
    expect([xhr.status, xhr.responseText]).toEqual([200, 'hi'])
  })

  test.each([
    ['bytes=1-3', 206, 'bytes 1-3/7', 'bcd'],
    ['bytes=2-', 206, 'bytes 2-6/7', 'cdefg'],
    ['bytes=-3', 206, 'bytes 4-6/7', 'efg'],
    ['bytes=5-100', 206, 'bytes 5-6/7', 'fg'],
  ])('a Range of %s gives a part', async (range, status, contentRange, text) => {
    const { fetch, URL, Blob } = open('firefox')
    const response = await fetch(URL.createObjectURL(new Blob(['abcdefg'])), { headers: { Range: range } })
    expect([response.status, response.statusText]).toEqual([status, 'Partial Content'])
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(await response.text()).toBe(text)
  })

  test.each([
    ['after it was revoked', {}, true],
    ['with POST', { method: 'POST', body: 'x' }, false],
    ['with HEAD', { method: 'HEAD' }, false],
    ['with a range beyond the end', { headers: { Range: 'bytes=100-' } }, false],
    ['with several ranges', { headers: { Range: 'bytes=0-0,2-3' } }, false],
  ])('is a network error %s', async (_, init, isRevoked) => {
    for (const browser of BROWSERS) {
      const { fetch, URL, Blob, failed } = open(browser)
      const url = URL.createObjectURL(new Blob(['abcdefg']))
      if (isRevoked) URL.revokeObjectURL(url)
      await expect(fetch(url, init)).rejects.toThrow(TypeError)
      expect(failed()).toBe('local-url-unreadable')
    }
  })

  it('only a Blob has one', () => {
    const { URL } = open()
    expect(() => URL.createObjectURL({} as Blob)).toThrow(/Overload resolution failed/)
  })
})

describe('a data: URL', () => {
  test.each(BROWSERS)('is fetched without a server in %s', async (browser) => {
    const { fetch } = open(browser)
    const response = await fetch('data:text/plain;charset=utf-8;base64,aGk=', { method: 'POST', body: 'x' })
    expect([response.status, response.type, await response.text()]).toEqual([200, 'basic', 'hi'])
    // Firefox counts the bytes.
    expect(response.headers.get('content-length')).toBe(browser === 'firefox' ? '2' : null)
  })

  it('is a network error without a comma', async () => {
    const { fetch, failed } = open()
    await expect(fetch('data:x')).rejects.toThrow(TypeError)
    expect(failed()).toBe('local-url-unreadable')
  })
})

test('about:blank is an opaque response in Firefox and an error in the others', async () => {
  const types = []
  for (const browser of BROWSERS) {
    const { fetch } = open(browser)
    types.push(
      await fetch('about:blank', { mode: 'no-cors' })
        .then(({ type }) => type)
        .catch(({ name }) => name),
    )
  }
  expect(types).toEqual(['TypeError', 'opaque', 'TypeError'])
})
