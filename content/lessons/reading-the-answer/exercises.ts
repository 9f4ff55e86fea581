import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'
import { ALLOW, API, BROKEN, JSON_VISIT, orders, place, products, READ_JSON, TEXT_VISIT, visit } from './documents.ts'

const POST = (body: string) =>
  `await fetch("${API}/orders", { method: "POST", headers: { "Content-Type": "application/json" }, body: ${body} });`

const stranger = (says: string, url: string, more: Partial<Probe> = {}): Probe => ({
  says,
  page: { url },
  ...more,
  expect: { outcome: 'refused' },
})

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'expose-with-cookies',
    title: 'A star that exposes nothing',
    task: 'The page needs the header X-Total-Count, and calls with include. The server exposes * and the script gets null. Let the script read this header. X-Machine must stay hidden.',
    start: orders('"*"'),
    edits: 'servers',
    hints: [
      'Read the section above again: for which calls does the star mean all headers?',
      'The call needs its cookie, so include must stay. What else than a star can you write there?',
      'exposedHeaders: ["X-Total-Count"]',
    ],
    solution: orders('["X-Total-Count"]'),
    tooLoose: orders('["X-Total-Count", "X-Machine"]'),
    probes: [
      {
        says: 'The script reads X-Total-Count, in a call with the cookie.',
        expect: { outcome: 'readable', cookieSent: true, visibleHeaders: ['X-Total-Count'] },
      },
      { says: 'X-Machine stays hidden.', expect: { outcome: 'readable', hiddenHeaders: ['X-Machine'] } },
      stranger('https://evil.test is refused.', 'https://evil.test/'),
    ],
  },
  {
    id: 'send-and-forget',
    title: 'Count the visit',
    task: 'A counting server of somebody else takes any text with POST. It knows nothing of CORS. The script sends it JSON, and the visit is not counted. Change the call to fetch so that the visit is counted and no error comes. Nobody needs the answer.',
    start: visit(JSON_VISIT),
    edits: 'client',
    hints: [
      'What was sent to the server? Look at its method.',
      'The content type makes the browser send a preflight, and this server does not answer it. Which requests need no preflight?',
      'fetch(url, { method: "POST", mode: "no-cors", body: "/tea" })',
    ],
    solution: visit(TEXT_VISIT),
    probes: [
      {
        says: 'The POST reaches the counting server, without a preflight.',
        call: { method: 'POST', url: 'https://stats.test/visit' },
        expect: { reached: true, preflighted: false },
      },
      {
        says: 'The call ends without an error, and the script gets an opaque response.',
        call: { url: 'https://stats.test/visit' },
        expect: { outcome: 'opaque' },
      },
    ],
  },
  {
    id: 'a-wrong-path',
    title: 'It says CORS, and means something else',
    task: 'The shop’s page should read the products. The console says that a CORS header is missing. Before you ask the people of the API to change anything: find out what really happened, and fix the script.',
    start: products('/product'),
    edits: 'client',
    hints: [
      'Look at the status of the answer. Which row of the table is it?',
      'Compare the path of the call with the route of the server.',
      'The route is /products, with an s.',
    ],
    solution: products('/products'),
    probes: [
      {
        says: 'The script reads the products from the API.',
        expect: { outcome: 'readable', status: 200, answeredBy: API },
      },
    ],
  },
  {
    id: 'two-faults',
    title: 'Two faults, one behind the other',
    task: 'Placing an order ends in a CORS error. Behind it is another error. Change the server so that https://shop.example, and no other page, can read errors of this kind. Then correct what causes the error in the script.',
    start: place(BROKEN, READ_JSON, ALLOW),
    edits: 'both',
    hints: [
      'Read the status of the answer to POST, and the line that the server printed. Which middleware made this answer?',
      'express.json() fails before cors() is asked. Put app.use(cors(…)) above it. Then the script reads 400.',
      'The text of the order is no JSON: there is a comma before the closing brace. JSON.stringify({ tea: 2 }) cannot make this mistake.',
    ],
    solution: place('JSON.stringify({ tea: 2 })', ALLOW, READ_JSON),
    tooLoose: place('JSON.stringify({ tea: 2 })', 'app.use(cors())\n', READ_JSON),
    probes: [
      {
        says: 'A broken order of https://shop.example is answered with 400, and the script reads it.',
        code: POST(BROKEN),
        expect: { outcome: 'readable', status: 400 },
      },
      {
        says: 'The script’s own order is accepted.',
        call: { method: 'POST', url: `${API}/orders` },
        expect: { outcome: 'readable', status: 201, reached: true },
      },
      stranger('https://evil.test is refused a good order.', 'https://evil.test/', {
        code: POST('JSON.stringify({ tea: 2 })'),
      }),
      stranger('It is refused a broken one too.', 'https://evil.test/', { code: POST(BROKEN) }),
      stranger('So is https://shop.example.evil.test.', 'https://shop.example.evil.test/', { code: POST(BROKEN) }),
    ],
  },
]
