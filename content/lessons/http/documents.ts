import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

export const CAFE = 'https://cafe.example'

/** A page of the café whose script calls the café's own server: nothing in this lesson is cross-origin. */
export const cafe = (code: string, server: string, page = '/'): PlaygroundDocument =>
  documentOf({ page: `${CAFE}${page}`, code, servers: { [CAFE]: server } })

/** Asks for a path with GET, and prints what came. */
export const ask = (path: string) => `const response = await fetch("${path}");

console.log(response.status);
console.log(await response.text());
`

export const MENU = `GET /menu
200 OK
Content-Type: application/json

{ "soup": "tomato", "price": 4 }
`

export const ORDERS = `POST /orders
when Content-Length: 0
400 Bad Request
Content-Type: text/plain

This order is empty.

POST /orders
when Content-Type: application/json
201 Created
Content-Type: text/plain

One soup is on its way.

POST /orders
415 Unsupported Media Type
Content-Type: text/plain

Please write your order in JSON.
`

export const order = (init: string) => `const response = await fetch("/orders"${init});

console.log(response.status);
console.log(await response.text());
`

export const JSON_ORDER = `, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ soup: "tomato" }),
}`

/** The server that remembers who signed in, by what its answer to `/login` adds. */
export const login = (cookie: string) => `POST /login
200 OK
${cookie}Content-Type: text/plain

Hello, Sara.

GET /my-orders
when Cookie: *session=sara*
200 OK
Content-Type: text/plain

One soup.

GET /my-orders
401 Unauthorized
Content-Type: text/plain

Who are you?
`

export const LOGIN_CODE = `await fetch("/login", {
  method: "POST",
  body: "name=sara",
});

const response = await fetch("/my-orders");
console.log(response.status);
console.log(await response.text());
`
