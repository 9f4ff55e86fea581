import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nginx } from '../nginx.ts'

const environment = { origin: 'https://bar.other', startCode: async () => ({ crash: { text: '' } }), print: () => {} }
const inLocation = (directives: string) => `server {\n  location / {\n    ${directives}\n  }\n}`

describe('a mistake', () => {
  // The texts and the lines are those of nginx 1.22.1.
  test.each([
    [
      'server {\n  if ($http_origin) {\n    add_header A b;\n  }\n}',
      '"add_header" directive is not allowed here in nginx.conf:3',
      3,
      5,
    ],
    [
      inLocation('limit_except GET { add_header A b; }'),
      '"add_header" directive is not allowed here in nginx.conf:3',
      3,
      24,
    ],
    [inLocation('add_header A;'), 'invalid number of arguments in "add_header" directive in nginx.conf:3', 3, 5],
    [inLocation('add_header A b allways;'), 'invalid parameter "allways" in nginx.conf:3', 3, 20],
    [inLocation('add_header A b'), 'unexpected "}" in nginx.conf:4', 4, 3],
    ['server {\n  location / {\n', 'unexpected end of file, expecting "}" in nginx.conf:3', 3, 1],
    [inLocation('return 200 "x;'), 'unexpected end of file, expecting ";" or "}" in nginx.conf:5', 5, 2],
    [inLocation('add_heder A b;'), 'unknown directive "add_heder" in nginx.conf:3', 3, 5],
    [inLocation('add_header_inherit merge;'), 'unknown directive "add_header_inherit" in nginx.conf:3', 3, 5],
    [inLocation('more_set_headers "A: b";'), 'unknown directive "more_set_headers" in nginx.conf:3', 3, 5],
    [inLocation('if ($request_method == OPTIONS) { }'), 'unexpected "==" in condition in nginx.conf:3', 3, 25],
    [inLocation('if (request_method = OPTIONS) { }'), 'invalid condition "request_method" in nginx.conf:3', 3, 8],
    ['server;', 'directive "server" has no opening "{" in nginx.conf:1', 1, 1],
    [inLocation('add_header A b { }'), 'directive "add_header" is not terminated by ";" in nginx.conf:3', 3, 5],
    ['location / { }', '"location" directive is not allowed here in nginx.conf:1', 1, 1],
    ['server { location /a { } location /a { } }', 'duplicate location "/a" in nginx.conf:1', 1, 26],
    [
      'server { location ~ "(" { } }',
      'pcre2_compile() failed: missing closing parenthesis in "(" in nginx.conf:1',
      1,
      21,
    ],
    [
      'server { location ~ /a { proxy_pass http://localhost/b; } }',
      '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block in nginx.conf:1',
      1,
      37,
    ],
    [inLocation('return abc;'), 'invalid return code "abc" in nginx.conf:3', 3, 12],
    [inLocation('set origin x;'), 'invalid variable name "origin" in nginx.conf:3', 3, 9],
    ['map $http_origin $o { default ""; default ""; }', 'duplicate default map parameter in nginx.conf:1', 1, 35],
    ['upstream a { }', 'no servers are inside upstream in nginx.conf:1', 1, 10],
    [
      inLocation('include snippets/cors.conf;'),
      'open() "/etc/nginx/snippets/cors.conf" failed (2: No such file or directory) in nginx.conf:3',
      3,
      13,
    ],
  ])('%s is reported at its place with the message of nginx', async (text, emerg, line, column) => {
    const { server, diagnostics, crash } = await nginx.start(text, environment)
    expect(server).toBeNull()
    expect(crash).toEqual({ text: `nginx: [emerg] ${emerg}`, line: Number(emerg.split(':').at(-1)) })
    expect(diagnostics[0]).toMatchObject({ severity: 'error', from: { line, column } })
    expect(diagnostics[0]?.message.split('\n')[0]).toBe(`nginx: [emerg] ${emerg}`)
  })

  test('an unknown variable is reported after the whole file, without a line', async () => {
    const { crash, diagnostics } = await nginx.start(inLocation('add_header A $nope;'), environment)
    expect(crash).toEqual({ text: 'nginx: [emerg] unknown "nope" variable', line: 3 })
    expect(diagnostics).toMatchObject([{ from: { line: 3, column: 18 }, to: { line: 3, column: 23 } }])
  })

  test('the first mistake ends nginx, and every mistake has a diagnostic', async () => {
    const { crash, diagnostics } = await nginx.start(
      inLocation('add_header A $nope;\n    root a;\n    foo b;\n    bar c;'),
      environment,
    )
    expect(crash?.text).toBe('nginx: [emerg] unknown directive "foo" in nginx.conf:5')
    expect(diagnostics.map(({ from }) => from.line)).toEqual([3, 5, 6])
  })

  test.each([
    ['add_heder A b;', 'Did you mean `add_header`?'],
    ['Add_Header A b;', 'Did you mean `add_header`?'],
    ['retrun 204;', 'Did you mean `return`?'],
    ['add_header A b\n    add_header C d;', 'A ";" is missing before line 4, which begins with `add_header`.'],
    ['if ($request_method == OPTIONS) { }', 'nginx compares with one `=`.'],
    ['add_header A $origin;', 'The Origin of the request is `$http_origin`.'],
  ])('the message for %s has the hint: %s', (text, hint) => {
    expect(nginx.check(inLocation(text))[0]?.message.split('\n')[1]).toBe(hint)
  })
})

describe('a correct configuration', () => {
  test.each([
    [
      'a whole file',
      'user www-data;\nworker_processes auto;\nevents { worker_connections 768; }\nhttp {\n  include /etc/nginx/mime.types;\n  sendfile on;\n  server { listen 80; }\n  include conf.d/*.conf;\n}',
    ],
    [
      'the inside of http',
      'server { listen 443 ssl http2; ssl_certificate a.pem; gzip on; client_max_body_size 10m; }',
    ],
    [
      'quotes and escapes',
      inLocation(`add_header A 'it is "b"' always; add_header B "a;b{c}" ; return 200 "\\"x\\"\\n";`),
    ],
    ['comments', 'server { # { ;\n  # location\n}'],
    [
      'a condition with spaces',
      inLocation('if ( $http_origin ~* "^https://(a|b)\\.example$" ) { set $cors $http_origin; }'),
    ],
  ])('%s has no diagnostics', (_, text) => {
    expect(nginx.check(text)).toEqual([])
  })

  test('a directive without effect here has a diagnostic', () => {
    expect(nginx.check(inLocation('sub_filter a b;'))).toMatchObject([{ severity: 'info', code: 'not-simulated' }])
  })
})

describe('any configuration', () => {
  const pieces = nginx.example.split(/(?<=[\s;{}"$()])/)
  const mutated = fc
    .array(
      fc.tuple(
        fc.nat(pieces.length),
        fc.oneof(fc.constantFrom('{', '}', ';', '"', '$', '(', '\\', '#', '~', 'if', 'map', 'proxy_pass'), fc.string()),
      ),
      { maxLength: 6 },
    )
    .map((changes) => {
      const text = [...pieces]
      for (const [at, piece] of changes) text.splice(at, at % 2, piece)
      return text.join('')
    })

  test('nothing is thrown, and a configuration with an error does not start', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), mutated), async (text) => {
        const diagnostics = nginx.check(text)
        const started = await nginx.start(text, environment)
        expect(started.diagnostics).toEqual(diagnostics)
        expect(started.server === null).toBe(diagnostics.some(({ severity }) => severity === 'error'))
        for (const { from, to } of diagnostics) {
          expect(from.line).toBeGreaterThan(0)
          expect(to.line > from.line || to.column >= from.column).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a server that starts answers every request, or rejects with a reason', async () => {
    const requests = fc.record({
      method: fc.constantFrom('GET', 'OPTIONS', 'HEAD', 'POST', 'get'),
      path: fc.webPath(),
      origin: fc.constantFrom('https://foo.example', 'null', ''),
    })
    await fc.assert(
      fc.asyncProperty(mutated, requests, async (text, { method, path, origin }) => {
        const { server } = await nginx.start(text, environment)
        if (!server) return
        const request = { method, url: `https://bar.other${path}`, headers: [['Origin', origin]] as const, body: null }
        const upstreams = { forward: () => Promise.reject(new Error('Nobody.')), cached: () => {} }
        const sent = await server.answer(request, upstreams).catch((error: Error) => error.message)
        if (typeof sent === 'object') {
          expect(sent.status).toBeGreaterThanOrEqual(100)
          expect(sent.status).toBeLessThanOrEqual(599)
        } else expect(sent).toMatch(/^(This nginx has no|nginx closed)/)
      }),
      { numRuns: 500 },
    )
  })
})
