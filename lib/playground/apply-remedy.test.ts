import { describe, expect, test } from 'vitest'
import { explain } from '../trace/explanation.ts'
import { threeQuestions } from '../trace/questions.ts'
import { applyRemedy } from './apply-remedy.ts'
import type { PlaygroundDocument } from './document.ts'
import { runInNode } from './run-in-node.ts'

const document = (code: string, text: string): PlaygroundDocument => ({
  version: 1,
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: { language: 'javascript', code },
  servers: [{ origin: 'https://bar.other', dialect: 'raw', text }],
})

/** Applies remedies one after another until there is none, at most five. */
async function mended(start: PlaygroundDocument) {
  let now = start
  for (let i = 0; i < 5; i++) {
    const trace = await runInNode(now)
    const remedy = explain(trace, 1)?.remedy
    if (!remedy) return { text: now.servers[0]?.text ?? '', read: threeQuestions(trace, 1).read.tone }
    now = await applyRemedy(now, trace, remedy)
  }
  return { text: now.servers[0]?.text ?? '', read: 'never' }
}

const get = 'await fetch("https://bar.other/data").catch(() => {})'

describe('remedies, applied until none is left, end in an answer that can be read', () => {
  for (const [what, code, server] of [
    ['without the header', get, 'GET /data\n200 OK\n\nhi\n'],
    ['with another origin', get, 'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example/\n\nhi\n'],
    [
      'with two values',
      get,
      'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
    ['with the name misspelled', get, 'GET /data\n200 OK\nAcces-Control-Allow-Origin: *\n\nhi\n'],
    [
      'with credentials and a wildcard',
      'await fetch("https://bar.other/data", { credentials: "include" }).catch(() => {})',
      'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
    [
      'with no answer to the preflight',
      'await fetch("https://bar.other/data", { method: "PUT", headers: { "X-A": "1" }, body: "a" }).catch(() => {})',
      'PUT /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
  ] as const)
    test(what, async () => {
      expect(await mended(document(code, server))).toMatchObject({ read: 'go' })
    })
})

test('a remedy names the origin that asked and never opens the server to everybody', async () => {
  const { text } = await mended(document(get, 'GET /data\n200 OK\n\nhi\n'))
  expect(text).toBe('GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\n\nhi\n')
})

test('a misspelled header is replaced, not joined', async () => {
  const { text } = await mended(document(get, 'GET /data\n200 OK\nAcces-Control-Allow-Origin: *\n\nhi\n'))
  expect(text).toBe('GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\n\nhi\n')
})
