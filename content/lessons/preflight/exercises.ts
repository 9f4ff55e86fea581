import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { ALLOW_FOO, BAR, putNote } from './notes-server.ts'

const putJson = (preflight: string) =>
  documentOf({
    code: `const url = "https://bar.other/notes/7";
const response = await fetch(url, {
  method: "PUT",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ text: "tea and bread" }),
});
console.log(response.status, await response.text());
`,
    servers: { [BAR]: putNote(preflight) },
  })

const ORDERS = `GET /orders
200 OK
${ALLOW_FOO}Content-Type: application/json

["tea"]
`
const SIGN_IN = `# Who is not signed in gets nothing.
* /orders
when no Authorization
401 Unauthorized
${ALLOW_FOO}Content-Type: text/plain

sign in first

`
const orders = (text: string) =>
  documentOf({
    code: `const url = "https://bar.other/orders";
const response = await fetch(url, {
  headers: { Authorization: "Bearer sara" },
});
console.log(response.status, await response.text());
`,
    servers: { [BAR]: text },
  })
const ALLOW_AUTHORIZATION = `OPTIONS /orders
204 No Content
${ALLOW_FOO}Access-Control-Allow-Headers: Authorization

`

const patch = (method: string) =>
  documentOf({
    code: `const url = "https://bar.other/notes/7";
const response = await fetch(url, {
  method: "${method}",
  body: "and bread",
});
console.log(response.status, await response.text());
`,
    servers: {
      [BAR]: `OPTIONS /notes/7
204 No Content
${ALLOW_FOO}Access-Control-Allow-Methods: PUT, PATCH, DELETE

PATCH /notes/7
200 OK
${ALLOW_FOO}Content-Type: text/plain

tea and bread
`,
    },
  })

const publicData = (init: string) =>
  documentOf({
    code: `const url = "https://bar.other/resources/public-data/";
const response = await fetch(url${init});
console.log(response.status, await response.text());
`,
    servers: {
      [BAR]: `GET /resources/public-data/
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "reading": 42 }
`,
    },
  })

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'allow-put',
    title: 'Let the note be changed',
    task: 'The page on https://foo.example wants to change a note with PUT and JSON. The server has a handler for it, but nobody answers the preflight. Answer it. No other page may change the note, and DELETE must not become possible.',
    start: putJson(''),
    edits: 'servers',
    hints: [
      'Look at the exchange: which method did the browser send first, and to which address? The server has no route for it.',
      'Add a route OPTIONS /notes/7 with status 204. It needs three headers: who may ask, which method, which request header.',
      'Access-Control-Allow-Origin: https://foo.example, Access-Control-Allow-Methods: PUT, Access-Control-Allow-Headers: Content-Type.',
    ],
    solution: putJson(`${ALLOW_FOO}Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: Content-Type\n`),
    tooLoose: putJson(`${ALLOW_FOO}Access-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *\n`),
    probes: [
      {
        says: 'https://foo.example changes the note, after asking.',
        expect: { outcome: 'readable', status: 200, preflighted: true, reached: true },
      },
      {
        says: 'A DELETE from https://foo.example never reaches the handler.',
        code: 'await fetch("https://bar.other/notes/7", { method: "DELETE" })',
        expect: { outcome: 'refused', reached: false },
      },
      {
        says: 'https://evil.test can change nothing.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused', reached: false },
      },
    ],
  },
  {
    id: 'preflight-401',
    title: 'Sign in first, says the server',
    task: 'The script sends its Authorization, and still bar.other answers 401: to the preflight, which never carries one. Let the preflight through. Everybody else still has to sign in.',
    start: orders(SIGN_IN + ORDERS),
    edits: 'servers',
    hints: [
      'The routes are tried from the top. Which one answers OPTIONS?',
      'The preflight has to be answered before anybody asks for Authorization, with a status from 200 to 299.',
      'Put a route OPTIONS /orders at the top: 204, Access-Control-Allow-Origin: https://foo.example, Access-Control-Allow-Headers: Authorization.',
    ],
    solution: orders(ALLOW_AUTHORIZATION + SIGN_IN + ORDERS),
    tooLoose: orders(ALLOW_AUTHORIZATION + ORDERS),
    probes: [
      {
        says: 'With its Authorization, the page reads the orders.',
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'Without one, the answer is still 401.',
        code: 'await fetch("https://bar.other/orders")',
        expect: { status: 401 },
      },
      {
        says: 'https://evil.test is still refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'small-letters',
    title: 'It is allowed, and still refused',
    task: 'bar.other allows PATCH, and the browser refuses all the same. The server is right. Change the script.',
    start: patch('patch'),
    edits: 'client',
    hints: [
      'Read the reason in the console, letter by letter.',
      'Methods are compared exactly. The browser writes get, post, put and delete in capitals for you, and this one not.',
      'Write "PATCH".',
    ],
    solution: patch('PATCH'),
    probes: [
      {
        says: 'The note is changed with PATCH.',
        call: { method: 'PATCH', url: 'https://bar.other/notes/7' },
        expect: { outcome: 'readable', status: 200, reached: true },
      },
    ],
  },
  {
    id: 'no-need-to-ask',
    title: 'A question nobody needs',
    task: 'Somebody found three headers on the Internet and added them to this script. They do not help: the call is still refused. bar.other lets everybody read, but it answers no preflight, and you cannot change it. Change the script so that the browser does not have to ask.',
    start: publicData(`, {
  headers: {
    "Access-Control-Allow-Origin": "*",
    "Content-Type": "application/json",
    "X-Requested-With": "XMLHttpRequest",
  },
}`),
    edits: 'client',
    hints: [
      'Access-Control-Request-Headers in the preflight lists what the browser asks for.',
      'Each of these headers makes the browser ask. A GET has no body, so there is no Content-Type to name. The permission belongs to the response.',
      'None of the three is needed. Call fetch with the address alone.',
    ],
    solution: publicData(''),
    probes: [
      {
        says: 'The script reads the answer, and the browser did not ask first.',
        call: { url: 'https://bar.other/resources/public-data/' },
        expect: { outcome: 'readable', status: 200, preflighted: false },
      },
    ],
  },
]
