import { describe, expect, test } from 'vitest'
import type { ServerResponse } from '../../dialect.ts'
import { App, type Handler } from './app.ts'
import { FiberError } from './fiber-error.ts'

const say =
  (text: string): Handler =>
  (context) => {
    context.sendString(text)
    return null
  }
const params: Handler = (context) => {
  context.sendString(JSON.stringify(Object.fromEntries(context.params)))
  return null
}

function ask(app: App, method: string, path: string): ServerResponse {
  return app.handle({ method, url: `http://localhost:8080${path}`, headers: [], body: null })
}
const bodyOf = ({ body }: ServerResponse): string => (body ? new TextDecoder().decode(body) : '')

function appWith(path: string, version = '2.52.15'): App {
  const app = new App(version)
  app.add('GET', path, [params], 7)
  return app
}

describe('a path without a route', () => {
  test('a path without a route is a 404, whose text in Fiber 2 names the method and path', () => {
    const sent = ask(new App('2.52.15'), 'GET', '/a<b')
    expect(sent).toMatchObject({ status: 404, statusText: 'Not Found', ran: false })
    expect(bodyOf(sent)).toBe('Cannot GET /a%3Cb')
    expect(bodyOf(ask(new App('3.5.0'), 'GET', '/'))).toBe('Not Found')
  })

  test('a path with a route of another method is a 405 with Allow', () => {
    const sent = ask(appWith('/'), 'OPTIONS', '/')
    expect(sent).toMatchObject({ status: 405, ran: false })
    expect(sent.headers).toEqual([
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', '18'],
      ['Allow', 'GET, HEAD'],
    ])
  })

  test('a path whose handler passed on is a 404', () => {
    const app = new App('2.52.15')
    app.add('GET', '/', [(context) => context.next()])
    app.add('POST', '/', [say('posted')])
    expect(ask(app, 'GET', '/').status).toBe(404)
    expect(ask(app, 'PUT', '/').status).toBe(405)
  })
})

describe('a route', () => {
  test.each([
    ['/api/user/:user', '/api/user/amir', { user: 'amir' }],
    ['/api/user/:user', '/API/User/Amir', { user: 'Amir' }],
    ['/api/user/:user', '/api/user/amir/', { user: 'amir' }],
    ['/api/user/:user', '/api/user/', null],
    ['/api/user/:user', '/api/user/a/b', null],
    ['/v1/:name?', '/v1', { name: '' }],
    ['/v1/:name?', '/v1/', { name: '' }],
    ['/v1/:name?', '/v1/x', { name: 'x' }],
    ['/files/*', '/files/a/b', { '*1': 'a/b' }],
    ['/files/*', '/files', { '*1': '' }],
    ['/files/+', '/files/', null],
    ['/:from-:to', '/ab-cd', { from: 'ab', to: 'cd' }],
    ['/flights/:from.:to/x', '/flights/ab.cd/x', { from: 'ab', to: 'cd' }],
    ['/:id<int>', '/12', { id: '12' }],
    ['/:id<int>', '/x', null],
    ['/a\\:b', '/a:b', {}],
    ['*', '/anything/at/all', { '*1': 'anything/at/all' }],
    ['/resources/public-data/', '/resources/public-data', {}],
    ['/resources/public-data', '/resources/public-data/', {}],
  ])('the route %s and the path %s', (route, path, expected) => {
    const sent = ask(appWith(route), 'GET', path)
    expect(sent.status === 200 ? JSON.parse(bodyOf(sent)) : null).toEqual(expected)
  })

  test('a strict app distinguishes a trailing slash, a case-sensitive one upper case', () => {
    const app = new App('2.52.15', { strictRouting: true, caseSensitive: true })
    app.add('GET', '/Data', [say('data')])
    expect(ask(app, 'GET', '/Data').status).toBe(200)
    expect(ask(app, 'GET', '/Data/').status).toBe(404)
    expect(ask(app, 'GET', '/data').status).toBe(404)
  })

  test('a middleware takes every path with its prefix; in Fiber 3 the prefix ends at a segment', () => {
    for (const [version, status] of [
      ['2.52.15', 200],
      ['3.5.0', 404],
    ] as const) {
      const app = new App(version)
      app.use('/api', [say('in')])
      expect(ask(app, 'GET', '/api/x').status).toBe(200)
      expect(ask(app, 'GET', '/api').status).toBe(200)
      expect(ask(app, 'GET', '/apix').status).toBe(status)
    }
  })
})

describe('an answer', () => {
  test('an answer names its route and the line of the route', () => {
    expect(ask(appWith('/api/user/:user'), 'GET', '/api/user/x')).toMatchObject({
      ran: true,
      route: 'GET /api/user/:user',
      line: 7,
    })
  })

  test('an answer to HEAD has the length of the body without the body', () => {
    const sent = ask(appWith('/:a'), 'HEAD', '/b')
    expect(sent).toMatchObject({ status: 200, body: null, route: 'GET /:a' })
    expect(sent.headers).toContainEqual(['Content-Length', '9'])
  })

  test('an answer of a handler that sends nothing is empty and has no type', () => {
    const app = new App('2.52.15')
    app.add('GET', '/', [() => null])
    expect(ask(app, 'GET', '/').headers).toEqual([['Content-Length', '0']])
  })

  test('an answer with 204 has neither type nor length nor body', () => {
    const app = new App('2.52.15')
    app.add('GET', '/', [
      (context) => {
        context.sendStatus(204)
        return null
      },
    ])
    expect(ask(app, 'GET', '/')).toMatchObject({ status: 204, headers: [], body: null })
  })

  test('an answer after an error keeps the headers that were set and has the error as text', () => {
    const app = new App('2.52.15')
    app.use('/', [
      (context) => {
        context.set('x-request-ID', '1')
        context.set('Content-Type', 'application/json')
        return context.next()
      },
    ])
    app.add('GET', '/', [() => new FiberError('no', 418)])
    const sent = ask(app, 'GET', '/')
    expect(sent).toMatchObject({ status: 418, ran: true })
    expect(sent.headers).toEqual([
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', '2'],
      ['X-Request-Id', '1'],
    ])
  })
})

test('in Fiber 3, which adds HEAD routes last, HEAD finds a catch-all before the GET route', () => {
  const answers = ['2.52.15', '3.5.0'].map((version) => {
    const app = appWith('/x', version)
    app.use('/', [say('caught')])
    return ask(app, 'HEAD', '/x').route
  })
  expect(answers).toEqual(['GET /x', 'Use /'])
})

test('a request with an unknown method is a 501', () => {
  expect(ask(appWith('/'), 'BREW', '/')).toMatchObject({ status: 501, ran: false })
})
