import { describe, expect, test } from 'vitest'
import { failureOf, openTestPage } from '../../testing/open-test-page.ts'

const { Headers, Request } = openTestPage()

describe('a Request', () => {
  test('a Request resolves its URL against the page and has the default values of the standard', () => {
    const request = new Request('../data#part')
    expect(request).toMatchObject({
      url: 'https://foo.example/data#part',
      method: 'GET',
      mode: 'cors',
      credentials: 'same-origin',
      cache: 'default',
      redirect: 'follow',
      referrer: 'about:client',
      referrerPolicy: '',
      integrity: '',
      keepalive: false,
      destination: '',
      duplex: 'half',
      bodyUsed: false,
      body: null,
    })
    expect(request.headers).toBeInstanceOf(Headers)
    expect(request.signal.aborted).toBe(false)
  })

  test.each([
    ['get', 'GET'],
    ['delete', 'DELETE'],
    ['Options', 'OPTIONS'],
    ['patch', 'patch'],
    ['query', 'query'],
  ])('a Request normalizes the method %s to %s', (method, normalized) => {
    expect(new Request('/', { method }).method).toBe(normalized)
  })

  test.each([
    ['text', 'text/plain;charset=UTF-8'],
    [new URLSearchParams('a=1'), 'application/x-www-form-urlencoded;charset=UTF-8'],
    [new Blob(['{}'], { type: 'application/json' }), 'application/json'],
    [new Blob(['{}']), null],
    [new Uint8Array([1]), null],
  ])('a Request has the Content-Type of its body (%#)', (body, type) => {
    expect(new Request('/', { method: 'POST', body }).headers.get('content-type')).toBe(type)
  })

  test('a Request keeps a Content-Type that the script has set', () => {
    const request = new Request('/', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
    expect(request.headers.get('content-type')).toBe('application/json')
  })

  test('the body of a FormData request has the boundary that its Content-Type names', async () => {
    const form = new FormData()
    form.append('a"b', '1\n2')
    form.append('file', new File(['hi'], 'x.txt', { type: 'text/plain' }))
    const request = new Request('/', { method: 'POST', body: form })
    const boundary = request.headers.get('content-type')?.replace('multipart/form-data; boundary=', '')
    expect(await request.text()).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n1\r\n2\r\n` +
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n` +
        `--${boundary}--\r\n`,
    )
  })

  test('a Request made from another one takes its body, but not the headers that init replaces', async () => {
    const first = new Request('/', { method: 'POST', body: 'abc', headers: { a: '1' } })
    const second = new Request(first, { headers: { b: '2' } })
    expect([first.bodyUsed, second.bodyUsed]).toEqual([true, false])
    expect([...second.headers.keys()]).toEqual(['b'])
    expect(await second.text()).toBe('abc')
    expect(() => new Request(first)).toThrow(TypeError)
  })

  test('the bodies of a Request and its clone can both be read', async () => {
    const request = new Request('/', { method: 'POST', body: 'abc' })
    const clone = request.clone()
    expect(clone).toBeInstanceOf(Request)
    expect([await request.text(), await clone.text()]).toEqual(['abc', 'abc'])
    expect(() => request.clone()).toThrow(TypeError)
  })

  test('the body of a Request can be read once', async () => {
    const request = new Request('/', { method: 'POST', body: 'abc' })
    expect(await request.text()).toBe('abc')
    expect((await failureOf(() => request.text())).message).toBe(
      "Failed to execute 'text' on 'Request': body stream already read",
    )
  })

  test('a Request keeps only a same-origin referrer', () => {
    expect(new Request('/', { referrer: '/other' }).referrer).toBe('https://foo.example/other')
    expect(new Request('/', { referrer: 'https://bar.other/' }).referrer).toBe('about:client')
    expect(new Request('/', { referrer: '' }).referrer).toBe('')
  })
})

describe('the Request constructor throws for', () => {
  test.each<[string, string, object | undefined, string]>([
    ['a URL that does not parse', 'http://[', undefined, 'Failed to parse URL from http://['],
    [
      'a URL with credentials',
      'https://user:pass@bar.other/',
      undefined,
      'Request cannot be constructed from a URL that includes credentials: https://user:pass@bar.other/',
    ],
    ['a window', '/', { window: {} }, "RequestInit's window is not null."],
    ['a method that is no token', '/', { method: 'a b' }, "'a b' is not a valid HTTP method."],
    ['a forbidden method', '/', { method: 'trace' }, "'trace' HTTP method is unsupported."],
    ['no-cors with PUT', '/', { mode: 'no-cors', method: 'put' }, "'PUT' is unsupported in no-cors mode."],
    ['a body with GET', '/', { body: '' }, 'Request with GET/HEAD method cannot have body.'],
    [
      'only-if-cached across origins',
      '/',
      { cache: 'only-if-cached' },
      "'only-if-cached' can be set only with 'same-origin' mode",
    ],
    [
      'navigate',
      '/',
      { mode: 'navigate' },
      "Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.",
    ],
    [
      'a word that is no mode',
      '/',
      { mode: 'open' },
      "Failed to read the 'mode' property from 'RequestInit': The provided value 'open' is not a valid enum value of type RequestMode.",
    ],
    [
      'a stream without duplex',
      '/',
      { method: 'POST', body: new ReadableStream() },
      'The `duplex` member must be specified for a request with a streaming body',
    ],
    ['a bad header name', '/', { headers: [['a b', '1']] }, 'Invalid name'],
  ])('the Request constructor throws for %s', async (_what, url, init, message) => {
    const { fetch, refused, calls } = openTestPage()
    expect(() => new Request(url, init)).toThrow(new TypeError(`Failed to construct 'Request': ${message}`))
    expect(await failureOf(() => fetch(url, init))).toEqual(
      new TypeError(`Failed to execute 'fetch' on 'Window': ${message}`),
    )
    expect([calls.length, refused.length]).toEqual([0, 1])
  })

  test('the Request constructor throws for the first invalid member, in the order of the standard', () => {
    const all = { window: {}, mode: 'navigate', method: 'TRACE', cache: 'only-if-cached', body: 'x' }
    expect(() => new Request('http://[', all)).toThrow(/Failed to parse URL/)
    expect(() => new Request('/', all)).toThrow(/window/)
    expect(() => new Request('/', { ...all, window: null })).toThrow(/navigate/)
    expect(() => new Request('/', { ...all, window: null, mode: 'no-cors' })).toThrow(/only-if-cached/)
    expect(() => new Request('/', { method: 'TRACE', mode: 'no-cors', headers: [['a b', '']] })).toThrow(/TRACE/)
    expect(() => new Request('/', { headers: [['a b', '']], body: 'x' })).toThrow(/Invalid name/)
  })

  test.each([
    ['firefox', 'Window.fetch: Invalid request method TRACE.'],
    ['webkit', 'Method is forbidden.'],
  ] as const)('the Request constructor throws with the message of %s', async (browser, message) => {
    const { fetch } = openTestPage({}, browser)
    expect(await failureOf(() => fetch('/', { method: 'TRACE' }))).toEqual(new TypeError(message))
  })
})
