import { documentOf } from '../../document/document-of.ts'
import { fetching, type Scene } from './run-scene.ts'

const PUT = fetching("'https://bar.other/data', { method: 'PUT', body: 'a' }")
const server = (options: string) => ({
  'https://bar.other': `OPTIONS /data\n${options}\nPUT /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\n\nsaved\n`,
})
const ALLOW = 'Access-Control-Allow-Origin: https://foo.example\n'

const ASKED = ['script → browser: fetch()', 'browser: other origin', 'browser → bar.other: OPTIONS /data']
const REFUSED = ['browser: STOP', 'browser → script: TypeError']
const NEVER = 'The real request is never sent.'
const NO = ['Yes, another host', 'No, the preflight failed', 'No'] as const

/** Scenes of calls with a preflight. */
export const PREFLIGHTED: readonly Scene[] = [
  {
    name: 'a preflight that allows',
    document: documentOf({ code: PUT, servers: server(`204 No Content\n${ALLOW}Access-Control-Allow-Methods: PUT\n`) }),
    rows: [
      ...ASKED,
      'bar.other → browser: 204 No Content',
      'browser: allowed',
      'browser → bar.other: PUT /data',
      'bar.other → browser: 200 OK',
      'browser → script: Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, after asking', 'Yes'],
    why: [
      /names \*\*foo\.example\*\*/,
      /asked first, with a preflight, because `PUT` needs a permission of its own, and the server said yes/,
    ],
  },
  {
    name: 'a preflight without permission',
    document: documentOf({ code: PUT, servers: server('204 No Content\n') }),
    rows: [...ASKED, 'bar.other → browser: 204 No Content', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [/answered the preflight.*no \*\*Access-Control-Allow-Origin.*never sends the real request/],
  },
  {
    name: 'a preflight that needs a login',
    document: documentOf({ code: PUT, servers: server(`401 Unauthorized\n${ALLOW}`) }),
    rows: [...ASKED, 'bar.other → browser: 401 Unauthorized', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [/preflight with \*\*401 Unauthorized/, /before the login check/],
  },
  {
    name: 'a preflight that no route answers',
    document: documentOf({ code: PUT, servers: { 'https://bar.other': `PUT /data\n200 OK\n${ALLOW}\nsaved\n` } }),
    rows: [...ASKED, 'bar.other: no route', 'bar.other → browser: 404 Not Found', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [
      /no route for OPTIONS/,
      /Nothing on bar\.other answers OPTIONS.*Perhaps it does not know `PUT \/data` either/,
    ],
  },
  {
    name: 'a preflight that is redirected',
    document: documentOf({ code: PUT, servers: server('301 Moved Permanently\nLocation: https://bar.other/data/\n') }),
    rows: [...ASKED, 'bar.other → browser: 301 Moved Permanently', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [/does not follow redirects/, /slash at the end of the path/],
  },
  {
    name: 'a preflight that forgets the method',
    document: documentOf({ code: PUT, servers: server(`204 No Content\n${ALLOW}Access-Control-Allow-Methods: GET\n`) }),
    rows: [...ASKED, 'bar.other → browser: 204 No Content', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [/may send `PUT`.*allows only `GET`/, /name `PUT` in Access-Control-Allow-Methods/],
  },
  {
    name: 'a preflight that forgets a header',
    document: documentOf({
      code: fetching("'https://bar.other/data', { method: 'PUT', headers: { 'X-A': '1' } }"),
      servers: server(`204 No Content\n${ALLOW}Access-Control-Allow-Methods: PUT\n`),
    }),
    rows: [...ASKED, 'bar.other → browser: 204 No Content', ...REFUSED],
    stop: NEVER,
    answers: NO,
    why: [/may send the header `x-a`.*sent no Access-Control-Allow-Headers/],
  },
  {
    name: 'a preflight that nobody answers',
    document: documentOf({ code: PUT, servers: {} }),
    rows: [...ASKED, 'bar.other → browser: no answer', ...REFUSED],
    stop: NEVER,
    answers: ['Yes, another host', 'No, the preflight failed', 'There is nothing to read'],
    why: [/with a preflight, and no answer came/, /not a refusal by CORS/],
  },
  {
    name: 'a preflight that is remembered',
    document: documentOf({
      code: `${PUT}\n${PUT}`,
      servers: server(`204 No Content\n${ALLOW}Access-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: 600\n`),
    }),
    call: 2,
    rows: [
      'script → browser: 1. fetch()',
      'browser → bar.other: 1. OPTIONS /data',
      'browser → bar.other: 1. PUT /data',
      'browser → script: 1. Response 200',
      'script → browser: 2. fetch()',
      'browser: preflight remembered',
      'browser → bar.other: 2. PUT /data',
      'browser → script: 2. Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, it asked before', 'Yes'],
    why: [/names \*\*foo\.example\*\*/, /did not ask again/],
  },
  {
    name: 'a preflight that allows, and an answer that does not',
    document: documentOf({
      code: PUT,
      servers: {
        'https://bar.other': `OPTIONS /data\n204\n${ALLOW}Access-Control-Allow-Methods: PUT\n\nPUT /data\n200 OK\n\nsaved\n`,
      },
    }),
    rows: [...ASKED, 'browser: allowed', 'browser → bar.other: PUT /data', 'bar.other: ✓ handler ran', ...REFUSED],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, after asking', 'No'],
    why: [/keeps it from the script/, /to OPTIONS only/],
  },
]
