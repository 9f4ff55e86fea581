import { describe, expect, test } from 'vitest'
import { forwarded, type Sent, startProxy } from '../../testing/start-proxy.ts'
import { firstHeader, lastHeader } from '../../trace/header-list.ts'
import type { ServerRequest, ServerResponse } from '../dialect.ts'
import { nginx } from './nginx.ts'

const ORIGIN = 'https://bar.other'
const UPSTREAM = 'http://localhost:8080'
const FOO = ['Origin', 'https://foo.example'] as const

type Ask = (request: Partial<ServerRequest> & { readonly path?: string }) => Promise<Sent>

function start(text: string, answer: (request: ServerRequest) => Partial<ServerResponse> = () => ({})): Promise<Ask> {
  return startProxy(nginx, text, ORIGIN, { origin: UPSTREAM, answer })
}
const own = ['server', 'content-type', 'content-length']
const added = ({ headers }: Sent) => headers.filter(([name]) => !own.includes(name.toLowerCase()))

describe('the example', () => {
  test('the example can be read from https://foo.example and from no other origin', async () => {
    const ask = await start(nginx.example)
    const sent = await ask({ path: '/resources/public-data/', headers: [FOO] })
    expect(sent).toMatchObject({ status: 200, text: '{ "reading": 42 }' })
    expect(sent.headers).toEqual([
      ['Server', 'nginx/1.22.1'],
      ['Content-Type', 'application/json'],
      ['Content-Length', '17'],
      ['Access-Control-Allow-Origin', 'https://foo.example'],
      ['Vary', 'Origin'],
    ])
    expect(sent.events).toMatchObject([{ type: 'handler', ran: true, route: 'location /resources/', line: 12 }])
    const other = await ask({ path: '/resources/public-data/', headers: [['Origin', 'https://evil.example']] })
    expect(added(other)).toEqual([['Vary', 'Origin']])
  })
})

describe('add_header', () => {
  test.each([200, 201, 204, 301, 302, 303, 307, 308])('add_header applies to a %i', async (status) => {
    const ask = await start(`server { add_header X-A 1; return ${status} /x; }`)
    expect(lastHeader((await ask({})).headers, 'x-a')).toBe('1')
  })

  test.each([400, 401, 403, 404, 405, 422, 500, 502])('add_header applies to a %i only with always', async (status) => {
    const ask = await start(`server { add_header X-A 1; add_header X-B 1 always; return ${status} x; }`)
    expect(added(await ask({}))).toEqual([['X-B', '1']])
  })

  test('a block with an add_header inherits none, and an if is a block', async () => {
    const ask = await start(`server {
      add_header X-Server 1;
      location /own { add_header X-Own 1; return 200; }
      location /if { add_header X-Own 1; if ($request_method = OPTIONS) { add_header X-If 1; return 204; } return 200; }
      location /bare { if ($request_method = OPTIONS) { return 204; } }
    }`)
    expect(added(await ask({ path: '/own' }))).toEqual([['X-Own', '1']])
    expect(added(await ask({ path: '/if' }))).toEqual([['X-Own', '1']])
    expect(added(await ask({ path: '/if', method: 'OPTIONS' }))).toEqual([['X-If', '1']])
    expect(added(await ask({ path: '/bare', method: 'OPTIONS' }))).toEqual([['X-Server', '1']])
  })

  test('of several ifs that hold, the last one has its headers sent', async () => {
    const ask = await start(
      'server { location / { if ($http_origin) { add_header X-A 1; } if ($request_method = GET) { add_header X-B 1; } return 200; } }',
    )
    expect(added(await ask({ headers: [FOO] }))).toEqual([['X-B', '1']])
  })

  test("add_header adds a line beside the upstream's, unless that is hidden", async () => {
    const upstream = () => ({
      headers: [
        ['Access-Control-Allow-Origin', 'http://a'],
        ['Server', 'x'],
        ['X-B', '2'],
      ] as const,
    })
    const beside = await start(
      'server { location / { proxy_pass http://localhost:8080; add_header Access-Control-Allow-Origin *; } }',
      upstream,
    )
    expect(added(await beside({}))).toEqual([
      ['Access-Control-Allow-Origin', 'http://a'],
      ['X-B', '2'],
      ['Access-Control-Allow-Origin', '*'],
    ])
    const alone = await start(
      'server { location / { proxy_pass http://localhost:8080; proxy_hide_header Access-Control-Allow-Origin; add_header Access-Control-Allow-Origin *; } }',
      upstream,
    )
    expect(added(await alone({}))).toEqual([
      ['X-B', '2'],
      ['Access-Control-Allow-Origin', '*'],
    ])
  })

  test('an error page has the headers of the location that it leads to', async () => {
    const ask = await start(
      'server { location / { add_header X-A 1 always; error_page 404 /lost; return 404; } location /lost { add_header X-B 1 always; return 200 lost; } }',
    )
    const sent = await ask({})
    expect(sent).toMatchObject({ status: 404, text: 'lost' })
    expect(added(sent)).toEqual([['X-B', '1']])
  })
})

describe('the choice of a location', () => {
  const text = `server {
    location = /a { return 200 exact; }
    location /a { return 200 prefix; location /a/in { return 200 nested; } }
    location ^~ /a/first { return 200 first; }
    location ~ \\.json$ { return 200 regex; }
    location ~* \\.PNG$ { return 200 caseless; }
  }`
  test.each([
    ['/a', 'exact'],
    ['/a/b', 'prefix'],
    ['/a/in/x', 'nested'],
    ['/a/x.json', 'regex'],
    ['/a/first.json', 'first'],
    ['/x.png', 'caseless'],
  ])('%s is answered by %s', async (path, expected) => {
    expect((await (await start(text))({ path })).text).toBe(expected)
  })

  test('a path without a location is a 404, and nothing ran', async () => {
    const ask = await start('server { location /api/ { return 200; } }')
    const sent = await ask({ path: '/other' })
    expect(sent).toMatchObject({ status: 404, text: expect.stringContaining('<hr><center>nginx/1.22.1</center>') })
    expect(sent.events.filter(({ type }) => type === 'handler')).toMatchObject([{ ran: false }])
  })
})

describe('the choice of a server', () => {
  const text = `events {}
http {
  server { listen 443 ssl; server_name a.example *.b.example; return 200 one; }
  server { listen 443 ssl default_server; server_name www.*; return 200 default; }
  server { listen 443 ssl; server_name ~^(?<sub>.+)\\.c\\.example$; return 200 "$sub $1"; }
  server { listen 443 ssl; server_name .d.example; return 200 four; }
  server { listen 80; server_name a.example; return 301 https://$host$request_uri; }
}`
  test.each([
    ['A.example', 'one'],
    ['x.b.example', 'one'],
    ['www.z', 'default'],
    ['q.c.example', 'q q'],
    ['d.example', 'four'],
    ['nobody', 'default'],
  ])('the Host %s is answered by %s', async (host, expected) => {
    expect((await (await start(text))({ headers: [['Host', host]] })).text).toBe(expected)
  })

  test('an internal location and those in it do not answer requests from outside', async () => {
    const ask = await start('server { location /in { internal; location /in/x { return 200; } } }')
    expect((await ask({ path: '/in/x' })).status).toBe(404)
  })
})

describe('a preflight', () => {
  test.each([
    ['static files', 'root /srv;', 405],
    ['a password', 'auth_basic "r"; auth_basic_user_file f; proxy_pass http://localhost:8080;', 401],
    ['limit_except', 'limit_except GET { deny all; } return 200;', 403],
  ])('a preflight is refused by %s', async (_, directives, status) => {
    const ask = await start(`server { location / { ${directives} } }`)
    expect((await ask({ method: 'OPTIONS' })).status).toBe(status)
  })
})

describe('proxy_pass', () => {
  test.each([
    ['location /api/ { proxy_pass http://localhost:8080; }', '/api/x?a=1', '/api/x?a=1'],
    ['location /api/ { proxy_pass http://localhost:8080/; }', '/api/x?a=1', '/x?a=1'],
    ['location /api { proxy_pass http://localhost:8080/v1; }', '/api/x', '/v1/x'],
    ['location ~ ^/api/(.*)$ { proxy_pass http://127.0.0.1:8080; }', '/api/x', '/api/x'],
    ['location /api/ { rewrite ^/api/(.*)$ /$1 break; proxy_pass http://localhost:8080; }', '/api/x?a=1', '/x?a=1'],
  ])('proxy_pass in %s sends %s to %s', async (location, path, expected) => {
    expect(forwarded(await (await start(`server { ${location} }`))({ path })).url).toBe(`${UPSTREAM}${expected}`)
  })

  test('proxy_pass sets Host to its own name and leaves Origin', async () => {
    const ask = await start(
      'upstream api { server localhost:8080; } server { location / { proxy_pass http://api; proxy_set_header X-Real-IP $remote_addr; } }',
    )
    const { headers } = forwarded(await ask({ headers: [FOO, ['Connection', 'keep-alive']] }))
    expect(headers).toEqual([['X-Real-IP', '127.0.0.1'], ['Host', 'api'], ['Connection', 'close'], FOO])
  })

  test('a dead upstream is a 502, without the headers that have no always', async () => {
    const ask = await start('server { location / { proxy_pass http://localhost:9; add_header X-A 1; } }')
    const sent = await ask({})
    expect(sent).toMatchObject({
      status: 502,
      events: [{ type: 'forward' }, { type: 'forward-failed' }, { type: 'handler', ran: true }],
    })
    expect(added(sent)).toEqual([])
  })
})

describe('a shared cache', () => {
  const cached =
    'proxy_cache_path /c keys_zone=api:1m; server { location / { proxy_pass http://localhost:8080; proxy_cache api; add_header X-Cache-Status $upstream_cache_status; } }'
  const reflect = (vary: readonly (readonly [string, string])[]) => (request: ServerRequest) => ({
    headers: [
      ['Cache-Control', 'max-age=60'],
      ['Access-Control-Allow-Origin', firstHeader(request.headers, 'Origin') ?? 'none'],
      ...vary,
    ] as const,
  })

  test('a cache sends the response for one origin to another where Vary is missing', async () => {
    const ask = await start(cached, reflect([]))
    const first = await ask({})
    expect(first.events.filter(({ type }) => type === 'shared-cache')).toMatchObject([
      { what: 'miss' },
      { what: 'stored' },
    ])
    const second = await ask({ headers: [FOO] })
    expect(second.events).toMatchObject([
      { type: 'shared-cache', what: 'hit' },
      { type: 'handler', ran: true },
    ])
    expect(lastHeader(second.headers, 'access-control-allow-origin')).toBe('none')
    expect(lastHeader(second.headers, 'x-cache-status')).toBe('HIT')
  })

  test('a cache keeps a response for each origin with Vary: Origin', async () => {
    const ask = await start(cached, reflect([['Vary', 'Origin']]))
    await ask({})
    const second = await ask({ headers: [FOO] })
    expect(lastHeader(second.headers, 'access-control-allow-origin')).toBe('https://foo.example')
    expect(lastHeader((await ask({})).headers, 'x-cache-status')).toBe('HIT')
  })

  test.each([
    [['Cache-Control', 'private, max-age=60']],
    [['Cache-Control', 'no-store']],
    [
      ['Vary', '*'],
      ['Cache-Control', 'max-age=60'],
    ],
    [
      ['Set-Cookie', 'a=b'],
      ['Cache-Control', 'max-age=60'],
    ],
    [['X-Nothing', '1']],
  ] as const)('keeps nothing of %s', async (...headers) => {
    const ask = await start(cached, () => ({ headers }))
    await ask({})
    expect(lastHeader((await ask({})).headers, 'x-cache-status')).toBe('MISS')
  })
})

describe('an expression that could take too long', () => {
  test('an expression that could take too long is a 500 in a location', async () => {
    const ask = await start('server { location ~ "^/(?!x)a*a*a*a*a*a*b$" { return 200; } }')
    expect(await ask({ path: `/${'a'.repeat(300)}` })).toMatchObject({ status: 500 })
    expect(await ask({ path: '/aab' })).toMatchObject({ status: 200 })
  })

  test('an expression that could take too long leaves the default in a map', async () => {
    const ask = await start(`map $uri $kind { default other; "~^/(?!x)a*a*a*a*a*a*b$" long; }
      server { add_header X-Kind $kind; return 200; }`)
    expect(lastHeader((await ask({ path: `/${'a'.repeat(300)}` })).headers, 'x-kind')).toBe('other')
    expect(lastHeader((await ask({ path: '/aab' })).headers, 'x-kind')).toBe('long')
  })
})

describe('auth_request', () => {
  /** The answers were compared with those of nginx 1.22.1 to the same configuration. */
  const AUTH = `server {
    add_header X-Always 1 always;
    location = /auth {
      internal;
      proxy_pass http://localhost:8080/verify;
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Original-URI $request_uri;
      proxy_set_header X-Original-Method $request_method;
    }
    location /api/ {
      auth_request /auth;
      auth_request_set $user $upstream_http_x_user;
      add_header X-User $user always;
      proxy_set_header X-User $user;
      proxy_pass http://localhost:8080;
    }
    location /named/ { auth_request /auth; error_page 401 = @login; proxy_pass http://localhost:8080; }
    location @login { return 302 https://sso.example/; }
    location /off/ { auth_request off; proxy_pass http://localhost:8080; }
    location /early { return 200 early; auth_request /refused; }
    location /forbidden { auth_request /refused; proxy_pass http://localhost:8080; }
    location = /refused { internal; return 403; }
    location /odd { auth_request /redirect; proxy_pass http://localhost:8080; }
    location = /redirect { return 302 /x; }
    location /any { satisfy any; deny all; auth_request /granted; proxy_pass http://localhost:8080; }
    location /any-allowed { satisfy any; allow all; auth_request /refused; proxy_pass http://localhost:8080; }
    location /all { deny all; auth_request /granted; proxy_pass http://localhost:8080; }
    location = /granted { return 204; }
  }`
  const seen: ServerRequest[] = []
  const backend = (request: ServerRequest): Partial<ServerResponse> => {
    seen.push(request)
    if (!request.url.endsWith('/verify')) return { headers: [['X-Seen', firstHeader(request.headers, 'x-user') ?? '']] }
    return firstHeader(request.headers, 'cookie') === null
      ? { status: 401, headers: [['WWW-Authenticate', 'Bearer']] }
      : { status: 200, headers: [['X-User', 'sara']] }
  }
  const COOKIE = ['Cookie', 's=1'] as const

  test('auth_request asks its address with GET and without the body, and 401 goes back with the challenge', async () => {
    const ask = await start(AUTH, backend)
    seen.length = 0
    const sent = await ask({ method: 'POST', path: '/api/x?q=1', headers: [FOO], body: new Uint8Array([1]) })
    expect(sent.status).toBe(401)
    expect(lastHeader(sent.headers, 'www-authenticate')).toBe('Bearer')
    expect(seen).toMatchObject([{ method: 'GET', url: 'http://localhost:8080/verify', body: null }])
    expect(firstHeader(seen[0]?.headers ?? [], 'x-original-uri')).toBe('/api/x?q=1')
    expect(firstHeader(seen[0]?.headers ?? [], 'x-original-method')).toBe('POST')
    expect(firstHeader(seen[0]?.headers ?? [], 'content-length')).toBeNull()
  })

  test('auth_request asks for a preflight too, which carries no cookie', async () => {
    const ask = await start(AUTH, backend)
    const preflight = { method: 'OPTIONS', headers: [FOO, ['Access-Control-Request-Method', 'PUT']] as const }
    expect((await ask({ path: '/api/x', ...preflight })).status).toBe(401)
  })

  test('auth_request lets a 2xx in, and auth_request_set takes a header of that answer along', async () => {
    const ask = await start(AUTH, backend)
    const sent = await ask({ path: '/api/x', headers: [COOKIE] })
    expect(sent.status).toBe(200)
    expect(lastHeader(sent.headers, 'x-user')).toBe('sara')
    expect(lastHeader(sent.headers, 'x-seen')).toBe('sara')
  })

  test.each([
    ['/named/x', 302],
    ['/off/x', 200],
    ['/early', 200],
    ['/forbidden', 403],
    ['/odd', 500],
    ['/any', 200],
    ['/any-allowed', 200],
    ['/all', 403],
  ])('auth_request at %s leads to %i, as in nginx', async (path, status) => {
    const ask = await start(AUTH, backend)
    expect((await ask({ path })).status).toBe(status)
  })

  test('an error page for the 401 of auth_request keeps the challenge', async () => {
    const ask = await start(AUTH, backend)
    const { headers } = await ask({ path: '/named/x' })
    expect(lastHeader(headers, 'www-authenticate')).toBe('Bearer')
    expect(lastHeader(headers, 'location')).toBe('https://sso.example/')
  })
})

test.each([
  ['fastcgi_params', 'fastcgi_pass unix:/run/php/php8.2-fpm.sock; '],
  ['/etc/nginx/fastcgi.conf', 'fastcgi_pass 127.0.0.1:9000; '],
  ['snippets/fastcgi-php.conf', 'fastcgi_pass unix:/run/php/php8.2-fpm.sock; '],
  ['uwsgi_params', 'uwsgi_pass unix:/run/app.sock; '],
  ['scgi_params', 'scgi_pass 127.0.0.1:4000; '],
])('include %s of Debian is accepted, and the program behind it is not there: 502', async (file, pass) => {
  const text = `server { location ~ \\.php$ { ${pass}include ${file}; } }`
  expect(nginx.check(text).filter(({ severity }) => severity === 'error')).toEqual([])
  const ask = await start(text)
  expect((await ask({ path: '/index.php' })).status).toBe(502)
})
