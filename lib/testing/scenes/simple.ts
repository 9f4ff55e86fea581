import { documentOf } from '../../document/document-of.ts'
import { fetching, type Scene } from './run-scene.ts'

const GET = fetching("'https://bar.other/data'")
const data = (headers: string) => ({ 'https://bar.other': `GET /data\n200 OK\n${headers}\nhi\n` })
const WITH_COOKIES = fetching("'https://bar.other/data', { credentials: 'include' }")
const COOKIES = { cookies: { 'https://bar.other': 'session=1' } }

const SENT = [
  'script → browser: fetch()',
  'browser: other origin',
  'browser → bar.other: GET /data',
  'bar.other: ✓ handler ran',
  'bar.other → browser: 200 OK',
]
const REFUSED = [...SENT, 'browser: STOP', 'browser → script: TypeError']
const OTHER_HOST = ['Yes, another host', 'Yes, without asking first'] as const
const KEPT = 'The answer stays with the browser.'

/** Scenes of calls without a preflight, and of the CORS check on their response. */
export const SIMPLE: readonly Scene[] = [
  {
    name: 'a call to the page’s own origin',
    document: documentOf({
      code: fetching("'/data'"),
      servers: { 'https://foo.example': 'GET /data\n200 OK\n\nhi\n' },
    }),
    rows: ['browser: same origin', 'browser → foo.example: GET /data', 'browser → script: Response 200'],
    stop: null,
    answers: ['No, the same origin', 'Yes', 'Yes'],
    why: [/page’s own origin.*CORS has no part/],
  },
  {
    name: 'a call that everybody may read',
    document: documentOf({ code: GET, servers: data('Access-Control-Allow-Origin: *\n') }),
    rows: [...SENT, 'browser → script: Response 200'],
    stop: null,
    answers: [...OTHER_HOST, 'Yes'],
    why: [/every page may read this answer.*hands it to the script/],
  },
  {
    name: 'a call without permission',
    document: documentOf({ code: GET, servers: data('') }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/bar\.other.* has no \*\*Access-Control-Allow-Origin.*keeps it from the script/],
  },
  {
    name: 'a call without permission, in Firefox',
    document: documentOf({ browser: 'firefox', code: GET, servers: data('') }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/Firefox keeps it from the script/],
  },
  {
    name: 'a call whose server allows another origin',
    document: documentOf({
      browser: 'webkit',
      code: GET,
      servers: data('Access-Control-Allow-Origin: https://foo.example/\n'),
    }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/allows `https:\/\/foo\.example\/`, and the page is `https:\/\/foo\.example`/, /slash at the end/],
  },
  {
    name: 'a call with two permissions',
    document: documentOf({
      code: GET,
      servers: data('Access-Control-Allow-Origin: https://foo.example\nAccess-Control-Allow-Origin: *\n'),
    }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [
      /comes twice: together `https:\/\/foo\.example, \*`/,
      /itself sends Access-Control-Allow-Origin in line 3 and line 4/,
    ],
  },
  {
    name: 'a call with a permission that is no origin',
    document: documentOf({ code: GET, servers: data('Access-Control-Allow-Origin: foo.example\n') }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/`foo\.example`, is not an origin/, /The scheme is missing/],
  },
  {
    name: 'an error without permission',
    document: documentOf({
      code: GET,
      servers: { 'https://bar.other': 'GET /data\n500 Internal Server Error\n\noh\n' },
    }),
    rows: ['bar.other → browser: 500 Internal Server Error', 'browser: STOP', 'browser → script: TypeError'],
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/500 Internal Server Error.*That is the real problem/, /log of bar\.other/],
  },
  {
    name: 'credentials with a wildcard',
    document: documentOf({ code: WITH_COOKIES, servers: data('Access-Control-Allow-Origin: *\n'), ...COOKIES }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/carries credentials.*for those `\*` does not count/],
  },
  {
    name: 'credentials without their own permission',
    document: documentOf({
      code: WITH_COOKIES,
      servers: data('Access-Control-Allow-Origin: https://foo.example\n'),
      ...COOKIES,
    }),
    rows: REFUSED,
    stop: KEPT,
    answers: [...OTHER_HOST, 'No'],
    why: [/Access-Control-Allow-Credentials\*\* is not there/],
  },
  {
    name: 'credentials with permission',
    document: documentOf({
      code: WITH_COOKIES,
      servers: data('Access-Control-Allow-Origin: https://foo.example\nAccess-Control-Allow-Credentials: true\n'),
      ...COOKIES,
    }),
    rows: [...SENT, 'browser → script: Response 200'],
    stop: null,
    answers: [...OTHER_HOST, 'Yes'],
    why: [/names \*\*foo\.example\*\*/, /reads it as the person who is logged in/],
  },
  {
    name: 'a cookie that stays behind',
    document: documentOf({
      code: WITH_COOKIES,
      servers: data('Access-Control-Allow-Origin: https://foo.example\nAccess-Control-Allow-Credentials: true\n'),
      cookies: { 'https://bar.other': 'session=1' },
      thirdPartyCookies: 'blocked',
    }),
    rows: ['browser: no cookie session', 'browser → bar.other: GET /data', 'browser → script: Response 200'],
    stop: null,
    answers: [...OTHER_HOST, 'Yes'],
    why: [/names \*\*foo\.example\*\*/, /has the cookie `session` and did not send it/],
  },
  {
    name: 'an opaque response',
    document: documentOf({ code: fetching("'https://bar.other/data', { mode: 'no-cors' }"), servers: data('') }),
    rows: [...SENT, 'browser → script: opaque Response'],
    stop: null,
    answers: [...OTHER_HOST, 'No, it is opaque'],
    why: [/\*\*opaque\*\* response/, /does not switch CORS off/],
  },
  {
    name: 'a page without an origin',
    document: documentOf({
      opaque: true,
      code: GET,
      servers: data('Access-Control-Allow-Origin: https://foo.example\n'),
    }),
    rows: REFUSED,
    stop: KEPT,
    answers: ['Yes, the page has no origin of its own', 'Yes, without asking first', 'No'],
    why: [/request says `Origin: null`/, /no origin of its own/],
  },
]
