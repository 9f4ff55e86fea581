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
