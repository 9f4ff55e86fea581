import { describe, expect, test } from 'vitest'
import { FROM_FOO, startReadableExample, startServer } from '../../testing/start-server.ts'
import { express } from './express.ts'
import { createRuntime } from './runtime.ts'

/** An Express server around these lines; the first of them is line 4. */
const server = (lines: string) =>
  startServer(
    'express',
    `import express from 'express'\nimport cors from 'cors'\nconst app = express()\n${lines}\napp.listen(8080)`,
  )

const PREFLIGHT = [...FROM_FOO, ['Access-Control-Request-Method', 'PUT']] as const

test('the example answers, and lets every origin read it', async () => {
  const { printed } = await startReadableExample('express', 7)
  expect(printed).toEqual([])
})

test('the modules that can be imported in Express are those of the runtime', () => {
  const { modules } = createRuntime({ origin: '', print() {}, line: () => 1, explain: () => ({ text: '' }) })
  const names = (name: string) => Object.keys(modules[name]?.exports ?? {}).toSorted()
  for (const name of ['express', 'cors']) {
    const all = names(name).map((one) => (one === 'default' ? `d` : `${one} as ${one}_`))
    const text = all.includes('d') ? `import d from '${name}'\n` : ''
    const rest = all.filter((one) => one !== 'd').join(', ')
    expect(express.check(`${text}import { ${rest} } from '${name}'\napp.listen()`)).toEqual([])
  }
})

describe('the cors middleware', () => {
  test('the cors middleware answers a preflight by itself, and is named as the one that answered', async () => {
    const { ask } = await server(
      "app.use(cors({ origin: 'https://foo.example', credentials: true }))\napp.put('/', (req, res) => res.end())",
    )
    const answer = await ask('OPTIONS', '/', PREFLIGHT)
    expect(answer).toMatchObject({ status: 204, statusText: 'No Content', ran: true, route: 'cors()', line: 4 })
    expect(answer.headers).toEqual([
      ['X-Powered-By', 'Express'],
      ['Access-Control-Allow-Origin', 'https://foo.example'],
      ['Vary', 'Origin, Access-Control-Request-Headers'],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'],
      ['Content-Length', '0'],
    ])
  })

  test('the cors middleware does nothing for a route before it', async () => {
    const { ask } = await server("app.get('/', (req, res) => res.send('early'))\napp.use(cors())")
    expect((await ask('GET', '/', FROM_FOO)).header('Access-Control-Allow-Origin')).toBeUndefined()
    expect((await ask('OPTIONS', '/', PREFLIGHT)).header('Access-Control-Allow-Origin')).toBe('*')
  })

  test('the cors middleware on a route only leaves the preflight to Express, which adds no CORS headers', async () => {
    const { ask } = await server("app.delete('/data', cors(), (req, res) => res.sendStatus(204))")
    const answer = await ask('OPTIONS', '/data', PREFLIGHT)
    expect(answer).toMatchObject({ status: 200, body: 'DELETE', ran: false })
    expect(answer.header('Allow')).toBe('DELETE')
    expect(answer.header('Access-Control-Allow-Origin')).toBeUndefined()
    expect(await ask('DELETE', '/data', FROM_FOO)).toMatchObject({ status: 204, route: 'DELETE /data', line: 4 })
  })
})

test('a response names the route, parameter, router or middleware of Express as it was written', async () => {
  const { ask } = await server(`const api = express.Router()
api.get('/items/:id', (req, res) => res.json({ id: req.params.id, base: req.baseUrl }))
app.use('/api', api)
app.use(function auth(req, res, next) { req.get('authorization') ? next() : res.sendStatus(401) })
app.all('/any', (req, res) => res.send(req.method))
app.get(['/a', '/b'], (req, res) => res.send(req.path))
app.get(/^\\/x+$/, (req, res) => res.send('x'))`)
  const signed = [['Authorization', 'me']] as const
  expect(await ask('GET', '/api/items/7')).toMatchObject({
    body: '{"id":"7","base":"/api"}',
    route: 'GET /api/items/:id',
    line: 5,
  })
  expect(await ask('GET', '/any')).toMatchObject({ status: 401, ran: true, route: 'auth()', line: 7 })
  expect(await ask('PATCH', '/any', signed)).toMatchObject({ body: 'PATCH', route: 'ALL /any', line: 8 })
  expect(await ask('GET', '/b', signed)).toMatchObject({ body: '/b', route: 'GET /a, /b' })
  expect(await ask('GET', '/xx', signed)).toMatchObject({ body: 'x', route: 'GET /^\\/x+$/' })
  const missing = await ask('GET', '/none?q', signed)
  expect(missing).toMatchObject({ status: 404, ran: false })
  expect(missing).not.toHaveProperty('route')
  expect(missing.body).toContain('Cannot GET /none')
})

test('a request reaches Express as it was sent', async () => {
  const { ask } = await server(`app.use(express.json(), express.urlencoded(), express.text())
app.post('/', (req, res) => res.json([req.body, req.query, req.hostname, req.protocol, req.get('ORIGIN'), req.headers.cookie, req.is('json')]))`)
  const json = [...FROM_FOO, ['Cookie', 'a=1'], ['cookie', 'b=2'], ['Content-Type', 'application/json']] as const
  expect(JSON.parse((await ask('POST', '/?x=1&x=2', json, '{"ä":[1]}')).body)).toEqual([
    { ä: [1] },
    { x: ['1', '2'] },
    'bar.other',
    'https',
    'https://foo.example',
    'a=1; b=2',
    'json',
  ])
  const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const
  expect(JSON.parse((await ask('POST', '/', form, 'a=1&b=%20')).body)[0]).toEqual({ a: '1', b: ' ' })
  expect(await ask('POST', '/', json, '{bad')).toMatchObject({ status: 400, route: 'express.json()' })
})

test('a response of Express is sent as it was set, line by line', async () => {
  const { ask } = await server(`app.get('/', (req, res) => {
  res.status(201).set('X-A', '1').append('X-B', '1').append('X-B', '2').vary('Origin').type('text')
  res.cookie('a', '1', { httpOnly: true }).cookie('b', '2').links({ next: '/2' })
  res.send('hé')
})
app.get('/go', (req, res) => res.redirect(307, '/'))
app.get('/parts', async (req, res) => { res.write('a'); await new Promise((r) => setTimeout(r, 5)); res.end('b') })`)
  const answer = await ask('GET', '/')
  expect(answer).toMatchObject({ status: 201, statusText: 'Created', body: 'hé' })
  expect(answer.headers.filter(([name]) => !/^(X-Powered-By|ETag)$/.test(name))).toEqual([
    ['X-A', '1'],
    ['X-B', '1'],
    ['X-B', '2'],
    ['Vary', 'Origin'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Set-Cookie', 'a=1; Path=/; HttpOnly'],
    ['Set-Cookie', 'b=2; Path=/'],
    ['Link', '</2>; rel="next"'],
    ['Content-Length', '3'],
  ])
  const head = await ask('HEAD', '/')
  expect([head.body, head.header('Content-Length'), head.route]).toEqual(['', '3', 'GET /'])
  const moved = await ask('GET', '/go')
  expect([moved.status, moved.header('Location')]).toEqual([307, '/'])
  expect((await ask('GET', '/parts')).body).toBe('ab')
  const etag = answer.header('ETag') ?? ''
  expect((await ask('GET', '/', [['If-None-Match', etag]])).status).toBe(304)
})

describe('an error', () => {
  test('an error in a handler is answered with 500 without the error, and printed with its position', async () => {
    const { ask, printed } = await server(`app.use(cors())
app.get('/sync', () => { throw new Error('secret') })
app.get('/async', async () => { null.x })
app.get('/own', (req, res, next) => next(Object.assign(new Error('no tea'), { status: 418, expose: true })))`)
    const answer = await ask('GET', '/sync', FROM_FOO)
    expect(answer).toMatchObject({ status: 500, ran: true, route: 'GET /sync', line: 5 })
    expect(answer.body).not.toContain('secret')
    // The default error handler of Express removes no header that is set already.
    expect(answer.header('Access-Control-Allow-Origin')).toBe('*')
    expect(printed).toEqual([
      ['error', expect.stringMatching(/^server\.js:5\n.*\n\nError: secret\n {4}at server\.js:5:32/), 5],
    ])
    expect((await ask('GET', '/async')).status).toBe(500)
    expect((await ask('GET', '/own')).status).toBe(418)
  })

  test('an error is passed to an error handler where there is one', async () => {
    const { ask } = await server(`app.get('/', () => { throw new Error('mine') })
app.use((error, req, res, next) => res.status(502).json({ error: error.message }))`)
    expect(await ask('GET', '/')).toMatchObject({ status: 502, body: '{"error":"mine"}', ran: true })
  })

  test('an error at the start is a crash, with the line', async () => {
    expect((await server("app.get('/:', () => {})")).crash).toMatchObject({
      line: 4,
      text: expect.stringContaining('TypeError: Missing parameter name at'),
    })
    expect((await server('process.exit(3)')).crash?.text).toContain('process.exit(3)')
    expect((await server('app.listen(8080)')).crash?.text).toContain('EADDRINUSE')
    expect((await startServer('express', "import express from 'express'\nexpress()")).crash?.text).toContain(
      'nothing listens',
    )
  })
})

test.each(['sendFile', 'download', 'render'])('res.%s says that it is not available', async (method) => {
  const { ask, printed } = await server(`app.get('/', (req, res) => res.${method}('x'))`)
  expect((await ask('GET', '/')).status).toBe(500)
  expect(printed[0]?.[1]).toContain(`res.${method} does not work in this server`)
})

test('a handler that never answers breaks the connection and nothing else', { timeout: 10_000 }, async () => {
  const { ask } = await server(
    "app.get('/never', () => {})\napp.get('/', (req, res) => res.end())\napp.get('/cut', (req, res) => res.destroy())",
  )
  await expect(ask('GET', '/never')).rejects.toThrow('no answer within 5 seconds')
  await expect(ask('GET', '/cut')).rejects.toThrow('closed the connection')
  expect((await ask('GET', '/')).status).toBe(200)
})

test('Express code may use require, and print up to a limit', async () => {
  const { ask, printed } = await startServer(
    'express',
    `const express = require('express')
const app = express()
app.get('/', (req, res) => { for (let i = 0; i < 1000; i += 1) console.log('line', i); res.end() })
app.listen(process.env.PORT || 8080, () => console.info('ready'))`,
  )
  await ask('GET', '/')
  expect(printed[0]).toEqual(['info', 'ready', 4])
  expect(printed[1]).toEqual(['log', 'line 0', 3])
  expect(printed).toHaveLength(301)
  expect(printed.at(-1)?.[1]).toContain('prints more than')
})

test('two servers share nothing', async () => {
  const [one, two] = await Promise.all([
    server("app.get('/', (req, res) => res.send('one'))"),
    server("app.get('/', (req, res) => res.send('two'))"),
  ])
  expect([(await one.ask('GET', '/')).body, (await two.ask('GET', '/')).body]).toEqual(['one', 'two'])
})
