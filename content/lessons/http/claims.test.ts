import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { headerOf, passesIn, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { ask, cafe, LOGIN_CODE, login, MENU } from './documents.ts'
import { lesson } from './lesson.ts'

const passes = passesIn(lesson)

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

describe('other answers to the exercises', () => {
  const hours = /GET \/hours[\s\S]*/
  test.each<[string, string, boolean]>([
    ['a charset and another body', 'GET /hours\n200\nContent-Type: text/plain; charset=utf-8\n\nopen\n', true],
    ['the header’s name in small letters', 'GET /hours\n200 OK\ncontent-type: text/plain\n\nFrom 8 to 18.\n', true],
    ['no empty line above the route', '', false],
    ['no header', 'GET /hours\n200 OK\n\nFrom 8 to 18.\n', false],
    ['the header in the body', 'GET /hours\n200 OK\n\nContent-Type: text/plain\n', false],
    ['a route for everything', '* *\n200 OK\nContent-Type: text/plain\n\nFrom 8 to 18.\n', false],
  ])('“Write a response” with %s', async (_, route, right) => {
    expect(await passes('first-response', { server: [[hours, route]] })).toBe(right)
  })
  test('“Write a response” passes with the new route above the menu', async () => {
    const route = 'GET /hours\n200 OK\nContent-Type: text/plain\n\nFrom 8 to 18.\n\n'
    expect(
      await passes('first-response', {
        server: [
          [hours, ''],
          ['GET /menu', `${route}GET /menu`],
        ],
      }),
    ).toBe(true)
  })

  test.each<[string, string, boolean]>([
    ['the number alone', '404', true],
    ['other words for people', '404 No Such Table', true],
    ['a status for a problem of the server', '500 Internal Server Error', false],
    ['only other words', '200 Not Found', false],
    ['another status of the list', '401 Unauthorized', false],
  ])('“There is no table 9” with %s', async (_, status, right) => {
    expect(await passes('honest-status', { server: [['404 Not Found', status]] })).toBe(right)
  })
  test('“There is no table 9” fails when the route is deleted: then it is not this server’s own response', async () => {
    expect(await passes('honest-status', { server: [[/^[\s\S]*$/, '# nothing\n']] })).toBe(false)
  })

  test.each<[string, readonly [string | RegExp, string], boolean]>([
    ['the full address', ['"/orders"', '"https://cafe.example/orders"'], true],
    ['the body written as a text', ['JSON.stringify({ soup: "tomato" })', `'{ "soup": "tomato" }'`], true],
    ['no body', [/ {2}body.*\n/, ''], false],
    ['no header', [/ {2}headers.*\n/, ''], false],
    ['GET', [/"POST"[\s\S]*tomato" }\),/, '"GET",'], false],
    ['the header in the body', [/ {2}headers.*\n/, '  "Content-Type": "application/json",\n'], false],
  ])('“Order a soup” with %s', async (_, edit, right) => {
    expect(await passes('send-an-order', { code: [edit] })).toBe(right)
  })

  test.each<[string, boolean]>([
    ['https://cafe.example/menu/soup', true],
    ['../menu/soup', true],
    ['//cafe.example/menu/soup', true],
    ['./menu/soup', false],
    ['cafe.example/menu/soup', false],
    ['http://cafe.example/menu/soup', false],
  ])('“The soup has another address” with the address %s', async (address, right) => {
    expect(await passes('right-address', { code: [['/menu/soup', address]] })).toBe(right)
  })

  test.each<[string, string, boolean]>([
    ['attributes', 'Set-Cookie: session=sara; HttpOnly; Path=/\n', true],
    ['small letters', 'set-cookie: session=sara\n', true],
    ['the name of the request’s header', 'Cookie: session=sara\n', false],
    ['another name of the cookie', 'Set-Cookie: user=sara\n', false],
    ['a colon in the cookie', 'Set-Cookie: session: sara\n', false],
  ])('“The server forgets Sara” with %s', async (_, line, right) => {
    expect(await passes('remember-me', { server: [['Set-Cookie: session=sara\n', line]] })).toBe(right)
  })
  test('“The server forgets Sara” fails with the cookie on the response that is refused', async () => {
    const text = login('').replace('401 Unauthorized', '401 Unauthorized\nSet-Cookie: session=sara')
    expect(printed(await runInNode(cafe(LOGIN_CODE, text)), 'script')[0]).toBe('401')
  })
})
