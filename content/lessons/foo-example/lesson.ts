import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { STACKS } from './stacks.ts'

/** The notes' call, with lines between `open` and `send`, and a value to print. */
const call = (between: string, print: string) => `const xhr = new XMLHttpRequest();
const url = "https://bar.other/resources/public-data/";

xhr.open("GET", url);
${between}xhr.onreadystatechange = someHandler;
xhr.send();

function someHandler() {
  if (xhr.readyState !== XMLHttpRequest.DONE) return;
${print}}
`
const CODE = call('', '  console.log("status", xhr.status, xhr.responseText);\n')

/** The notes' response, with `permission` as Access-Control-Allow-Origin. */
const answer = (permission: string, status = '200 OK', body = '<data>[…XML Data…]</data>') => ({
  'https://bar.other': `GET /resources/public-data/
${status}
Date: Mon, 01 Dec 2008 00:23:53 GMT
Server: Apache/2
${permission}Keep-Alive: timeout=2, max=100
Connection: Keep-Alive
Content-Type: application/xml

${body}
`,
})
const STAR = 'Access-Control-Allow-Origin: *\n'
const blockedOrAllowed = (permission: string) => documentOf({ code: CODE, servers: answer(permission) })

const open = blockedOrAllowed(STAR)
const lookAlikes = blockedOrAllowed(`Allow-Origin: *
Access-Control-Allow-Origins: *
Access-Control-Origin: *
X-Access-Control-Allow-Origin: *
`)

/** A server that looks at Accept, and the call to it with `between`. */
const asksFor = (between: string) =>
  documentOf({
    code: call(between, '  console.log("status", xhr.status, xhr.responseText);\n'),
    servers: {
      'https://bar.other': `GET /resources/public-data/
when Accept: *application/json*
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "data": "public" }

GET /resources/public-data/
406 Not Acceptable
Access-Control-Allow-Origin: *
Content-Type: text/plain

I have JSON and nothing else.
`,
    },
  })

const EXERCISES: readonly Exercise[] = [
  {
    id: 'look-alikes',
    title: 'Four headers, and none of them works',
    task: 'These data are public: every page should be able to read them. Whoever wrote this server tried four headers, and none of them means anything. Repair it.',
    start: lookAlikes,
    edits: 'servers',
    hints: [
      'A browser ignores headers that it does not know. Compare the names with the one in this lesson, letter by letter.',
      'The name is Access-Control-Allow-Origin: with all four words, in the singular, and without an X.',
      'For every page the value is *. One line is enough; the other lines can go.',
    ],
    solution: open,
    tooLoose: blockedOrAllowed('Access-Control-Allow-Origin: {origin}\nAccess-Control-Allow-Credentials: true\n'),
    probes: [
      { says: 'https://foo.example reads the data.', expect: { outcome: 'readable', status: 200 } },
      {
        says: 'So does a page that nobody thought of.',
        page: { url: 'https://any.test/' },
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'No page reads them with cookies: public data need none.',
        page: { url: 'https://evil.test/' },
        code: 'await fetch("https://bar.other/resources/public-data/", { credentials: "include" })',
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'ask-for-json',
    title: 'Ask for JSON',
    task: 'bar.other has the data as JSON. It sends it when the request has the header `Accept: application/json`, and else it answers with 406. Change the script so that it asks for JSON. The browser must not need to ask first with another request.',
    start: asksFor(''),
    edits: 'client',
    hints: [
      'The script above writes four headers, and one of them had an effect.',
      'A header is written between `xhr.open` and `xhr.send`.',
      'Write `xhr.setRequestHeader("Accept", "application/json");` below `xhr.open`.',
    ],
    solution: asksFor('xhr.setRequestHeader("Accept", "application/json");\n'),
    probes: [
      {
        says: 'The script gets the data as JSON, with the status 200.',
        call: { method: 'GET', url: 'https://bar.other/resources/public-data/' },
        expect: { outcome: 'readable', status: 200, reached: true },
      },
      {
        says: 'There is one request: the browser does not ask first.',
        call: { method: 'GET', url: 'https://bar.other/resources/public-data/' },
        expect: { preflighted: false, reached: true },
      },
    ],
  },
]

export const lesson: Lesson = {
  slug: 'foo-example',
  title: 'One exchange, header by header',
  summary:
    'foo.example calls bar.other once more: what each line is for, who wrote it, and which two lines CORS looks at.',
  opens: 'exchange',
  asks: ['read'],
  examples: {
    exchange: { label: 'The exchange', ends: 'readable', document: open },
    forged: {
      label: 'Forged',
      ends: 'readable',
      document: documentOf({
        code: call(
          `xhr.setRequestHeader("Origin", "https://bar.other");
xhr.setRequestHeader("Host", "foo.example");
xhr.setRequestHeader("Connection", "close");
xhr.setRequestHeader("Accept", "application/xml");
`,
          '  console.log("status", xhr.status);\n',
        ),
        servers: answer(STAR),
      }),
    },
    missing: {
      label: 'Status 404',
      ends: 'readable',
      document: documentOf({
        code: CODE,
        servers: answer(STAR, '404 Not Found', '<error>there is nothing here</error>'),
      }),
    },
    headers: {
      label: 'What is read',
      ends: 'readable',
      document: documentOf({
        code: call(
          '',
          '  console.log(xhr.getAllResponseHeaders());\n  console.log("Date", xhr.getResponseHeader("Date"));\n',
        ),
        servers: answer(STAR),
      }),
    },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}
