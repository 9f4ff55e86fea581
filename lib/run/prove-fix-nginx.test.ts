import { describe, expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

/** The text with the fix for the first call, and whether its answer can be read then. */
async function mended(code: string, text: string, behind: string | null) {
  const start = documentOf({
    code,
    servers: {
      'https://bar.other': { dialect: 'nginx', text },
      ...(behind === null ? {} : { 'http://localhost:8080': behind }),
    },
  })
  const fix = await proveFix(start, await runInNode(start), 1, runInNode)
  if (!fix?.document) return { text, read: `by hand: ${fix?.summary}` }
  return { text: fix.text ?? '', read: threeQuestions(await runInNode(fix.document), 1).read.tone }
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

describe('a fix for nginx is one change after which the response can be read', () => {
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
