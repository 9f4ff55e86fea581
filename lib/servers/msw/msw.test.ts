import { expect, test } from 'vitest'
import { FROM_FOO, ORIGIN, startReadableExample, startServer } from '../../testing/start-server.ts'
import { msw } from './msw.ts'
import { createRuntime } from './runtime.ts'

/** Handlers; the first of them is line 3. */
const server = (handlers: string) =>
  startServer(
    'msw',
    `import { bypass, delay, http, HttpResponse, passthrough } from 'msw'\nexport const handlers = [\n${handlers}\n]`,
  )

test('the example answers, and lets every origin read it', async () => {
  const { printed } = await startReadableExample('msw', 4)
  expect(printed).toEqual([])
})

test('the modules that can be imported in MSW are those of the runtime', () => {
  const { modules } = createRuntime({ origin: '', print() {}, line: () => 1, explain: () => ({ text: '' }) })
  const names = Object.keys(modules.msw?.exports ?? {})
  expect(msw.check(`import { ${names.join(', ')} } from 'msw'\nexport const handlers = []`)).toEqual([])
  expect(names).toContain('HttpResponse')
})

test('MSW matches relative and absolute URLs, parameters and methods, and the first handler answers', async () => {
  const { ask } =
    await server(`http.get('/a/:id', ({ params, request }) => HttpResponse.text(params.id + new URL(request.url).search)),
http.get('/a/*', () => undefined),
http.post('${ORIGIN}/b', async ({ request }) => HttpResponse.json(await request.json(), { status: 201 })),
http.all('*/c', ({ request }) => HttpResponse.text(request.method)),
http.get('https://elsewhere.example/d', () => HttpResponse.text('never')),`)
  expect(await ask('GET', '/a/7?q=1')).toMatchObject({ body: '7?q=1', route: 'GET /a/:id', line: 3 })
  expect(await ask('POST', '/b', [], '{"x":1}')).toMatchObject({
    status: 201,
    body: '{"x":1}',
    route: `POST ${ORIGIN}/b`,
  })
  expect(await ask('DELETE', '/c')).toMatchObject({ body: 'DELETE', route: 'ALL */c' })
  expect(await ask('GET', '/d')).toMatchObject({ status: 404, ran: false })
})

test('a request without a handler gets a response that says so', async () => {
  const { ask } = await server("http.get('/a/*', () => undefined),")
  const answer = await ask('OPTIONS', '/a/b')
  expect(answer).toMatchObject({
    status: 404,
    ran: false,
    body: expect.stringContaining('No handler matches OPTIONS /a/b'),
  })
  expect(answer).not.toHaveProperty('route')
  expect(await ask('GET', '/a/b')).toMatchObject({ status: 404, ran: false })
})

test('MSW receives forbidden headers and cookies, sends cookies line by line, and stores none', async () => {
  const { ask } = await server(`http.get('/', ({ request, cookies }) => HttpResponse.json(
  [request.headers.get('origin'), cookies],
  { headers: [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2; HttpOnly']] },
)),`)
  const first = await ask('GET', '/', [...FROM_FOO, ['Cookie', 's=1']])
  expect([first.body, first.header('set-cookie')]).toEqual(['["https://foo.example",{"s":"1"}]', 'a=1 | b=2; HttpOnly'])
  expect((await ask('GET', '/')).body).toBe('[null,{}]')
})

test('MSW handlers may delay, fail and throw responses', async () => {
  const { ask, printed } =
    await server(`http.get('/slow', async () => { await delay(20); return HttpResponse.text('late') }),
http.get('/error', () => HttpResponse.error()),
http.get('/thrown', () => { throw new HttpResponse('no', { status: 403 }) }),
http.get('/broken', () => { null.x }),
http.get('/once', () => HttpResponse.text('once'), { once: true }),`)
  expect((await ask('GET', '/slow')).body).toBe('late')
  await expect(ask('GET', '/error')).rejects.toThrow('network error')
  expect(await ask('GET', '/thrown')).toMatchObject({ status: 403, body: 'no' })
  expect(await ask('GET', '/broken')).toMatchObject({ status: 500, route: 'GET /broken' })
  expect(printed).toEqual([['error', expect.stringContaining('TypeError'), 6]])
  expect((await ask('GET', '/once')).status).toBe(200)
  expect((await ask('GET', '/once')).status).toBe(404)
})

test.each(['passthrough', 'bypass'])('%s() is refused with a plain message', async (name) => {
  const { ask, printed } = await server(`http.get('/', ({ request }) => ${name}(request)),`)
  expect((await ask('GET', '/')).status).toBe(500)
  expect(printed[0]?.[1]).toContain(`${name}() does not work in this server`)
})

test('MSW handlers have to be exported', async () => {
  expect((await startServer('msw', "import { http } from 'msw'\nconst handlers = []")).crash?.text).toContain(
    'export const handlers',
  )
  const { ask } = await startServer(
    'msw',
    "import { http, HttpResponse } from 'msw'\nexport default [http.get('/', () => HttpResponse.text('here'))]",
  )
  expect((await ask('GET', '/')).body).toBe('here')
})
