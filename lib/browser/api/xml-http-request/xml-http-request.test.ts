import { describe, expect, test } from 'vitest'
import { failureOf, openTestPage } from '../../../testing/open-test-page.ts'

type Page = ReturnType<typeof openTestPage>
type Xhr = InstanceType<Page['XMLHttpRequest']>

const TYPES = ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']

/** Every event from now on, with the state it met; those of `upload` in capitals. */
function record(xhr: Xhr, withUpload = false): string[] {
  const seen: string[] = []
  for (const type of TYPES) {
    xhr.addEventListener(type, () => seen.push(`${type} ${xhr.readyState}`))
    if (withUpload) xhr.upload.addEventListener(type, () => seen.push(type.toUpperCase()))
  }
  return seen
}

const ended = (xhr: Xhr): Promise<unknown> => new Promise((resolve) => xhr.addEventListener('loadend', resolve))

describe('the events of an XMLHttpRequest', () => {
  test('XMLHttpRequest fires its events in the order of the standard', async () => {
    const { XMLHttpRequest } = openTestPage()
    const xhr = new XMLHttpRequest()
    const seen = record(xhr)
    xhr.open('GET', '/')
    xhr.send()
    await ended(xhr)
    expect(seen).toEqual([
      'readystatechange 1',
      'loadstart 1',
      'readystatechange 2',
      'readystatechange 3',
      'progress 3',
      'readystatechange 4',
      'load 4',
      'loadend 4',
    ])
  })

  test('XMLHttpRequest fires upload events when upload has a listener before send()', async () => {
    const { XMLHttpRequest, calls } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.open('POST', '/')
    const seen = record(xhr, true)
    xhr.send('body')
    await ended(xhr)
    expect(seen.filter((name) => name === name.toUpperCase())).toEqual(['LOADSTART', 'PROGRESS', 'LOAD', 'LOADEND'])
    expect(calls[0]?.uploadListener).toBe(true)
  })

  test('XMLHttpRequest fires no upload events when the listener is added after send() or removed before', async () => {
    const { XMLHttpRequest, calls } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.upload.onprogress = () => {}
    xhr.upload.onprogress = null
    xhr.open('POST', '/')
    xhr.send('body')
    xhr.upload.onload = () => expect.unreachable()
    await ended(xhr)
    expect(calls[0]?.uploadListener).toBe(undefined)
  })

  test('XMLHttpRequest fires error after a network error and has no response', async () => {
    const { XMLHttpRequest } = openTestPage({ outcome: 'network-error', message: '' })
    const xhr = new XMLHttpRequest()
    xhr.open('POST', '/')
    const seen = record(xhr, true)
    xhr.send('body')
    await ended(xhr)
    expect(seen).toEqual(['loadstart 1', 'LOADSTART', 'readystatechange 4', 'ERROR', 'LOADEND', 'error 4', 'loadend 4'])
    expect([xhr.status, xhr.statusText, xhr.responseURL, xhr.responseText, xhr.getAllResponseHeaders()]).toEqual([
      0,
      '',
      '',
      '',
      '',
    ])
  })

  test('XMLHttpRequest fires abort after abort() and returns to UNSENT', () => {
    const { XMLHttpRequest } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/')
    xhr.send()
    const seen = record(xhr)
    xhr.abort()
    expect(seen).toEqual(['readystatechange 4', 'abort 4', 'loadend 4'])
    expect(xhr.readyState).toBe(0)
  })

  test('XMLHttpRequest fires timeout when the response takes too long', async () => {
    const page = openTestPage()
    const xhr = new page.XMLHttpRequest()
    xhr.open('POST', '/')
    xhr.timeout = 1
    const seen = record(xhr)
    // The body never comes, so the call never leaves.
    xhr.send(Object.assign(new Blob(['x']), { arrayBuffer: () => new Promise(() => {}) }))
    await ended(xhr)
    expect(seen).toEqual(['loadstart 1', 'readystatechange 4', 'timeout 4', 'loadend 4'])
  })

  test('XMLHttpRequest fires no events for a call that another open() has replaced', async () => {
    const { XMLHttpRequest } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/first')
    xhr.send()
    xhr.open('GET', '/second')
    const seen = record(xhr)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([seen, xhr.readyState]).toEqual([[], 1])
  })
})

describe('the request of an XMLHttpRequest', () => {
  test('XMLHttpRequest makes a CORS request with combined headers', async () => {
    const { XMLHttpRequest, calls } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.open('put', 'data')
    xhr.withCredentials = true
    xhr.setRequestHeader('X-A', ' 1 ')
    xhr.setRequestHeader('x-a', '2')
    xhr.setRequestHeader('Cookie', 'a=1')
    xhr.setRequestHeader('X-HTTP-Method', 'GET')
    xhr.setRequestHeader('X-HTTP-Method', 'TRACE')
    xhr.setRequestHeader('X-HTTP-Method', 'PUT')
    xhr.send('body')
    await ended(xhr)
    expect(calls).toMatchObject([
      {
        api: 'xhr',
        method: 'PUT',
        url: 'https://foo.example/dir/data',
        mode: 'cors',
        credentials: 'include',
        headers: [
          ['X-A', '1, 2'],
          ['Cookie', 'a=1'],
          ['X-HTTP-Method', 'GET, PUT'],
          ['X-HTTP-Method', 'TRACE'],
        ],
        bodyType: 'text/plain;charset=UTF-8',
      },
    ])
  })

  test('XMLHttpRequest sends no body with GET, and sends text as UTF-8', async () => {
    const { XMLHttpRequest, calls } = openTestPage()
    const get = new XMLHttpRequest()
    get.open('GET', '/')
    get.send('body')
    const post = new XMLHttpRequest()
    post.open('POST', '/')
    post.setRequestHeader('Content-Type', 'text/html; charset=latin1; x=1')
    post.send('body')
    await ended(post)
    expect(calls[0]?.body).toBe(null)
    expect(calls[1]?.headers).toEqual([['Content-Type', 'text/html; charset=UTF-8; x=1']])
  })

  test.each<[string, (xhr: Xhr) => void, string, string]>([
    [
      'a forbidden method',
      (xhr) => xhr.open('track', '/'),
      'SecurityError',
      "Failed to execute 'open' on 'XMLHttpRequest': 'track' HTTP method is unsupported.",
    ],
    [
      'a method that is no token',
      (xhr) => xhr.open('a b', '/'),
      'SyntaxError',
      "Failed to execute 'open' on 'XMLHttpRequest': 'a b' is not a valid HTTP method.",
    ],
    [
      'a synchronous call, and only when it is sent',
      (xhr) => {
        xhr.open('GET', '/', false)
        xhr.setRequestHeader('X-A', '1')
        expect(xhr.readyState).toBe(1)
        xhr.send()
      },
      'NotSupportedError',
      "Failed to execute 'send' on 'XMLHttpRequest': The sandbox has no synchronous calls: pass true, or nothing, as the third argument of open().",
    ],
    [
      'a header before open()',
      (xhr) => xhr.setRequestHeader('a', '1'),
      'InvalidStateError',
      "Failed to execute 'setRequestHeader' on 'XMLHttpRequest': The object's state must be OPENED.",
    ],
    [
      'send() before open()',
      (xhr) => xhr.send(),
      'InvalidStateError',
      "Failed to execute 'send' on 'XMLHttpRequest': The object's state must be OPENED.",
    ],
  ])('XMLHttpRequest throws for %s', async (_what, action, name, message) => {
    const { XMLHttpRequest, calls } = openTestPage()
    const error = await failureOf(() => action(new XMLHttpRequest()))
    expect([error.name, error.message]).toEqual([name, message])
    expect(calls).toEqual([])
  })

  test('XMLHttpRequest throws for a bad header, for a second send(), and for withCredentials while sending', async () => {
    const { XMLHttpRequest } = openTestPage()
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/')
    expect((await failureOf(() => xhr.setRequestHeader('a b', '1'))).name).toBe('SyntaxError')
    xhr.send()
    expect((await failureOf(() => xhr.send())).name).toBe('InvalidStateError')
    const setting = () => {
      xhr.withCredentials = true
    }
    expect((await failureOf(setting)).name).toBe('InvalidStateError')
  })
})

describe('the response of an XMLHttpRequest', () => {
  async function loaded(
    answer: Parameters<typeof openTestPage>[0],
    prepare: (xhr: Xhr) => void = () => {},
  ): Promise<Xhr> {
    const xhr = new (openTestPage(answer).XMLHttpRequest)()
    xhr.open('GET', '/')
    prepare(xhr)
    xhr.send()
    await ended(xhr)
    return xhr
  }

  test('getAllResponseHeaders() lists headers in lower case, sorted, one a line', async () => {
    const xhr = await loaded({
      headers: [
        ['X-B', '2'],
        ['A', '1'],
        ['x-b', '3'],
      ],
    })
    expect(xhr.getAllResponseHeaders()).toBe('a: 1\r\nx-b: 2, 3\r\n')
    expect([xhr.getResponseHeader('X-b'), xhr.getResponseHeader('c')]).toEqual(['2, 3', null])
  })

  test('responseURL has no fragment', async () => {
    expect((await loaded({ url: 'https://bar.other/x#part' })).responseURL).toBe('https://bar.other/x')
  })

  test('responseText is decoded with the charset of the Content-Type or of overrideMimeType()', async () => {
    const latin = { headers: [['Content-Type', 'text/plain; charset=latin1']], body: new Uint8Array([0xe9]) } as const
    expect((await loaded(latin)).responseText).toBe('é')
    const overridden = await loaded(latin, (xhr) => xhr.overrideMimeType('text/plain; charset=windows-1251'))
    expect(overridden.responseText).toBe('й')
  })

  test('response has the type that responseType names', async () => {
    const json = { headers: [['Content-Type', 'application/json']], body: new TextEncoder().encode('{"a":1}') } as const
    const as = (type: 'json' | 'arraybuffer' | 'blob') =>
      loaded(json, (xhr) => {
        xhr.responseType = type
      })
    expect((await as('json')).response).toEqual({ a: 1 })
    expect((await as('arraybuffer')).response).toEqual(json.body.buffer)
    expect((await as('blob')).response).toMatchObject({ type: 'application/json', size: 7 })
    const { name } = await failureOf(async () => (await as('json')).responseText)
    expect(name).toBe('InvalidStateError')
    const broken = await loaded({ body: new TextEncoder().encode('{') }, (xhr) => {
      xhr.responseType = 'json'
    })
    expect(broken.response).toBe(null)
  })
})
