import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** The error that the course shows as a picture: a page on port 8080 calls port 5000, and the preflight is refused. */
const picture: PlaygroundDocument = documentOf({
  page: 'http://localhost:8080/',
  code: `const xhr = new XMLHttpRequest();
xhr.open("GET", "http://localhost:5000/global_config");
xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
xhr.onerror = () => console.log("status", xhr.status);
xhr.send();
`,
  servers: {
    'http://localhost:5000': `OPTIONS /global_config
200 OK
Allow: GET, HEAD, OPTIONS

GET /global_config
200 OK
Content-Type: application/json

{ "theme": "dark" }
`,
  },
})

/** A user is signed in at mail.example, and opens another page. */
const inbox: PlaygroundDocument = documentOf({
  page: 'https://free-prizes.test/',
  cookies: { 'https://mail.example': 'session=sara' },
  code: `// A page that the reader of the mail has never trusted.
const answer = await fetch("https://mail.example/inbox", {
  credentials: "include",
});
console.log(await answer.text());
`,
  servers: {
    'https://mail.example': `GET /inbox
when Cookie: session=sara
200 OK
Content-Type: text/plain

3 letters for Sara, one of them from the bank

GET /inbox
401 Unauthorized

Sign in first.
`,
  },
})

const orders = (headers: string): PlaygroundDocument =>
  documentOf({
    page: 'https://shop.example/',
    code: `const answer = await fetch("https://api.shop.example/orders");
console.log("status", answer.status, await answer.text());
`,
    servers: {
      'https://api.shop.example': `GET /orders
500 Internal Server Error
${headers}Content-Type: text/plain

The database does not answer.
`,
    },
  })

const weather = (init: string): PlaygroundDocument =>
  documentOf({
    page: 'https://foo.example/',
    code: `const answer = await fetch("https://weather.example/today"${init});
console.log(answer.type, answer.status);
console.log(await answer.text());
`,
    servers: {
      'https://weather.example': `GET /today
200 OK
Access-Control-Allow-Origin: *
Content-Type: text/plain

Sunny, 24 degrees
`,
    },
  })

const account = (options: string, get: string): PlaygroundDocument =>
  documentOf({
    page: 'https://shop.example/',
    code: `const answer = await fetch("https://api.shop.example/account", {
  headers: { Authorization: "Bearer secret" },
});
console.log(answer.status, await answer.text());
`,
    servers: {
      'https://api.shop.example': `# A preflight carries no Authorization, whatever the call has.
OPTIONS /account
${options}
GET /account
when Authorization: Bearer secret
200 OK
${get}Content-Type: text/plain

Sara's account

GET /account
401 Unauthorized
${get}Content-Type: text/plain

Who are you?
`,
    },
  })

const onlyShop = 'Access-Control-Allow-Origin: https://shop.example\n'

export const lesson: Lesson = {
  slug: 'cors-error',
  title: 'The CORS error',
  summary: 'A protection and not a fault: whom it protects, how to read it, and when it hides another error.',
  opens: 'picture',
  examples: {
    picture: { label: 'The error', ends: 'refused', document: picture },
    inbox: { label: 'The inbox', ends: 'refused', document: inbox },
    hidden: { label: 'A hidden 500', ends: 'refused', document: orders('') },
    opaque: { label: 'no-cors', ends: 'opaque', document: weather(', { mode: "no-cors" }') },
  },
  exercises: [
    {
      id: 'show-the-500',
      title: 'Let the script see what really happened',
      task: 'The shop’s own API answers 500, and its page reads only “CORS error”. Let https://shop.example read the failure as well. Other origins still must not.',
      start: orders(''),
      edits: 'servers',
      hints: [
        'The status can stay 500. Whether a script may read an answer does not depend on its status.',
        'Answers that tell of an error need the permission too. Add the header to this one.',
        'Access-Control-Allow-Origin: https://shop.example',
      ],
      solution: orders(onlyShop),
      tooLoose: orders('Access-Control-Allow-Origin: *\n'),
      probes: [
        { says: 'The script on https://shop.example reads status 500.', expect: { outcome: 'readable', status: 500 } },
        {
          says: 'https://evil.test is still refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is https://evilshop.example, which only ends alike.',
          page: { url: 'https://evilshop.example/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
    {
      id: 'no-cors-is-no-fix',
      title: 'A fix that fixes nothing',
      task: 'Somebody added mode: "no-cors" and the red line in the console went away. The data went away too. Change the client so that it reads the weather.',
      start: weather(', { mode: "no-cors" }'),
      edits: 'client',
      hints: [
        'Run it, and look at “What JavaScript sees”: the response is opaque.',
        'weather.example allows every origin already. The client only has to ask in the usual way.',
        'Take the mode out, or write mode: "cors".',
      ],
      solution: weather(''),
      probes: [
        {
          says: 'The script reads the answer of weather.example.',
          call: { url: 'https://weather.example/today' },
          expect: { outcome: 'readable', status: 200 },
        },
      ],
    },
    {
      id: 'preflight-meets-auth',
      title: 'Who are you? asked too early',
      task: 'The API asks every request to sign in, preflights too, and a preflight cannot. Let https://shop.example read its account, and nobody else.',
      start: account('401 Unauthorized\n', onlyShop),
      edits: 'servers',
      hints: [
        'The browser sends a preflight because of the header Authorization, and the preflight carries only its name.',
        'A preflight needs a good status: 200 or 204. Then it needs two permissions: for the origin and for the header.',
        'OPTIONS /account answers 204 with Access-Control-Allow-Origin: https://shop.example and Access-Control-Allow-Headers: Authorization.',
      ],
      solution: account(`204\n${onlyShop}Access-Control-Allow-Headers: Authorization\n`, onlyShop),
      tooLoose: account(
        '204\nAccess-Control-Allow-Origin: {origin}\nAccess-Control-Allow-Headers: Authorization\n',
        'Access-Control-Allow-Origin: {origin}\n',
      ),
      probes: [
        {
          says: 'After a preflight, the script on https://shop.example reads its account.',
          expect: { outcome: 'readable', status: 200, preflighted: true },
        },
        {
          says: 'A call that does not sign in still gets 401.',
          code: 'await fetch("https://api.shop.example/account")',
          expect: { outcome: 'readable', status: 401 },
        },
        {
          says: 'https://evil.test is still refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
  ],
}
