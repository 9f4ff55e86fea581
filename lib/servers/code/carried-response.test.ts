import { expect, test } from 'vitest'
import { CarriedResponse } from './carried-response.ts'

const COOKIES: [string, string][] = [
  ['Set-Cookie', 'a=1'],
  ['Set-Cookie', 'b=2'],
]

test('cookies survive in a carried response, in its clones and in responses made from it', async () => {
  const response = new CarriedResponse('hi', { status: 201, statusText: 'Fine', headers: COOKIES })
  const made = new CarriedResponse(response.clone().body, response)
  for (const each of [response, response.clone(), made]) {
    expect(each.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect([each.status, each.statusText, await each.clone().text()]).toEqual([201, 'Fine', 'hi'])
    expect(each).toBeInstanceOf(Response)
  }
})

test('a carried response has the Content-Type that a native response gives its body', () => {
  const types = (make: typeof Response) =>
    [
      new make('a'),
      new make(new URLSearchParams('a=1')),
      new make(null),
      make.json({}),
      make.json({}, { headers: { 'Content-Type': 'a/b' } }),
    ].map((response) => response.headers.get('content-type'))
  expect(types(CarriedResponse as unknown as typeof Response)).toEqual(types(Response))
})

test('a carried response redirects and refuses statuses as a native response does', () => {
  expect(CarriedResponse.redirect('https://a.example/', 308).headers.get('location')).toBe('https://a.example/')
  expect(() => new CarriedResponse('a', { status: 204 })).toThrow(TypeError)
  expect(() => new CarriedResponse('a', { status: 99 })).toThrow(RangeError)
})
