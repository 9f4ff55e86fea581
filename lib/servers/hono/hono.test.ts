import { describe, expect, test } from 'vitest'
import { FROM_FOO, startReadableExample, startServer } from '../../testing/start-server.ts'
import { hono } from './hono.ts'
import { createRuntime } from './runtime.ts'

/** A Hono server around these lines; the first of them is line 5. */
const server = (lines: string) =>
  startServer(
    'hono',
    `import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { getCookie, setCookie } from 'hono/cookie'
const app = new Hono()
${lines}
export default app`,
  )

const PREFLIGHT = [...FROM_FOO, ['Access-Control-Request-Method', 'PUT']] as const

test('the example answers, and lets every origin read it', async () => {
  const { printed } = await startReadableExample('hono', 7)
  expect(printed).toEqual([])
})

test('the modules that can be imported in Hono are those of the runtime', () => {
  const { modules } = createRuntime({ origin: '', print() {}, line: () => 1, explain: () => ({ text: '' }) })
  const imports = Object.entries(modules).map(
    ([name, { exports }]) => `import { ${Object.keys(exports).join(', ')} } from '${name}'`,
  )
  expect(imports).toHaveLength(9)
  expect(hono.check(`${imports.join('\n')}\nexport default new Hono()`)).toEqual([])
})

describe('the cors middleware', () => {
  test('the cors middleware of Hono reads Origin, answers a preflight by itself, and omits what does not match', async () => {
    const { ask } = await server("app.use(cors({ origin: 'https://foo.example', credentials: true }))")
    const preflight = await ask('OPTIONS', '/', PREFLIGHT)
    expect(preflight).toMatchObject({ status: 204, route: 'cors()', line: 5, ran: true })
    expect(preflight.header('Access-Control-Allow-Origin')).toBe('https://foo.example')
    const other = await ask('GET', '/', [['Origin', 'https://evil.example']])
    expect(other.header('Access-Control-Allow-Origin')).toBeUndefined()
    expect(other.header('Access-Control-Allow-Credentials')).toBe('true')
  })

  test('the cors middleware of Hono does nothing for a route before it', async () => {
    const { ask } = await server("app.get('/', (c) => c.text('early'))\napp.use('*', cors())")
    expect((await ask('GET', '/', FROM_FOO)).header('Access-Control-Allow-Origin')).toBeUndefined()
    expect((await ask('OPTIONS', '/', PREFLIGHT)).header('Access-Control-Allow-Origin')).toBe('*')
  })
})

test('a response names the Hono route as it was written, wherever it was registered', async () => {
  const { ask } = await server(`app.use('*', async function timing(c, next) { await next(); c.header('X-Time', '1') })
app.get('/items/:id', (c) => c.json({ id: c.req.param('id') }))
const v1 = app.basePath('/v1')
v1.post('/j', async (c) => c.json(await c.req.json(), 201))
const sub = new Hono().get('/x', (c) => c.text('sub'))
app.route('/sub', sub)
app.all('/any', (c) => c.text(c.req.method))
app.on(['PURGE'], '/cache', (c) => c.body(null, 204))
app.use('/locked/*', (c) => c.text('no', 401))`)
  expect(await ask('GET', '/items/7')).toMatchObject({ body: '{"id":"7"}', route: 'GET /items/:id', line: 6 })
  expect((await ask('GET', '/items/7')).header('x-time')).toBe('1')
  expect(await ask('HEAD', '/items/7')).toMatchObject({ body: '', route: 'GET /items/:id' })
  expect(await ask('POST', '/v1/j', [], '{"a":2}')).toMatchObject({
    status: 201,
    body: '{"a":2}',
    route: 'POST /v1/j',
    line: 8,
  })
  expect(await ask('GET', '/sub/x')).toMatchObject({ body: 'sub', route: 'GET /sub/x', line: 9 })
  expect(await ask('PATCH', '/any')).toMatchObject({ body: 'PATCH', route: 'ALL /any' })
  expect(await ask('PURGE', '/cache')).toMatchObject({ status: 204, route: 'PURGE /cache' })
  expect(await ask('GET', '/locked/a')).toMatchObject({ status: 401, ran: true, route: 'app.use()', line: 13 })
  expect(await ask('GET', '/none')).toMatchObject({ status: 404, statusText: 'Not Found', ran: false })
})

test('cookies reach Hono, and each is sent as a separate header', async () => {
  const { ask } = await server(
    "app.get('/', (c) => { setCookie(c, 'a', '1'); setCookie(c, 'b', '2'); return c.json(getCookie(c)) })",
  )
  const answer = await ask('GET', '/', [['Cookie', 's=1; t=2']])
  expect([answer.body, answer.header('set-cookie')]).toEqual(['{"s":"1","t":"2"}', 'a=1; Path=/ | b=2; Path=/'])
})

test('an error in Hono is answered with 500 and printed, unless the code handles it', async () => {
  const { ask, printed } = await server("app.use(cors())\napp.get('/', () => { throw new Error('secret') })")
  const answer = await ask('GET', '/', FROM_FOO)
  expect(answer).toMatchObject({ status: 500, body: 'Internal Server Error', route: 'GET /', line: 6 })
  expect(answer.header('Access-Control-Allow-Origin')).toBe('*')
  expect(printed).toEqual([['error', expect.stringContaining('Error: secret'), 6]])
  const own = await server(
    "app.onError((error, c) => c.text(error.message, 502))\napp.get('/', () => { throw new Error('mine') })",
  )
  expect(await own.ask('GET', '/')).toMatchObject({ status: 502, body: 'mine' })
  expect(own.printed).toEqual([])
  const undefinedOrigin = await server('app.use(cors({ origin: undefined }))')
  expect((await undefinedOrigin.ask('GET', '/', FROM_FOO)).status).toBe(500)
})

test('an exception of Hono has its own response', async () => {
  const { ask } = await startServer(
    'hono',
    "import { Hono } from 'hono'\nimport { HTTPException } from 'hono/http-exception'\nconst app = new Hono()\napp.get('/', () => { throw new HTTPException(403, { message: 'no' }) })\nexport default app",
  )
  expect(await ask('GET', '/')).toMatchObject({ status: 403, body: 'no' })
})

test('a Hono application may be served by the adapter for Node, and has to be served', async () => {
  const head =
    "import { Hono } from 'hono'\nimport { serve } from '@hono/node-server'\nconst app = new Hono()\napp.get('/', (c) => c.text('here'))\n"
  const { ask, printed } = await startServer(
    'hono',
    `${head}serve({ fetch: app.fetch, port: 8787 }, (info) => console.log(info.port))`,
  )
  expect((await ask('GET', '/')).body).toBe('here')
  expect(printed).toEqual([['log', '8787', 5]])
  expect((await startServer('hono', head)).crash?.text).toContain('export default app')
})

test('a binding that c.env lacks is undefined in Hono, so a list made of it allows no origin', async () => {
  const { ask } = await server(`app.use('*', (c, next) => cors({ origin: [c.env.CORS_ORIGIN] })(c, next))
app.get('/', (c) => c.text('hi'))`)
  const answer = await ask('OPTIONS', '/', PREFLIGHT)
  expect(answer.status).toBe(204)
  expect(answer.header('Access-Control-Allow-Origin')).toBeUndefined()
})

test('@hono/node-server gives c.env the connection', async () => {
  const { ask } = await startServer(
    'hono',
    `import { Hono } from 'hono'
import { serve } from '@hono/node-server'
const app = new Hono()
app.get('/', (c) => c.text(c.env.incoming.socket.remoteAddress))
serve(app)`,
  )
  expect((await ask('GET', '/')).body).toBe('127.0.0.1')
})
