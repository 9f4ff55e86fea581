import { documentOf } from '@/lib/document/document-of.ts'

export const BAR = 'https://bar.other'

export const pricesCode = `const url = "https://bar.other/prices";
const response = await fetch(url);
console.log(await response.text());
`
/** One route, with its CORS headers. */
export const prices = (headers: string, page?: string) =>
  documentOf({
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

export const twoPages = prices('Access-Control-Allow-Origin: https://foo.example, https://shop.example\n')

export const list = (expose: string) =>
  documentOf({
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

/** The same list in pages: the script needs two headers of the response, and must not see a third. */
export const pagedList = (expose: string) =>
  documentOf({
    code: `const url = "https://bar.other/books";
const { headers } = await fetch(url);

console.log("books", headers.get("X-Total-Count"));
console.log("next", headers.get("X-Next-Page"));
`,
    servers: {
      [BAR]: `GET /books
200 OK
Access-Control-Allow-Origin: *
Access-Control-Expose-Headers: ${expose}
Content-Type: application/json
X-Total-Count: 214
X-Next-Page: /books/2
X-Machine: db-7.internal

["Momo", "Emil"]
`,
    },
  })

/** bar.other identifies Sara by her cookie; `page` sends it. */
export const personal = (permission: string, page?: string) =>
  documentOf({
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
export const credentials = (origin: string) =>
  `Access-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\n`

export const logo = (vary: string) =>
  documentOf({
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
