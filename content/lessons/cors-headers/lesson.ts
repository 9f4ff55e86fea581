import { exchange } from '@/content/exchange.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

const BAR = 'https://bar.other'

const pricesCode = `const url = "https://bar.other/prices";
const response = await fetch(url);
console.log(await response.text());
`
/** One route, with what its answer says of CORS. */
const prices = (headers: string, page?: string) =>
  exchange({
    page,
    code: pricesCode,
    servers: {
      [BAR]: `GET /prices
200 OK
${headers}Content-Type: application/json

{ "tea": 3 }
`,
    },
  })

const twoPages = prices('Access-Control-Allow-Origin: https://foo.example, https://shop.example\n')

const list = (expose: string) =>
  exchange({
    code: `const url = "https://bar.other/books";
const { headers } = await fetch(url);

console.log(headers.get("Content-Type"));
console.log(headers.get("X-Total-Count"));
console.log(headers.get("X-Machine"));
`,
    servers: {
      [BAR]: `GET /books
200 OK
Access-Control-Allow-Origin: *
${expose}Content-Type: application/json
X-Total-Count: 214
X-Machine: db-7.internal

["Momo", "Emil"]
`,
    },
  })

/** bar.other knows Sara by her cookie; \`page\` asks with it. */
const personal = (permission: string, page?: string) =>
  exchange({
    page,
    code: `const url = "https://bar.other/me";
const response = await fetch(url, {
  credentials: "include",
});
console.log(response.status, await response.text());
`,
    servers: {
      [BAR]: `GET /me
when Cookie: *session=sara*
200 OK
${permission}Content-Type: application/json

{ "name": "Sara", "city": "Tehran" }

GET /me
401 Unauthorized
${permission}Content-Type: application/json

{ "error": "sign in first" }
`,
    },
    cookies: { [BAR]: 'session=sara' },
  })
const credentials = (origin: string) =>
  `Access-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\n`

const logo = (vary: string) =>
  exchange({
    code: `const logo = "https://bar.other/logo.svg";

// Show it, as <img src="…"> does,
await fetch(logo, {
  mode: "no-cors",
});

// and later read it.
const response = await fetch(logo);
console.log(await response.text());
`,
    servers: {
      [BAR]: `GET /logo.svg
when Origin: https://foo.example
200 OK
Access-Control-Allow-Origin: https://foo.example
${vary}Cache-Control: max-age=3600
Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"></svg>

GET /logo.svg
200 OK
${vary}Cache-Control: max-age=3600
Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"></svg>
`,
    },
  })

export const lesson: Lesson = {
  slug: 'cors-headers',
  title: 'The response headers',
  summary: 'Who may read, which headers they may read, and what changes when cookies go with the request.',
  opens: 'exact',
  examples: {
    exact: {
      label: 'One origin',
      ends: 'readable',
      document: prices('Access-Control-Allow-Origin: https://foo.example\n'),
    },
    slash: {
      label: 'A slash',
      ends: 'refused',
      document: prices('Access-Control-Allow-Origin: https://foo.example/\n'),
    },
    list: { label: 'Two origins', ends: 'refused', document: twoPages },
    hidden: { label: 'Hidden headers', ends: 'readable', document: list('') },
    exposed: { label: 'Exposed', ends: 'readable', document: list('Access-Control-Expose-Headers: X-Total-Count\n') },
    wildcard: { label: 'Cookie and *', ends: 'refused', document: personal(credentials('*')) },
    named: { label: 'Cookie, named', ends: 'readable', document: personal(credentials('https://foo.example')) },
    reflected: {
      label: 'Everybody',
      ends: 'readable',
      document: personal(credentials('{origin}'), 'https://evil.test/'),
    },
    cached: { label: 'Without Vary', ends: 'refused', document: logo('') },
    varied: { label: 'With Vary', ends: 'readable', document: logo('Vary: Origin\n') },
  },
  exercises: [
    {
      id: 'two-pages',
      title: 'Two pages may read',
      task: 'The pages on https://foo.example and https://shop.example should both be able to read the prices. Nobody else should. The header holds only one origin, so a list does not work.',
      start: twoPages,
      edits: 'servers',
      hints: [
        'The answer does not have to be the same for everybody. The server knows from Origin who is asking.',
        'In this lab, a line such as “when Origin: https://foo.example” below the route makes it answer only that page. Several such lines are alternatives.',
        'Answer each of the two with its own origin: write {origin} as the value, below two “when” lines. And say Vary: Origin.',
      ],
      solution: exchange({
        code: pricesCode,
        servers: {
          [BAR]: `GET /prices
when Origin: https://foo.example
when Origin: https://shop.example
200 OK
Access-Control-Allow-Origin: {origin}
Vary: Origin
Content-Type: application/json

{ "tea": 3 }

GET /prices
200 OK
Vary: Origin
Content-Type: application/json

{ "tea": 3 }
`,
        },
      }),
      tooLoose: prices('Access-Control-Allow-Origin: {origin}\nVary: Origin\n'),
      probes: [
        { says: 'https://foo.example can read the prices.', expect: { outcome: 'readable', status: 200 } },
        {
          says: 'https://shop.example can read them too.',
          page: { url: 'https://shop.example/' },
          expect: { outcome: 'readable', status: 200 },
        },
        {
          says: 'https://evil.test is still refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is https://foo.example.evil.test, which only begins alike.',
          page: { url: 'https://foo.example.evil.test/' },
          expect: { outcome: 'refused' },
        },
      ],
    },
    {
      id: 'total-count',
      title: 'How many books are there',
      task: 'The page shows “1 of …” and needs X-Total-Count. It stands in the answer, but the script gets null. Let the script read it. X-Machine is nobody’s business and has to stay hidden.',
      start: list(''),
      edits: 'servers',
      hints: [
        'The script may read the answer, but only a few of its headers. The server has to name the others.',
        'The header for it is Access-Control-Expose-Headers.',
        'Its value is a list of header names. One name is enough here: X-Total-Count.',
      ],
      solution: list('Access-Control-Expose-Headers: X-Total-Count\n'),
      tooLoose: list('Access-Control-Expose-Headers: *\n'),
      probes: [
        {
          says: 'The script can read X-Total-Count.',
          expect: { outcome: 'readable', visibleHeaders: ['X-Total-Count'] },
        },
        { says: 'X-Machine stays hidden.', expect: { outcome: 'readable', hiddenHeaders: ['X-Machine'] } },
      ],
    },
    {
      id: 'with-the-cookie',
      title: 'Sara’s own data',
      task: 'The page on https://foo.example asks for Sara’s data with her cookie, and is refused. Let this page read them, and no other.',
      start: personal('Access-Control-Allow-Origin: *\n'),
      edits: 'servers',
      hints: [
        'Read the reason in the console. What may the header not be when the request carries credentials?',
        'Two things have to be right: the page is named in Access-Control-Allow-Origin, and a second header allows credentials.',
        'Access-Control-Allow-Origin: https://foo.example, and Access-Control-Allow-Credentials: true.',
      ],
      solution: personal(credentials('https://foo.example')),
      tooLoose: personal(credentials('{origin}')),
      probes: [
        {
          says: 'https://foo.example reads the data that belong to the cookie.',
          expect: { outcome: 'readable', status: 200, cookieSent: true },
        },
        {
          says: 'https://evil.test is still refused.',
          page: { url: 'https://evil.test/' },
          expect: { outcome: 'refused' },
        },
        {
          says: 'So is a page whose origin is null.',
          page: { url: 'https://foo.example/', opaque: true },
          expect: { outcome: 'refused' },
        },
      ],
    },
    {
      id: 'one-address-two-answers',
      title: 'The copy in the cache',
      task: 'The page shows a picture and then reads it. Reading fails, because the browser takes the copy that it kept for showing. Make the answers of bar.other so that reading works too. Only https://foo.example may read.',
      start: logo(''),
      edits: 'servers',
      hints: [
        'Look at the exchange: how many requests reached bar.other? Which answer was kept?',
        'The two answers to the same address differ, and only the request header Origin decides between them. The cache has to be told.',
        'Say Vary: Origin in both answers. Or send the same Access-Control-Allow-Origin in both: then they no longer differ.',
      ],
      solution: logo('Vary: Origin\n'),
      tooLoose: logo('Access-Control-Allow-Origin: *\n'),
      probes: [
        {
          says: 'After showing the picture, https://foo.example can read it.',
          expect: { outcome: 'readable', status: 200 },
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
