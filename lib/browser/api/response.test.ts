import { describe, expect, test } from 'vitest'
import { openTestPage } from '../../testing/open-test-page.ts'

const { Response } = openTestPage()

describe('a Response that a script makes', () => {
  test('a Response has the default values of the standard', async () => {
    const response = new Response('hi', { status: 201, statusText: 'Made', headers: { a: '1' } })
    expect(response).toMatchObject({
      type: 'default',
      url: '',
      redirected: false,
      status: 201,
      ok: true,
      statusText: 'Made',
    })
    expect([...response.headers]).toEqual([
      ['a', '1'],
      ['content-type', 'text/plain;charset=UTF-8'],
    ])
    expect(await response.text()).toBe('hi')
  })

  test.each([199, 600, 65536, 'x'])('the Response constructor throws for the status %s', (status) => {
    expect(() => new Response('', { status })).toThrow(RangeError)
  })

  test.each([204, 205, 304])('the Response constructor throws for a body with status %i', (status) => {
    expect(() => new Response('', { status })).toThrow(TypeError)
    expect(new Response(null, { status }).body).toBe(null)
  })

  test('the Response constructor throws for a line break in the status text', () => {
    expect(() => new Response('', { statusText: 'a\nb' })).toThrow(TypeError)
  })
})

describe('the static methods of Response', () => {
  test('Response.error() has type error and status 0', () => {
    expect(Response.error()).toMatchObject({ type: 'error', status: 0, ok: false, body: null })
  })

  test('Response.redirect() resolves its URL against the page and throws for other statuses than redirects', () => {
    const response = Response.redirect('/there', 308)
    expect([response.status, response.headers.get('location')]).toEqual([308, 'https://foo.example/there'])
    expect(() => Response.redirect('/there', 200)).toThrow(RangeError)
    expect(() => Response.redirect('http://[')).toThrow(TypeError)
  })

  test('Response.json() serializes its data and sets the Content-Type', async () => {
    const response = Response.json({ a: 1 }, { status: 202 })
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      202,
      'application/json',
      '{"a":1}',
    ])
    expect(() => Response.json(undefined)).toThrow(TypeError)
  })
})
