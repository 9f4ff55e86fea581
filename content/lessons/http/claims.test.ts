import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { headerOf, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { ask, cafe, MENU } from './documents.ts'
import { lesson } from './lesson.ts'

describe('requests and responses', () => {
  test('the first example is one request and one response, and the script prints the status and the body', async () => {
    const trace = await runExample(lesson, 'menu')
    expect(requests(trace).map(({ method, url }) => [method, url])).toEqual([['GET', 'https://cafe.example/menu']])
    expect(headerOf(requests(trace)[0], 'Accept')).toBe('*/*')
    expect(requests(trace)[0]?.body).toBeNull()
    expect(headerOf(responses(trace)[0], 'Content-Type')).toBe('application/json')
    expect(printed(trace, 'script')).toEqual(['200', '{ "soup": "tomato", "price": 4 }'])
  })

  test('when no route fits, the server answers with 404, and the script prints two lines', async () => {
    const trace = await runExample(lesson, 'missing')
    expect(responses(trace)[0]?.status).toBe(404)
    expect(printed(trace, 'script')).toEqual(['404', 'no route'])
  })

  test.each([
    [200, true],
    [299, true],
    [300, false],
    [404, false],
    [500, false],
  ])('response.ok for the status %i is %s', async (status, ok) => {
    const code = 'const response = await fetch("/menu");\nconsole.log(response.ok);\n'
    const trace = await runInNode(cafe(code, MENU.replace('200 OK', String(status))))
    expect(printed(trace, 'script')).toEqual([String(ok)])
  })

  test('the order has the method POST, the header and the body that the script gives', async () => {
    const [request] = requests(await runExample(lesson, 'order'))
    expect([request?.method, headerOf(request, 'Content-Type'), request?.body?.text]).toEqual([
      'POST',
      'text/plain',
      'One soup, please.',
    ])
  })
})

describe('the address', () => {
  test.each([
    ['/menu', 'https://cafe.example/menu'],
    ['menu', 'https://cafe.example/kitchen/menu'],
    ['https://cafe.example:443/menu?day=monday', 'https://cafe.example/menu?day=monday'],
  ])('fetch("%s") on a page in the folder /kitchen/ asks for %s', async (path, url) => {
    expect(requests(await runInNode(cafe(ask(path), MENU, '/kitchen/today')))[0]?.url).toBe(url)
  })
})

describe('cookies and copies', () => {
  test('the browser sends the cookie with the second request, and the script did nothing for that', async () => {
    const trace = await runExample(lesson, 'cookie')
    expect(requests(trace).map((request) => headerOf(request, 'Cookie'))).toEqual([null, 'visits=1'])
    expect(printed(trace, 'script')).toEqual(['Welcome back! Today: tomato soup.'])
  })

  test('of two calls within the time that Cache-Control allows, one request leaves the browser', async () => {
    expect(requests(await runExample(lesson, 'cache'))).toHaveLength(1)
    expect(requests(await runExample(lesson, 'cache', { pause: 61 }))).toHaveLength(2)
    expect(requests(await runExample(lesson, 'cache', { server: [['Cache-Control: max-age=60\n', '']] }))).toHaveLength(
      2,
    )
  })
})
