import { describe, expect, test } from 'vitest'
import { API, ask, explainRun, express, nginx } from '../../../testing/explain-run.ts'
import { handlerProgram } from '../../../testing/fiber-program.ts'

const LONG = "{ headers: { 'X-Token': 'a'.repeat(LENGTH) } }"
const withToken = (length: number) => ask('/', LONG.replace('LENGTH', String(length)))

test('a 431 of Node is explained by Node’s bound, and not by a missing header', async () => {
  const [why] = await explainRun(withToken(20_000), express("app.use(cors())\napp.use((req, res) => res.send('ok'))"))
  expect(why?.text).toContain('answered with the error **431 Request Header Fields Too Large**')
  expect(why?.text).toMatch(
    /Node\.js refused it before it reached a route of api\.example .*: address and headers together have 19\.\d kB, and Node\.js takes up to 16 kB\. Send less: .*`node --max-http-header-size=32768`\.$/,
  )
  expect(why?.remedy).toBeNull()
})

test('a long address that no preflight gets through is explained in the same way', async () => {
  const code = `await fetch('${API}/' + 'a'.repeat(17000), { method: 'PUT' }).catch(() => {})\n`
  const [why] = await explainRun(code, express("app.use(cors())\napp.use((req, res) => res.send('ok'))"))
  expect(why?.text).toContain('Node.js takes up to 16 kB')
})

test('a 431 of Fiber names ReadBufferSize', async () => {
  const text = handlerProgram('return c.SendString("ok")')
    .replace('app := fiber.New()', 'app := fiber.New()\n\tapp.Use(cors.New())')
    .replace('import (', 'import (\n\t"github.com/gofiber/fiber/v2/middleware/cors"')
  const [why] = await explainRun(withToken(5_000), { dialect: 'fiber-2.52', text })
  expect(why?.text).toMatch(/Fiber takes up to 4 kB\. .*`fiber\.Config\{ReadBufferSize: 8192\}`\.$/)
})

test.each([
  ['a header of 9 kB', withToken(9_000), /the address, or one header, has 8\.8 kB, and nginx takes up to 8 kB/],
  [
    'an address of 9 kB',
    `await fetch('${API}/' + 'a'.repeat(9000)).catch(() => {})\n`,
    /\(414 [^)]*\).*`large_client_header_buffers 4 16k`/,
  ],
  [
    'a body of 2 MB',
    ask('/', "{ method: 'POST', body: 'a'.repeat(2e6) }"),
    /the body has 1,953\.1 kB, and nginx takes up to 1,024 kB\. .*`client_max_body_size 2m`/,
  ],
])('nginx refuses %s, and the explanation names the directive', async (_, code, says) => {
  const [why] = await explainRun(
    code,
    nginx(
      '  add_header Access-Control-Allow-Origin *;\n  location / { if ($request_method = OPTIONS) { add_header Access-Control-Allow-Origin *; add_header Access-Control-Allow-Headers x-token; return 204; } return 200 ok; }',
    ),
  )
  expect(why?.text).toMatch(says)
})

test('where the page may read the refusal, it is explained too', async () => {
  const [why] = await explainRun("await fetch('/', { headers: { X: 'a'.repeat(20000) } })\n", {
    'https://app.example': express("app.use((req, res) => res.send('ok'))"),
  })
  expect(why?.text).toContain('Node.js takes up to 16 kB')
})

describe('an answer whose headers nginx has no buffer for', () => {
  const behind = (length: number) =>
    express(`app.use(cors())\napp.get('/', (req, res) => res.cookie('token', 'a'.repeat(${length})).send('ok'))`)
  const proxy = (more = '') => nginx(`  location / { proxy_pass http://localhost:3000; ${more} }`)
  const through = (length: number, more = '') =>
    explainRun(ask('/'), { [API]: proxy(more), 'http://localhost:3000': behind(length) })

  test('it is a 502, and the explanation names the buffer and not CORS', async () => {
    const [why] = await through(5_000)
    expect(why?.text).toMatch(
      /answered with the error \*\*502 Bad Gateway\*\*.*\nnginx did not pass on what the server behind \*\*api\.example\*\* answered, and said 502 Bad Gateway in its place: the headers of that answer have 5\.\d kB, and nginx takes up to 4 kB\. .*`proxy_buffer_size 8k`\.$/s,
    )
    expect(why?.remedy).toBeNull()
  })

  test('with a larger buffer, and with shorter headers, it is passed on', async () => {
    for (const [why] of [await through(5_000, 'proxy_buffer_size 8k;'), await through(3_000)])
      expect(why?.text).toContain('every page may read this answer')
  })
})

test('where a server behind a proxy refuses, that server is named', async () => {
  const [why] = await explainRun(`await fetch('${API}/' + 'a'.repeat(6000)).catch(() => {})\n`, {
    [API]: nginx('  location / { proxy_pass http://localhost:8080; }'),
    'http://localhost:8080': { dialect: 'fiber-2.52', text: handlerProgram('return c.SendString("ok")') },
  })
  expect(why?.text).toMatch(/Fiber refused it before it reached a route of localhost:8080 \(431 /)
})
