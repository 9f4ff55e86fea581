import { describe, expect, test } from 'vitest'
import { runInNode } from '../run/run-in-node.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { explain } from '../trace/why/explanation.ts'
import { applyRemedy } from './apply-remedy.ts'
import { documentOf } from './document-of.ts'

/** Applies remedies one after another until there is none, at most eight. */
async function mended(code: string, text: string, behind: string | null) {
  let now = documentOf({
    code,
    servers: {
      'https://bar.other': { dialect: 'nginx', text },
      ...(behind === null ? {} : { 'http://localhost:8080': behind }),
    },
  })
  for (let i = 0; i < 8; i++) {
    const trace = await runInNode(now)
    const remedy = explain(trace, 1)?.remedy
    if (!remedy) return { text: now.servers[0]?.text ?? '', read: threeQuestions(trace, 1).read.tone }
    const next = await applyRemedy(now, trace, remedy)
    if (next === now) return { text: now.servers[0]?.text ?? '', read: `stuck at ${remedy.header}` }
    now = next
  }
  return { text: now.servers[0]?.text ?? '', read: 'never' }
}

const GET = 'await fetch("https://bar.other/api/data").catch(() => {})'
const PUT =
  'await fetch("https://bar.other/api/data", { method: "PUT", headers: { "X-A": "1" }, body: "a" }).catch(() => {})'
const WITH_CREDENTIALS = 'await fetch("https://bar.other/api/data", { credentials: "include" }).catch(() => {})'
const API = 'GET /api/data\n200 OK\n\nhi\n\nPUT /api/data\n200 OK\n\nhi\n'
const proxied = (more = '') => `server {
    location /api/ {
        proxy_pass http://localhost:8080;${more}
    }
}
`

describe('remedies for nginx, applied until none is left, end in a response that can be read', () => {
  test.each([
    ['a text of its own', GET, 'server { location /api/ { return 200 "hi"; } }', null],
    ['an API behind it', GET, proxied(), API],
    [
      'an error of its own',
      GET,
      proxied('\n        add_header Access-Control-Allow-Origin https://foo.example;'),
      null,
    ],
    ['another origin', GET, proxied('\n        add_header Access-Control-Allow-Origin https://a.example;'), API],
    ['a preflight that the API does not know', PUT, proxied(), API],
    [
      'a preflight that has lost the headers of its location',
      PUT,
      proxied(
        '\n        add_header Access-Control-Allow-Origin * always;\n        if ($request_method = OPTIONS) {\n            add_header Access-Control-Allow-Methods PUT;\n            return 204;\n        }',
      ),
      API,
    ],
    [
      'credentials and a wildcard',
      WITH_CREDENTIALS,
      proxied('\n        add_header Access-Control-Allow-Origin *;'),
      API,
    ],
    [
      'a map without this origin',
      GET,
      'map $http_origin $o { default ""; "https://a.example" $http_origin; }\nserver { location / { add_header Access-Control-Allow-Origin $o; return 200; } }',
      null,
    ],
  ])('%s', async (_, code, text, behind) => {
    expect(await mended(code, text, behind)).toMatchObject({ read: 'go' })
  })
})

test('a remedy for nginx is written in the style of the configuration', async () => {
  expect((await mended(PUT, proxied(), API)).text).toBe(`server {
    location /api/ {
        proxy_hide_header Access-Control-Allow-Origin;
        add_header Access-Control-Allow-Origin https://foo.example always;
        if ($request_method = OPTIONS) {
            add_header Access-Control-Allow-Origin https://foo.example always;
            add_header Access-Control-Allow-Methods PUT always;
            add_header Access-Control-Allow-Headers x-a always;
            return 204;
        }
        proxy_pass http://localhost:8080;
    }
}
`)
})
