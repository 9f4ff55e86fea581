import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

const MAIL = 'https://mail.example'

/** A mail server that identifies Sara by her cookie and sends no CORS header. */
const inbox = `GET /inbox
when Cookie: *session=sara*
200 OK
Content-Type: text/plain

Dear Sara, your exam is on Monday.

GET /inbox
401 Unauthorized
Content-Type: text/plain

Sign in first.
`

/** `page` requests Sara's letters; her cookie is sent with the request. */
const readsMail = (page: string) =>
  documentOf({
    page,
    code: `const url = "https://mail.example/inbox";

try {
  const response = await fetch(url, {
    credentials: "include",
  });
  const letter = await response.text();
  console.log("I have it:", letter);
} catch (error) {
  console.log("I have nothing.");
  console.log(error.message);
}
`,
    servers: { [MAIL]: inbox },
    cookies: { [MAIL]: 'session=sara' },
  })

const API = 'http://localhost:8080'
const userCode = `const url = "http://localhost:8080/api/user";
const response = await fetch(url);
console.log(await response.text());
`
const user = (permission: string) => `GET /api/user
200 OK
${permission}Content-Type: application/json

{ "name": "Sara" }
`

const portChanged = (permission: string) =>
  documentOf({ page: 'http://localhost:5173/', code: userCode, servers: { [API]: user(permission) } })

const twoNames = (code: string) =>
  documentOf({
    page: 'http://localhost:3000/',
    code,
    servers: { 'http://127.0.0.1:3000': user(''), 'http://localhost:3000': user('') },
  })

export const lesson: Lesson = {
  slug: 'same-origin-policy',
  title: 'The same-origin policy',
  summary: 'What the browser protects and for whom, what an origin is, and what may cross from one to another.',
  opens: 'mail',
  asks: ['crossOrigin', 'read'],
  examples: {
    mail: { label: 'Another page', ends: 'refused', document: readsMail('https://cats.example/') },
    own: { label: 'Its own page', ends: 'readable', document: readsMail(`${MAIL}/`) },
    port: {
      label: 'Another port',
      ends: 'refused',
      document: documentOf({ page: 'http://localhost:3000/', code: userCode, servers: { [API]: user('') } }),
    },
    image: {
      label: 'Shown',
      ends: 'opaque',
      document: documentOf({
        code: `// What <img src="…/cat.svg"> asks for
const url = "https://bar.other/cat.svg";
const response = await fetch(url, {
  mode: "no-cors",
});

console.log("type", response.type);
console.log("status", response.status);
const text = await response.text();
console.log("text", JSON.stringify(text));
`,
        servers: {
          'https://bar.other': `GET /cat.svg
200 OK
Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"><text y="20">cat</text></svg>
`,
        },
      }),
    },
    form: {
      label: 'Sent',
      ends: 'opaque',
      document: documentOf({
        page: 'https://cats.example/',
        code: `// What <form action="…/send"> sends
const url = "https://mail.example/send";
await fetch(url, {
  method: "POST",
  mode: "no-cors",
  credentials: "include",
  body: new URLSearchParams({
    to: "everybody",
    text: "I like cats",
  }),
});
`,
        servers: {
          [MAIL]: `POST /send
when Cookie: *session=sara*
200 OK
Content-Type: text/plain

Your letter is on its way.
`,
        },
        cookies: { [MAIL]: 'session=sara' },
      }),
    },
  },
  exercises: [
    {
      id: 'port-changed',
      title: 'The page has moved to another port',
      task: 'A new build tool serves the page at http://localhost:5173. Since then its calls to the API on port 8080 fail. Change the API so that this page can read the answer, and no other page can.',
      start: portChanged('Access-Control-Allow-Origin: http://localhost:3000\n'),
      edits: 'servers',
      hints: [
        'Compare the page’s origin with the one that the API allows, part by part.',
        'Scheme and host are equal. The port is not, so it is another origin.',
        'The value of Access-Control-Allow-Origin has to be http://localhost:5173.',
      ],
      solution: portChanged('Access-Control-Allow-Origin: http://localhost:5173\n'),
      tooLoose: portChanged('Access-Control-Allow-Origin: *\n'),
      probes: [
        {
          says: 'The page on http://localhost:5173 can read the answer.',
          expect: { outcome: 'readable', status: 200 },
        },
        {
          says: 'https://evil.test is still refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'Another port of localhost is refused too.',
          page: { url: 'http://localhost:3000/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is port 51730, which only begins in the same way.',
          page: { url: 'http://localhost:51730/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
    {
      id: 'two-names',
      title: 'Two names for one machine',
      task: 'The page stands at http://localhost:3000, and the same server also answers at http://127.0.0.1:3000. The script calls it by the second name and is refused. The server is not yours: change the script so that it needs no permission.',
      start: twoNames(`const url = "http://127.0.0.1:3000/api/user";
const response = await fetch(url);
console.log(await response.text());
`),
      edits: 'client',
      hints: [
        'Put both addresses into the comparison above. Which part differs?',
        'To the browser, localhost and 127.0.0.1 are two hosts. Call the server by the name that the page itself has.',
        'Begin the address with http://localhost:3000, or leave scheme, host and port away: a relative address stays on the page’s origin.',
      ],
      solution: twoNames(`const url = "/api/user";
const response = await fetch(url);
console.log(await response.text());
`),
      probes: [
        {
          says: 'The script calls the page’s own origin.',
          call: { url: 'http://localhost:3000/api/user' },
          expect: { reached: true },
        },
        {
          says: 'It can read the answer.',
          expect: { outcome: 'readable', status: 200 },
        },
      ],
    },
  ],
}
