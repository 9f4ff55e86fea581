import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { STACKS } from './stacks.ts'

const BAR = 'https://bar.other'
const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const FOO_WITH_COOKIES = `${FOO}Access-Control-Allow-Credentials: true\n`

/** The first lines of the notes' code. */
const BEGIN = `const xhr = new XMLHttpRequest();
const url = "https://bar.other/resources/public-data/";
`
const OPEN = `${BEGIN}
xhr.open("GET", url);
`
const HANDLER = `
function someHandler() {
  if (xhr.readyState !== XMLHttpRequest.DONE) return;
  console.log("status", xhr.status, xhr.responseText);
}
`
const EVENTS = `${OPEN}xhr.onreadystatechange = someHandler;
xhr.onload = () => console.log("load");
xhr.onerror = () => console.log("error");
xhr.send();
console.log("sent");

function someHandler() {
  console.log("readyState", xhr.readyState, "status", xhr.status);
}
`
const FETCH = `const url = "https://bar.other/resources/public-data/";

try {
  const response = await fetch(url);
  console.log("status", response.status);
  console.log(await response.text());
} catch (error) {
  console.log(error.name, "|", error.message);
}
`

const data = (permission: string) => ({
  [BAR]: `GET /resources/public-data/
200 OK
${permission}Content-Type: application/xml

<data>[…XML Data…]</data>
`,
})
const STAR = 'Access-Control-Allow-Origin: *\n'

const named = (allowHeaders: string) =>
  documentOf({
    code: `${OPEN}xhr.setRequestHeader("X-Request-Id", "7");
xhr.onreadystatechange = someHandler;
xhr.send();
${HANDLER}`,
    servers: {
      [BAR]: `OPTIONS /resources/public-data/
204 No Content
${FOO}${allowHeaders}
GET /resources/public-data/
200 OK
${FOO}Content-Type: application/xml

<data>[…XML Data…]</data>
`,
    },
  })

/** The call with Sara's cookie, with `lines` between `open` and the handler. */
const withCookie = (lines: string) =>
  documentOf({
    code: `${BEGIN.replace('resources/public-data/', 'me')}
xhr.open("GET", url);
xhr.onreadystatechange = someHandler;
${lines}${HANDLER}`,
    servers: {
      [BAR]: `GET /me
when Cookie: *session=sara*
200 OK
${FOO_WITH_COOKIES}Content-Type: text/plain

Sara

GET /me
401 Unauthorized
${FOO_WITH_COOKIES}Content-Type: text/plain

sign in first
`,
    },
    cookies: { [BAR]: 'session=sara' },
  })

const unfinished = (open: string, send: string) =>
  documentOf({
    code: `${BEGIN}${open}
xhr.onreadystatechange = someHandler;
${send}${HANDLER}`,
    servers: data(STAR),
  })

const EXERCISES: readonly Exercise[] = [
  {
    id: 'finish-the-call',
    title: 'Two lines are missing',
    task: 'This script has an object, an address and a handler, and it calls nobody. Write the two lines that make the call. bar.other lets every page read, as long as the call does not ask for cookies.',
    start: unfinished('', ''),
    edits: 'client',
    hints: [
      'One line says which method and which address. The other one sends the request.',
      'Look at the code above. Nothing leaves before the last line of it.',
      'xhr.open("GET", url); before the handler is set, and xhr.send(); after it.',
    ],
    solution: unfinished('\nxhr.open("GET", url);', 'xhr.send();\n'),
    tooLoose: unfinished('\nxhr.open("GET", url);\nxhr.withCredentials = true;', 'xhr.send();\n'),
    probes: [
      {
        says: 'The request reaches bar.other, and the browser need not ask first.',
        call: { method: 'GET', url: 'https://bar.other/resources/public-data/' },
        expect: { reached: true, preflighted: false },
      },
      { says: 'The script reads the answer.', expect: { outcome: 'readable', status: 200 } },
    ],
  },
  {
    id: 'name-the-request',
    title: 'A number for each request',
    task: 'The script gives each request a number, in a header of its own, X-Request-Id. Since then it is refused. Let the page on https://foo.example send this header. Other headers of its own it may not send.',
    start: named(''),
    edits: 'servers',
    hints: [
      'A header that the browser does not know makes it ask first. Look at the preflight: what does it ask for?',
      'The server answers the preflight, but says nothing about headers.',
      'Add Access-Control-Allow-Headers: X-Request-Id to the answer to OPTIONS.',
    ],
    solution: named('Access-Control-Allow-Headers: X-Request-Id\n'),
    tooLoose: named('Access-Control-Allow-Headers: *\n'),
    probes: [
      {
        says: 'With its number, the request reaches the handler, and the script reads the answer.',
        expect: { outcome: 'readable', status: 200, reached: true },
      },
      {
        says: 'A request with X-Admin is never sent.',
        code: 'await fetch("https://bar.other/resources/public-data/", { headers: { "X-Admin": "1" } })',
        expect: { outcome: 'refused', reached: false },
      },
      {
        says: 'https://evil.test is still refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'cookie-in-time',
    title: 'The cookie comes too late',
    task: 'bar.other knows Sara by her cookie, and allows this page to send it. The script gets 401 all the same, and an error is in the console. Change the script so that it reads Sara’s name.',
    start: withCookie('xhr.send();\nxhr.withCredentials = true;\n'),
    edits: 'client',
    hints: [
      'Look at the request: is there a Cookie? Then read what the console says, and in which line.',
      'When send has been called, it is too late to say what goes with the request.',
      'Put xhr.withCredentials = true; before xhr.send();',
    ],
    solution: withCookie('xhr.withCredentials = true;\nxhr.send();\n'),
    probes: [
      {
        says: 'The request carries the cookie, and the script reads the answer.',
        call: { url: 'https://bar.other/me' },
        expect: { outcome: 'readable', status: 200, cookieSent: true },
      },
    ],
  },
]

export const lesson: Lesson = {
  slug: 'xhr-example',
  title: 'The same call in code',
  summary: 'XMLHttpRequest event by event, what a script sees when it is refused, and the same with fetch.',
  opens: 'events',
  asks: ['sent', 'read'],
  examples: {
    events: { label: 'Events', ends: 'readable', document: documentOf({ code: EVENTS, servers: data(STAR) }) },
    blocked: { label: 'Refused', ends: 'refused', document: documentOf({ code: EVENTS, servers: data('') }) },
    fetch: { label: 'fetch', ends: 'readable', document: documentOf({ code: FETCH, servers: data(STAR) }) },
    'fetch-blocked': {
      label: 'fetch, refused',
      ends: 'refused',
      document: documentOf({ code: FETCH, servers: data('') }),
    },
    header: { label: 'A header', ends: 'readable', document: named('Access-Control-Allow-Headers: X-Request-Id\n') },
    cookies: {
      label: 'A cookie',
      ends: 'readable',
      document: withCookie('xhr.withCredentials = true;\nxhr.send();\n'),
    },
    upload: {
      label: 'Upload',
      ends: 'refused',
      document: documentOf({
        code: `const xhr = new XMLHttpRequest();

xhr.open("POST", "https://bar.other/photos");
xhr.upload.onprogress = (event) => console.log("sent", event.loaded);
xhr.onload = () => console.log("status", xhr.status);
xhr.onerror = () => console.log("error");
xhr.send("a photo, as plain text");
`,
        servers: {
          [BAR]: `POST /photos
201 Created
${FOO}Content-Type: text/plain

kept
`,
        },
      }),
    },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}
