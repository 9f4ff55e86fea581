import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { STACKS } from './stacks.ts'

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

/** An API whose only fault is in the options of `cors`; the script changes a product. */
const products = (options: string): PlaygroundDocument =>
  documentOf({
    page: 'https://shop.example/',
    code: `const answer = await fetch("https://api.shop.example/products/7", {
  method: "PATCH",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ price: 4 }),
});
console.log(answer.status, await answer.text());
`,
    servers: {
      'https://api.shop.example': {
        dialect: 'express',
        text: `import express from "express"
import cors from "cors"

const app = express()

app.use(cors({
${options}}))

app.patch("/products/:id", (req, res) => {
  res.json({ id: req.params.id, saved: true })
})

app.delete("/products/:id", (req, res) => {
  res.json({ id: req.params.id, deleted: true })
})

app.listen(8080)
`,
      },
    },
  })

const onlyShop = 'Access-Control-Allow-Origin: https://shop.example\n'

const EXERCISES: readonly Exercise[] = [
  {
    id: 'follow-the-messages',
    title: 'One message after another',
    task: 'This API is written in Express. The page on https://shop.example cannot change a product, and the console gives one reason. Mend what it names, run again, and go on until the call works. Allow this call and nothing more.',
    start: products(`  origin: "http://shop.example",
  methods: ["GET", "PUT"],
  allowedHeaders: ["Authorization"],
`),
    edits: 'servers',
    hints: [
      'Run it, and read the last part of the message. Compare the two origins in it, from left to right.',
      'The next message names the method, and the one after it names a header. The lists for both are in `cors({ … })`.',
      'The origin begins with `https`. `PATCH` belongs into `methods`, and `Content-Type` into `allowedHeaders`.',
    ],
    solution: products(`  origin: "https://shop.example",
  methods: ["GET", "PUT", "PATCH"],
  allowedHeaders: ["Authorization", "Content-Type"],
`),
    tooLoose: products(''),
    probes: [
      {
        says: 'The page on https://shop.example changes the product.',
        expect: { outcome: 'readable', status: 200, reached: true },
      },
      {
        says: 'A DELETE from https://shop.example is never sent.',
        code: 'await fetch("https://api.shop.example/products/7", { method: "DELETE" })',
        expect: { outcome: 'refused', reached: false },
      },
      {
        says: 'A request with the header X-Admin is never sent.',
        code: 'await fetch("https://api.shop.example/products/7", { method: "PATCH", headers: { "X-Admin": "1" } })',
        expect: { outcome: 'refused', reached: false },
      },
      {
        says: 'https://evil.test is refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused', reached: false },
      },
      {
        says: 'http://shop.example, without encryption, is refused.',
        page: { url: 'http://shop.example/' },
        expect: { outcome: 'refused', reached: false },
      },
    ],
  },
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
        says: 'So is https://evilshop.example, which only ends in the same way.',
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
]

export const lesson: Lesson = {
  slug: 'cors-error',
  title: 'The CORS error',
  summary: 'A protection and not a fault: whom it protects, how to read it, and when it hides another error.',
  opens: 'picture',
  asks: ['sent', 'read'],
  examples: {
    picture: { label: 'The error', ends: 'refused', document: picture },
    inbox: { label: 'The inbox', ends: 'refused', document: inbox },
    hidden: { label: 'A hidden 500', ends: 'refused', document: orders('') },
    opaque: { label: 'no-cors', ends: 'opaque', document: weather(', { mode: "no-cors" }') },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}
