import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerValues } from '../../trace/header-list.ts'
import type { RequiredHeader } from '../dialect.ts'
import { amendNginx as amendmentsOf } from './amend.ts'
import { nginx } from './nginx.ts'

/** The last change that is offered: the one without regard to others. Null where there is none. */
const amendNginx = (text: string, change: RequiredHeader) => amendmentsOf(text, change).at(-1) ?? null

const origin: RequiredHeader = {
  header: 'Access-Control-Allow-Origin',
  value: 'https://foo.example',
  method: 'GET',
  path: '/api/x',
  preflight: false,
}
const preflight: RequiredHeader = { ...origin, method: 'OPTIONS', preflight: true }
const methods: RequiredHeader = { ...preflight, header: 'Access-Control-Allow-Methods', value: 'PUT' }

describe('amendNginx', () => {
  test('adds a line to the location that answered', () => {
    const text = 'server {\n    location /api/ {\n        return 200 "x";\n    }\n}\n'
    expect(amendNginx(text, origin)).toBe(
      'server {\n    location /api/ {\n        add_header Access-Control-Allow-Origin https://foo.example always;\n        return 200 "x";\n    }\n}\n',
    )
  })

  test('adds the line after the other headers of the block, also in a block on one line', () => {
    expect(amendNginx('server { location /api/ { add_header Vary Origin; return 200; } }', origin)).toBe(
      'server { location /api/ { add_header Vary Origin; add_header Access-Control-Allow-Origin https://foo.example always; return 200; } }',
    )
  })

  test('adds the line to an empty location', () => {
    expect(amendNginx('server {\n  location / {\n  }\n}', origin)).toBe(
      'server {\n  location / {\n      add_header Access-Control-Allow-Origin https://foo.example always;\n  }\n}',
    )
  })

  test('replaces the value, and adds `always` where it is missing', () => {
    expect(amendNginx('server { location / { add_header access-control-allow-origin "*"; } }', origin)).toBe(
      'server { location / { add_header access-control-allow-origin https://foo.example always; } }',
    )
  })

  test('leaves one of several lines of a header that may be sent once', () => {
    const text =
      'server { location / { add_header Access-Control-Allow-Origin "*"; add_header Access-Control-Allow-Origin "*" always; } }'
    expect(amendNginx(text, origin)).toBe(
      'server { location / { add_header Access-Control-Allow-Origin https://foo.example always; } }',
    )
  })

  test('adds `always` alone where the value is right', () => {
    const text = 'server { location / { add_header Access-Control-Allow-Origin https://foo.example; return 500; } }'
    expect(amendNginx(text, origin)).toBe(text.replace('example;', 'example always;'))
  })

  test('adds a name to a list', () => {
    const text =
      'server { location / { add_header Access-Control-Allow-Origin * always; add_header Access-Control-Allow-Methods "GET, POST" always; return 204; } }'
    expect(amendNginx(text, methods)).toBe(text.replace('"GET, POST"', '"GET, POST, PUT"'))
  })

  test('adds a row to the map that the value comes from', () => {
    const text =
      'map $http_origin $o {\n    default "";\n}\nserver { location / { add_header Access-Control-Allow-Origin $o always; return 200; } }'
    expect(amendNginx(text, origin)).toBe(text.replace('"";\n', '"";\n    "https://foo.example" $http_origin;\n'))
  })

  test('repeats the headers of the server, so that they are not lost', () => {
    expect(amendNginx('server { add_header X-A 1; location / { return 200; } }', origin)).toBe(
      'server { add_header X-A 1; location / { add_header X-A 1; add_header Access-Control-Allow-Origin https://foo.example always; return 200; } }',
    )
  })

  test("hides the upstream's line, so that there are not two", () => {
    expect(amendNginx('server { location / { proxy_pass http://localhost:8080; } }', origin)).toBe(
      'server { location / { proxy_hide_header Access-Control-Allow-Origin; add_header Access-Control-Allow-Origin https://foo.example always; proxy_pass http://localhost:8080; } }',
    )
  })
})

describe('amendNginx for a preflight', () => {
  test('adds an `if` that repeats Allow-Origin', () => {
    const text = `server {
    location /api/ {
        add_header Access-Control-Allow-Origin "*" always;
        proxy_pass http://localhost:8080;
    }
}
`
    expect(amendNginx(text, methods)).toBe(`server {
    location /api/ {
        if ($request_method = OPTIONS) {
            add_header Access-Control-Allow-Origin * always;
            add_header Access-Control-Allow-Methods PUT always;
            return 204;
        }
        add_header Access-Control-Allow-Origin "*" always;
        proxy_pass http://localhost:8080;
    }
}
`)
  })

  test('adds the header to an `if` that answers preflights already', () => {
    const text =
      'server { location / { add_header Access-Control-Allow-Origin * always; if ($request_method = OPTIONS) { add_header Access-Control-Allow-Methods PUT; return 204; } } }'
    expect(amendNginx(text, preflight)).toBe(
      text.replace('Methods PUT;', 'Methods PUT; add_header Access-Control-Allow-Origin https://foo.example always;'),
    )
  })
})

test.each([
  ['a broken text', 'server {', origin],
  ['several sites', 'server { location / { } } server { location / { } }', origin],
  ['methods that the location refuses', 'server { location / { limit_except GET { deny all; } } }', preflight],
  ['a rewritten path', 'server { location / { rewrite ^ /x last; } }', origin],
  ['a value with a variable', 'server { location / { } }', { ...origin, value: '$x' }],
])('amendNginx gives null for %s', (_, text, change) => {
  expect(amendNginx(text, change)).toBeNull()
})

test('an amended configuration starts and sends the header, whatever the configuration', async () => {
  const bodies = fc.array(
    fc.constantFrom(
      'add_header X-A 1;',
      'add_header Access-Control-Allow-Origin "*";',
      'add_header Vary Origin always;',
      'if ($request_method = OPTIONS) { return 204; }',
      'if ($request_method = OPTIONS) { add_header X-B 1; return 200; }',
      'default_type text/html;',
      '# a comment\n',
    ),
    { maxLength: 4 },
  )
  const changes = fc.constantFrom(origin, preflight, { ...methods, value: 'PATCH' })
  await fc.assert(
    fc.asyncProperty(
      bodies,
      bodies,
      changes,
      fc.constantFrom('return 200 x;', 'return 500 x;', ''),
      async (outer, inner, change, end) => {
        const server = outer.filter((line) => !line.includes('if')).join('\n  ')
        const text = `server {\n  ${server}\n  location / {\n    ${inner.join('\n    ')}\n    ${end}\n  }\n}\n`
        const amended = amendNginx(text, change)
        if (amended === null) return
        const environment = {
          origin: 'http://localhost',
          startCode: async () => ({ crash: { text: '' } }),
          print: () => {},
        }
        const { server: running, crash } = await nginx.start(amended, environment)
        expect(crash).toBeUndefined()
        const request = { method: change.method, url: `http://localhost${change.path}`, headers: [], body: null }
        const upstreams = { forward: () => Promise.reject(new Error('nobody')), cached: () => {} }
        const sent = await running?.answer(request, upstreams)
        expect(headerValues(sent?.headers ?? [], change.header)).toEqual([change.value])
      },
    ),
    { numRuns: 300 },
  )
})
