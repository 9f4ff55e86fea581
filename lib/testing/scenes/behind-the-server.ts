import { documentOf } from '../../document/document-of.ts'
import { fetching, type Scene } from './run-scene.ts'

const words = (headers = '') => `GET /api/words\n200 OK\n${headers}Content-Type: application/json\n\n["a"]\n`

const nginx = (location: string, before = '') =>
  ({ dialect: 'nginx', text: `${before}server {\n  location / {\n    ${location}\n  }\n}\n` }) as const

const express = (...lines: readonly string[]) =>
  ({
    dialect: 'express',
    text: [
      "import express from 'express'",
      "import cors from 'cors'",
      'const app = express()',
      ...lines,
      'app.listen(8080)',
    ].join('\n'),
  }) as const

/** Scenes of what the browser cannot observe: proxies, shared caches, servers that are down. */
export const BEHIND_THE_SERVER: readonly Scene[] = [
  {
    name: 'a call through the page’s own proxy',
    document: documentOf({
      page: 'http://localhost:5173/',
      code: fetching("'/api/words'"),
      servers: {
        'http://localhost:5173': {
          dialect: 'vite',
          text: "export default { server: { proxy: { '/api': 'http://localhost:8080' } } }",
        },
        'http://localhost:8080': words(),
      },
    }),
    rows: [
      'browser: same origin',
      'browser → localhost:5173: GET /api/words',
      'localhost:5173 → localhost:8080: GET /api/words',
      'localhost:8080: ✓ handler ran',
      'localhost:8080 → localhost:5173: 200 OK',
      'localhost:5173 → browser: 200 OK',
      'browser → script: Response 200',
    ],
    stop: null,
    answers: ['No, the same origin', 'Yes', 'Yes'],
    why: [/page’s own origin/, /sent it on to \*\*localhost:8080\*\*.*between servers there is no CORS/],
  },
  {
    name: 'a proxy that adds what the server behind it sends already',
    document: documentOf({
      code: fetching("'https://bar.other/api/words'"),
      servers: {
        'https://bar.other': nginx('add_header Access-Control-Allow-Origin *; proxy_pass http://localhost:8080;'),
        'http://localhost:8080': words('Access-Control-Allow-Origin: https://foo.example\n'),
      },
    }),
    rows: [
      'browser → bar.other: GET /api/words',
      'bar.other → localhost:8080: GET /api/words',
      'localhost:8080 → bar.other: 200 OK',
      'bar.other → browser: 200 OK',
      'browser: STOP',
      'browser → script: TypeError',
    ],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/comes twice/, /\*\*localhost:8080\*\* sends it, and \*\*bar\.other\*\* in front adds it once more/],
  },
  {
    name: 'a proxy with nobody behind it',
    document: documentOf({
      code: fetching("'https://bar.other/api/words'"),
      servers: {
        'https://bar.other': nginx('add_header Access-Control-Allow-Origin *; proxy_pass http://localhost:8080;'),
      },
    }),
    rows: [
      'browser → bar.other: GET /api/words',
      'bar.other → localhost:8080: GET /api/words',
      'localhost:8080 → bar.other: no answer',
      'bar.other → browser: 502 Bad Gateway',
      'browser: STOP',
    ],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/502 Bad Gateway.*real problem/, /sent the call on to \*\*localhost:8080\*\*, and no answer came/],
  },
  {
    name: 'a shared cache that keeps what was made for nobody',
    document: documentOf({
      code: fetching("'https://cdn.other/api/words', { mode: 'no-cors' }", "'https://cdn.other/api/words'"),
      servers: {
        'https://cdn.other': nginx(
          'proxy_cache words; proxy_cache_valid 200 1h; proxy_pass http://localhost:8080;',
          'proxy_cache_path /tmp/cache keys_zone=words:1m;\n',
        ),
        'http://localhost:8080': `GET /api/words\nwhen Origin: *\n200 OK\nAccess-Control-Allow-Origin: {origin}\n\n[]\n\n${words()}`,
      },
    }),
    call: 2,
    rows: [
      'browser → cdn.other: 1. GET /api/words',
      'cdn.other: not in its cache',
      'cdn.other → localhost:8080: 1. GET /api/words',
      'cdn.other: keeps the answer',
      'browser → script: 1. opaque Response',
      'browser → cdn.other: 2. GET /api/words',
      'cdn.other: from its cache',
      'cdn.other → browser: 2. 200 OK',
      'browser: STOP',
      'browser → script: 2. TypeError',
    ],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/shared cache at \*\*cdn\.other/, /`Vary: Origin`/],
  },
  {
    name: 'a server that does not start',
    document: documentOf({
      code: fetching("'https://bar.other/data'"),
      servers: { 'https://bar.other': express("app.options('*', cors())") },
    }),
    rows: [
      'browser → bar.other: GET /data',
      'bar.other → browser: no answer',
      'browser: STOP',
      'browser → script: TypeError',
    ],
    stop: 'There is no answer to show.',
    answers: ['Yes, another host', 'Yes, without asking first', 'There is nothing to read'],
    why: [/No answer came.*did not start: line \d+:.*Missing parameter name/],
  },
  {
    name: 'an Express server whose middleware allows the origin',
    document: documentOf({
      code: fetching("'https://bar.other/data', { method: 'PATCH' }"),
      servers: {
        'https://bar.other': express(
          "app.use(cors({ origin: 'https://foo.example' }))",
          "app.patch('/data', (req, res) => res.json({ saved: true }))",
        ),
      },
    }),
    rows: [
      'browser → bar.other: OPTIONS /data',
      'bar.other → browser: 204 No Content',
      'browser: allowed',
      'browser → bar.other: PATCH /data',
      'bar.other: ✓ handler ran',
      'browser → script: Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, after asking', 'Yes'],
    why: [/names \*\*foo\.example\*\*/, /because `PATCH` needs a permission of its own/],
  },
]
