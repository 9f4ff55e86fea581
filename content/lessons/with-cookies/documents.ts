import { documentOf } from '@/lib/document/document-of.ts'

const BAR = 'https://bar.other'

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
