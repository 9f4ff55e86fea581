import { describe, expect, test } from 'vitest'
import { failureOf, openTestPage } from '../../testing/open-test-page.ts'

describe('the call that fetch hands to the browser', () => {
  test('the call has everything that the script wrote, including forbidden headers', async () => {
    const { fetch, calls } = openTestPage()
    await fetch('data?x', {
      method: 'put',
      body: 'a',
      headers: { Cookie: 'a=1', 'X-A': '1' },
      mode: 'cors',
      credentials: 'include',
      cache: 'no-store',
      redirect: 'manual',
      keepalive: true,
    })
    expect(calls).toMatchObject([
      {
        api: 'fetch',
        method: 'PUT',
        url: 'https://foo.example/dir/data?x',
        headers: [
          ['Cookie', 'a=1'],
          ['X-A', '1'],
        ],
        bodyType: 'text/plain;charset=UTF-8',
        body: new TextEncoder().encode('a'),
        mode: 'cors',
        credentials: 'include',
        cache: 'no-store',
        redirect: 'manual',
        keepalive: true,
      },
    ])
  })

  test('the body of the call is the bytes of a Blob or of a stream', async () => {
    const { fetch, calls } = openTestPage()
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('bc'))
        controller.close()
      },
    })
    await fetch('/', { method: 'POST', body: new Blob(['a']) })
    await fetch('/', { method: 'POST', body: stream, duplex: 'half' })
    expect(calls.map(({ body, bodyIsStream }) => [new TextDecoder().decode(body ?? undefined), bodyIsStream])).toEqual([
      ['a', undefined],
      ['bc', true],
    ])
  })

  test('the body of the call is a stream converted to text in browsers without request streams', async () => {
    const { fetch, calls } = openTestPage({}, 'firefox')
    await fetch('/', { method: 'POST', body: new ReadableStream() })
    expect(new TextDecoder().decode(calls[0]?.body ?? undefined)).toBe('[object ReadableStream]')
  })

  test('fetch consumes the body of its Request', async () => {
    const { fetch, Request } = openTestPage()
    const request = new Request('/', { method: 'POST', body: 'a' })
    await fetch(request)
    expect(request.bodyUsed).toBe(true)
  })
})

describe('the result of fetch', () => {
  test('fetch resolves with a Response of the page that has only what the browser exposes', async () => {
    const { fetch, Response } = openTestPage({ type: 'cors', status: 404, redirected: true })
    const response = await fetch('/')
    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({
      type: 'cors',
      status: 404,
      ok: false,
      redirected: true,
      url: 'https://foo.example/final',
    })
    const clone = response.clone()
    expect(await response.text()).toBe('payload')
    expect([clone.type, clone.url, await clone.text()]).toEqual(['cors', 'https://foo.example/final', 'payload'])
  })

  test('the body of an opaque response is empty and can be read repeatedly', async () => {
    const { fetch } = openTestPage({ type: 'opaque', status: 0, statusText: '', url: '', headers: [], body: null })
    const response = await fetch('/', { mode: 'no-cors' })
    expect([response.status, response.ok, response.url, response.body]).toEqual([0, false, '', null])
    expect([await response.text(), await response.text()]).toEqual(['', ''])
  })

  test('a response body can be read as JSON, bytes, Blob, form and stream', async () => {
    const body = new TextEncoder().encode('{"a":1}')
    const { fetch } = openTestPage({ headers: [['Content-Type', 'application/json']], body })
    expect(await (await fetch('/')).json()).toEqual({ a: 1 })
    expect(await (await fetch('/')).bytes()).toEqual(body)
    expect(new Uint8Array(await (await fetch('/')).arrayBuffer())).toEqual(body)
    expect((await (await fetch('/')).blob()).type).toBe('application/json')
    const streamed = await fetch('/')
    const reader = streamed.body?.getReader()
    expect((await reader?.read())?.value).toEqual(body)
    expect(streamed.bodyUsed).toBe(true)
    const form = openTestPage({
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: new TextEncoder().encode('a=1'),
    })
    expect([...(await (await form.fetch('/')).formData())]).toEqual([['a', '1']])
  })

  test.each([
    ['chromium', 'Failed to fetch'],
    ['firefox', 'NetworkError when attempting to fetch resource.'],
    ['webkit', 'Load failed'],
  ] as const)('fetch rejects with the same TypeError of %s for every network error', async (browser, message) => {
    const { fetch } = openTestPage({ outcome: 'network-error', message: 'anything' }, browser)
    expect(await failureOf(() => fetch('/'))).toEqual(new TypeError(message))
  })
})

describe('aborting fetch', () => {
  test('an abort before the call sends nothing', async () => {
    const { fetch, AbortController, calls } = openTestPage()
    const controller = new AbortController()
    controller.abort()
    const error = await failureOf(() => fetch('/', { signal: controller.signal }))
    expect([error.name, error.message]).toEqual(['AbortError', 'signal is aborted without reason'])
    expect(calls).toEqual([])
  })

  test('an abort during the call rejects with the given reason', async () => {
    const { fetch, AbortController } = openTestPage()
    const controller = new AbortController()
    const pending = fetch('/', { signal: controller.signal })
    controller.abort(new RangeError('enough'))
    expect(await failureOf(() => pending)).toEqual(new RangeError('enough'))
  })
})

describe('targetAddressSpace in the options of fetch', () => {
  // Chromium 156.0.8078, for its own enumeration IPAddressSpace.
  test('Chromium takes its five values, of which private is local and unknown is nothing', async () => {
    const page = openTestPage()
    for (const value of ['public', 'local', 'loopback', 'private', 'unknown'])
      await page.fetch('https://bar.other/', { targetAddressSpace: value })
    const spaces = ['public', 'local', 'loopback', 'local', undefined]
    expect(page.calls.map(({ targetAddressSpace }) => targetAddressSpace)).toEqual(spaces)
  })

  test('Chromium refuses any other value, which Firefox and Safari do not look at', async () => {
    const init = { targetAddressSpace: 'xyz' }
    const error = await failureOf(() => openTestPage().fetch('https://bar.other/', init))
    expect(error.message).toBe(
      "Failed to execute 'fetch' on 'Window': Failed to read the 'targetAddressSpace' property from 'RequestInit': The provided value 'xyz' is not a valid enum value of type IPAddressSpace.",
    )
    for (const browser of ['firefox', 'webkit'] as const) {
      const page = openTestPage({}, browser)
      await page.fetch('https://bar.other/', init)
      expect(page.calls).toEqual([expect.objectContaining({ targetAddressSpace: undefined })])
    }
  })
})
