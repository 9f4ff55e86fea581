import { documentOf } from '../../document/document-of.ts'
import { fetching, type Scene } from './run-scene.ts'

const ALLOW = 'Access-Control-Allow-Origin: https://foo.example\n'
const NOTHING_SENT = 'Nothing was sent.'

/** Scenes of redirects, caches, several calls, and calls that are never sent or never settle. */
export const ON_THE_WAY: readonly Scene[] = [
  {
    name: 'a redirect with permission on both answers',
    document: documentOf({
      code: fetching("'https://bar.other/old'"),
      servers: {
        'https://bar.other': `GET /old\n302 Found\n${ALLOW}Location: /new\n\nGET /new\n200 OK\n${ALLOW}\nhi\n`,
      },
    }),
    rows: [
      'browser → bar.other: GET /old',
      'bar.other → browser: 302 Found',
      'browser: follows 302',
      'browser → bar.other: GET /new',
      'browser → script: Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'Yes'],
    why: [/names \*\*foo\.example\*\*/],
  },
  {
    name: 'a redirect that takes the origin away',
    document: documentOf({
      code: fetching("'https://bar.other/old'"),
      servers: {
        'https://bar.other': `GET /old\n302 Found\n${ALLOW}Location: https://third.test/new\n`,
        'https://third.test': `GET /new\n200 OK\n${ALLOW}\nhi\n`,
      },
    }),
    rows: [
      'browser → bar.other: GET /old',
      'browser: follows 302',
      'browser → third.test: GET /new',
      'third.test → browser: 200 OK',
      'browser: STOP',
      'browser → script: TypeError',
    ],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/bar\.other\*\* redirected the call to \*\*third\.test.*`Origin: null`/, /bar\.other → third\.test/],
  },
  {
    name: 'a redirect that the call forbids',
    document: documentOf({
      code: fetching("'https://bar.other/old', { redirect: 'error' }"),
      servers: { 'https://bar.other': `GET /old\n302 Found\n${ALLOW}Location: /new\n` },
    }),
    rows: ['browser → bar.other: GET /old', 'bar.other → browser: 302 Found', 'browser: STOP'],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/redirects, and the call forbids redirects/],
  },
  {
    name: 'an answer out of the cache',
    document: documentOf({
      code: fetching("'https://bar.other/data'", "'https://bar.other/data'"),
      servers: { 'https://bar.other': `GET /data\n200 OK\n${ALLOW}Cache-Control: max-age=60\nVary: Origin\n\nhi\n` },
    }),
    call: 2,
    rows: [
      'browser → script: 1. Response 200',
      'script → browser: 2. fetch()',
      'browser: from cache',
      'browser → script: 2. Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'No need: it was cached', 'Yes'],
    why: [/names \*\*foo\.example\*\*/, /own cache: bar\.other was not asked this time/],
  },
  {
    name: 'three calls at once, of which one may be read',
    document: documentOf({
      code: "await Promise.allSettled(['a', 'b', 'c'].map((name) => fetch('https://bar.other/' + name)))",
      servers: {
        'https://bar.other': `GET /a\ndelay 30ms\n200 OK\n\na\n\nGET /b\n200 OK\n${ALLOW}\nb\n\nGET /c\n200 OK\n\nc\n`,
      },
    }),
    call: 2,
    rows: [
      'script → browser: 1. fetch()',
      'script → browser: 2. fetch()',
      'script → browser: 3. fetch()',
      'browser → script: 2. Response 200',
      'browser → script: 1. TypeError',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'Yes'],
    why: [/names \*\*foo\.example\*\*/],
  },
  {
    name: 'a call in the clear from a secure page',
    document: documentOf({ code: fetching("'http://bar.other/data'"), servers: {} }),
    rows: ['script → browser: fetch()', 'browser: STOP', 'browser → script: TypeError'],
    stop: NOTHING_SENT,
    answers: ['It did not come to that', 'No', 'There is nothing to read'],
    why: [/asked over plain HTTP.*Nothing was sent/],
  },
  {
    name: 'a call that allows only its own origin',
    document: documentOf({ code: fetching("'https://bar.other/data', { mode: 'same-origin' }"), servers: {} }),
    rows: ['browser: other origin', 'browser: STOP', 'browser → script: TypeError'],
    stop: NOTHING_SENT,
    answers: ['Yes, another host', 'No', 'There is nothing to read'],
    why: [/mode `same-origin`.*Nothing was sent/],
  },
  {
    name: 'a call that is no valid request',
    document: documentOf({ code: fetching("'https://bar.other/data', { method: 'GET', body: 'a' }"), servers: {} }),
    rows: ['script → browser: fetch()', 'browser → script: TypeError'],
    stop: null,
    answers: ['It did not come to that', 'No', 'There is nothing to read'],
    why: [/not a valid request/, /Nothing was sent/],
  },
  {
    name: 'a call to nobody',
    document: documentOf({ code: fetching("'https://nobody.test/data'"), servers: {} }),
    rows: [
      'browser → nobody.test: GET /data',
      'nobody.test → browser: no answer',
      'browser: STOP',
      'browser → script: TypeError',
    ],
    stop: 'There is no answer to show.',
    answers: ['Yes, another host', 'Yes, without asking first', 'There is nothing to read'],
    why: [/No answer came from \*\*nobody\.test/, /not a refusal by CORS/],
  },
  {
    name: 'a server whose text has an error',
    document: documentOf({
      code: fetching("'https://bar.other/data'"),
      servers: { 'https://bar.other': 'GET data\n200 OK\n' },
    }),
    rows: ['browser → bar.other: GET /data', 'bar.other → browser: no answer', 'browser: STOP'],
    stop: 'There is no answer to show.',
    answers: ['Yes, another host', 'Yes, without asking first', 'There is nothing to read'],
    why: [/did not start.*A path begins with a slash/],
  },
  {
    name: 'a call that its script aborts',
    document: documentOf({
      code: `const controller = new AbortController()
setTimeout(() => controller.abort(), 10)
await fetch('https://bar.other/data', { signal: controller.signal }).catch(() => {})
`,
      servers: { 'https://bar.other': `GET /data\ndelay 200ms\n200 OK\n${ALLOW}\nhi\n` },
    }),
    rows: ['script → browser: fetch()', 'browser → bar.other: GET /data', 'browser → script: AbortError'],
    stop: 'There is no answer to show.',
    answers: ['Yes, another host', 'Yes, without asking first', 'It was aborted'],
    why: [/script aborted its call/],
  },
  {
    name: 'a header that the browser takes away',
    document: documentOf({
      code: fetching("'https://bar.other/data', { headers: { Cookie: 'a=1' } }"),
      servers: { 'https://bar.other': `GET /data\n200 OK\n${ALLOW}\nhi\n` },
    }),
    rows: [
      'script → browser: fetch()',
      'browser: drops Cookie',
      'browser → bar.other: GET /data',
      'browser → script: Response 200',
    ],
    stop: null,
    answers: ['Yes, another host', 'Yes, without asking first', 'Yes'],
    why: [/names \*\*foo\.example\*\*/],
  },
  {
    name: 'an XMLHttpRequest without permission',
    document: documentOf({
      code: "const x = new XMLHttpRequest(); x.open('GET', 'https://bar.other/data'); x.send()",
      servers: { 'https://bar.other': 'GET /data\n200 OK\n\nhi\n' },
    }),
    rows: [
      'script → browser: xhr.send()',
      'browser → bar.other: GET /data',
      'browser: STOP',
      'browser → script: error event',
    ],
    stop: 'The answer stays with the browser.',
    answers: ['Yes, another host', 'Yes, without asking first', 'No'],
    why: [/keeps it from the script/],
  },
]
