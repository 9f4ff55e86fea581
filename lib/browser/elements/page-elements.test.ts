import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { HeaderList } from '../../trace/events.ts'
import { firstHeader } from '../../trace/header-list.ts'
import { openPage, type PageRequest, type PageResponse } from '../open-page.ts'

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])

function page(answer: PageResponse, browser: 'chromium' | 'firefox' | 'webkit' = 'chromium') {
  const requests: PageRequest[] = []
  const opened = openPage({
    url: 'https://foo.example/dir/',
    browser,
    send: (request) => {
      requests.push(request)
      return answer
    },
  })
  return { ...opened.elements, requests, trace: opened.trace }
}

const ALLOWED = ['Access-Control-Allow-Origin', '*'] as const

describe('an image', () => {
  test('a cross-origin image loads and is tainted; with crossorigin it is a CORS request and not tainted', async () => {
    const { img, requests } = page({ status: 200, headers: [['Content-Type', 'image/png'], ALLOWED], body: PNG })
    expect(await img({ url: 'https://bar.other/a.png' })).toEqual({ kind: 'load', tainted: true })
    expect(await img({ url: 'https://bar.other/a.png', crossorigin: '' })).toEqual({ kind: 'load', tainted: false })
    expect(requests.map(({ headers }) => firstHeader(headers, 'origin'))).toEqual([null, 'https://foo.example'])
  })

  test('an image with crossorigin fails where the server does not allow the origin', async () => {
    const { img } = page({ status: 200, headers: [['Content-Type', 'image/png']], body: PNG })
    expect(await img({ url: 'https://bar.other/a.png', crossorigin: 'anonymous' })).toEqual({ kind: 'error' })
  })

  test('the document keeps an image for each state of crossorigin separately', async () => {
    const answer = { status: 200, headers: [['Cache-Control', 'no-store'] as const, ALLOWED], body: PNG }
    const { img, requests, trace } = page(answer)
    await img({ url: '/a.png' })
    await img({ url: 'https://foo.example/a.png' })
    await img({ url: '/a.png', crossorigin: 'anonymous' })
    expect(requests.length).toBe(2)
    expect(trace.filter((event) => event.type === 'cache' && event.cache === 'image')).toMatchObject([{ call: 2 }])
  })

  test('an image loads with any status, but fails where the bytes are not an image', async () => {
    expect(await page({ status: 404, body: PNG }).img({ url: '/a.png' })).toEqual({ kind: 'load', tainted: false })
    const html = { status: 200, headers: [['Content-Type', 'image/png'] as const], body: '<!doctype html>' }
    expect(await page(html).img({ url: '/a.png' })).toEqual({ kind: 'error' })
  })
})

describe('a script', () => {
  const SCRIPT = [['Content-Type', 'text/javascript'] as const]

  test('a cross-origin script has muted errors, unless CORS allows the page to read it', async () => {
    const { script } = page({ status: 200, headers: [...SCRIPT, ALLOWED] })
    expect(await script({ url: 'https://bar.other/a.js' })).toEqual({ kind: 'load', muted: true })
    expect(await script({ url: 'https://bar.other/a.js', crossorigin: 'anonymous' })).toEqual({
      kind: 'load',
      muted: false,
    })
  })

  test('a module script is requested in CORS mode and needs a JavaScript MIME type', async () => {
    const { script, requests } = page({ status: 200, headers: SCRIPT })
    expect(await script({ url: 'https://bar.other/a.js', module: true })).toEqual({ kind: 'error' })
    expect(requests.map(({ headers }) => firstHeader(headers, 'origin'))).toEqual(['https://foo.example'])
    const text = page({ status: 200, headers: [['Content-Type', 'text/plain']] })
    expect(await text.script({ url: '/a.js', module: true })).toEqual({ kind: 'error' })
    expect(await text.script({ url: '/a.js' })).toEqual({ kind: 'load', muted: false })
  })

  test('a script with an error status does not run', async () => {
    expect(await page({ status: 500, headers: SCRIPT }).script({ url: '/a.js' })).toEqual({ kind: 'error' })
  })
})

describe('a style sheet, a font, an event source', () => {
  test('a cross-origin style sheet applies, but its rules cannot be read', async () => {
    const { stylesheet } = page({ status: 200, headers: [['Content-Type', 'text/css'], ALLOWED] })
    expect(await stylesheet({ url: 'https://bar.other/a.css' })).toEqual({ kind: 'load', readable: false })
    expect(await stylesheet({ url: 'https://bar.other/a.css', crossorigin: 'anonymous' })).toEqual({
      kind: 'load',
      readable: true,
    })
  })

  test('a style sheet of another type fails, and in Chromium it loads as an empty one', async () => {
    const text: PageResponse = { status: 200, headers: [['Content-Type', 'text/plain']], body: 'p{}' }
    const outcomes = BROWSERS.map((browser) => page(text, browser).stylesheet({ url: '/a.css' }))
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['load', 'error', 'error'])
    const strict: PageResponse = { ...text, headers: [...(text.headers ?? []), ['X-Content-Type-Options', 'nosniff']] }
    expect(await page(strict).stylesheet({ url: '/a.css' })).toEqual({ kind: 'error' })
  })

  test('a cross-origin font needs CORS', async () => {
    const font = (headers: HeaderList, body: string) =>
      page({ status: 200, headers, body }).font({ url: 'https://bar.other/a.woff2' })
    expect(await font([], 'wOF2')).toEqual({ kind: 'error' })
    expect(await font([ALLOWED], 'wOF2')).toEqual({ kind: 'load' })
  })

  test('a font’s first bytes say whether it is one, whatever its type says', async () => {
    const { font, trace } = page({ status: 200, headers: [ALLOWED, ['Content-Type', 'font/woff2']], body: 'hello' })
    expect(await font({ url: 'https://bar.other/a.woff2' })).toEqual({ kind: 'error' })
    expect(trace.flatMap((event) => (event.type === 'console' ? [event.text] : []))).toEqual([
      'Failed to decode downloaded font: https://bar.other/a.woff2',
      'OTS parsing error: invalid sfntVersion: 1751477356',
    ])
  })

  test('an event source needs the type text/event-stream and status 200', async () => {
    const stream = [['Content-Type', 'text/event-stream; charset=utf-8'] as const, ALLOWED]
    const url = 'https://bar.other/events'
    expect(await page({ status: 200, headers: stream }).eventsource({ url })).toEqual({ kind: 'open' })
    expect(await page({ status: 204, headers: stream }).eventsource({ url })).toEqual({ kind: 'error' })
    expect(await page({ status: 200, headers: [ALLOWED] }).eventsource({ url })).toEqual({ kind: 'error' })
    expect(await page({ status: 200, headers: stream }).eventsource({ url, withCredentials: true })).toEqual({
      kind: 'error',
    })
  })
})

describe('a form', () => {
  const fields = [
    ['a', '1 2'],
    ['b', 'é\n'],
  ] as const

  test('a GET form replaces the query with its fields', async () => {
    const { form, requests } = page({ status: 200 })
    expect(await form({ url: 'search?old=1#part', fields })).toEqual({ kind: 'submitted' })
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ['GET', 'https://foo.example/dir/search?a=1+2&b=%C3%A9%0D%0A'],
    ])
  })

  test.each([
    [undefined, 'application/x-www-form-urlencoded', 'a=1+2&b=%C3%A9%0D%0A'],
    ['text/plain', 'text/plain', 'a=1 2\r\nb=é\r\n\r\n'],
  ])('a POST form with enctype %s sends its fields in that encoding', async (enctype, type, body) => {
    const { form, requests } = page({ status: 200 })
    await form({ url: 'https://bar.other/', method: 'post', enctype, fields })
    const [request] = requests
    expect(request && firstHeader(request.headers, 'content-type')).toBe(type)
    expect(new TextDecoder().decode(request?.body ?? undefined)).toBe(body)
    expect(request && firstHeader(request.headers, 'origin')).toBe('https://foo.example')
  })

  test.each([
    ['chromium', /^multipart\/form-data; boundary=(----WebKitFormBoundary\w{16})$/],
    ['firefox', /^multipart\/form-data; boundary=(----geckoformboundary[\da-f]{32})$/],
  ] as const)('a multipart form in %s has a boundary in that browser’s format', async (browser, pattern) => {
    const { form, requests } = page({ status: 200 }, browser)
    await form({ url: '/', method: 'POST', enctype: 'multipart/form-data', fields: [['a', '1']] })
    const [request] = requests
    const boundary = pattern.exec((request && firstHeader(request.headers, 'content-type')) ?? '')?.[1]
    expect(new TextDecoder().decode(request?.body ?? undefined)).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}--\r\n`,
    )
  })
})
