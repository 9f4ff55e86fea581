import type { Exercise } from '@/lib/lessons/exercise.ts'
import { ask, CAFE, cafe, JSON_ORDER, LOGIN_CODE, login, MENU, ORDERS, order } from './documents.ts'

const HOURS = `
GET /hours
200 OK
Content-Type: text/plain

From 8 to 18.
`

/** A table that does not exist, with a status that the server chose. */
const table = (status: string) =>
  cafe(
    `const response = await fetch("/tables/9");

if (response.ok) {
  console.log("Table 9 is free.");
} else {
  console.log("There is no table 9.");
}
`,
    `GET /tables/9
${status}
Content-Type: text/plain

Sorry, there is no table 9.
`,
  )

const soup = (path: string) => cafe(ask(path), MENU.replace('/menu', '/menu/soup'), '/kitchen/today')
const orders = (init: string) => cafe(order(init), ORDERS)

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'first-response',
    title: 'Write a response',
    task: 'The script asks for `/hours`, and the server knows only `/menu`. In the server’s text, write a second route for `GET /hours`: its response has the status 200, the header `Content-Type: text/plain`, and a body that says when the café is open.',
    start: cafe(ask('/hours'), MENU),
    edits: 'servers',
    hints: [
      'Leave an empty line below the menu, and begin with the line `GET /hours`. The route for `/menu` shows the order of the lines.',
      'First the method and the path, then the status, then the headers. Then an empty line, and then the body.',
      '`GET /hours`, below it `200 OK`, below it `Content-Type: text/plain`, then an empty line, then `From 8 to 18.`',
    ],
    solution: cafe(ask('/hours'), MENU + HOURS),
    probes: [
      {
        says: 'A request for /hours gets the status 200, with the header Content-Type.',
        call: { url: `${CAFE}/hours` },
        expect: { outcome: 'readable', status: 200, reached: true, visibleHeaders: ['Content-Type'] },
      },
      {
        says: 'A request for /menu still gets the status 200.',
        code: 'await fetch("/menu")',
        expect: { status: 200, reached: true },
      },
      {
        says: 'A request for something else still gets the status 404.',
        code: 'await fetch("/pizza")',
        expect: { status: 404 },
      },
    ],
  },
  {
    id: 'honest-status',
    title: 'There is no table 9',
    task: 'The body says that there is no table 9, but the status says that all is well. So the script prints “Table 9 is free.” Change the status in the server’s text to the one for “not found”.',
    start: table('200 OK'),
    edits: 'servers',
    hints: [
      'The script does not read the body. It looks at `response.ok`, and that depends on the status alone.',
      'The status for “not found” is in the list above. It begins with 4.',
      'Change `200 OK` to `404 Not Found`.',
    ],
    solution: table('404 Not Found'),
    probes: [
      {
        says: 'The server’s own response for table 9 has the status 404.',
        call: { url: `${CAFE}/tables/9` },
        expect: { outcome: 'readable', status: 404, reached: true, visibleHeaders: ['Content-Type'] },
      },
    ],
  },
  {
    id: 'send-an-order',
    title: 'Order a soup',
    task: 'The script asks for `/orders` with `GET`, and nothing is ordered. Change it: send a `POST` request whose body is JSON, with the header `Content-Type: application/json`. The server answers with 201 when it has the order.',
    start: orders(''),
    edits: 'client',
    hints: [
      '`fetch` takes a second value, in braces, with three parts: `method`, `headers` and `body`.',
      'The example above has all three. Here the header is `"Content-Type": "application/json"`, and `JSON.stringify` makes the body.',
      '`fetch("/orders", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ soup: "tomato" }) })`',
    ],
    solution: orders(JSON_ORDER),
    probes: [
      {
        says: 'The server gets the order with POST, and answers with the status 201.',
        call: { method: 'POST', url: `${CAFE}/orders` },
        expect: { outcome: 'readable', status: 201, reached: true },
      },
      {
        says: 'The body of the order is JSON.',
        call: { method: 'POST', url: `${CAFE}/orders` },
        expect: { outcome: 'readable', sentJson: true },
      },
    ],
  },
  {
    id: 'right-address',
    title: 'The soup has another address',
    task: 'This page has the address https://cafe.example/kitchen/today. Its script wants https://cafe.example/menu/soup, and gets 404. Change the address in the script.',
    start: soup('menu/soup'),
    edits: 'client',
    hints: [
      'Run it, and look at the path of the request. What comes before `menu`?',
      'Without a `/` at its beginning, the address begins at the page’s own folder, `/kitchen/`.',
      'Write `fetch("/menu/soup")`.',
    ],
    solution: soup('/menu/soup'),
    probes: [
      {
        says: 'The request goes to https://cafe.example/menu/soup, and gets the status 200.',
        call: { url: `${CAFE}/menu/soup` },
        expect: { outcome: 'readable', status: 200, reached: true },
      },
    ],
  },
  {
    id: 'remember-me',
    title: 'The server forgets Sara',
    task: 'Sara signs in, and the next request gets 401: the server does not know her any more. Change its response to `POST /login` so that the browser keeps the cookie `session` with the value `sara`. Without signing in, the answer has to stay 401.',
    start: cafe(LOGIN_CODE, login('')),
    edits: 'servers',
    hints: [
      'Which header of a response gives the browser a cookie?',
      'It belongs to the response of `POST /login`, above the empty line. Its value is the cookie’s name, `=`, and the cookie’s value.',
      'Write `Set-Cookie: session=sara` below the first `200 OK`.',
    ],
    solution: cafe(LOGIN_CODE, login('Set-Cookie: session=sara\n')),
    tooLoose: cafe(LOGIN_CODE, login('').replace('when Cookie: *session=sara*\n', '')),
    probes: [
      {
        says: 'After signing in, Sara gets her orders.',
        call: { url: `${CAFE}/my-orders` },
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'The browser sends the cookie with her second request.',
        call: { url: `${CAFE}/my-orders` },
        expect: { cookieSent: true },
      },
      {
        says: 'Who has not signed in still gets the status 401.',
        code: 'await fetch("/my-orders")',
        expect: { status: 401, reached: true },
      },
    ],
  },
]
