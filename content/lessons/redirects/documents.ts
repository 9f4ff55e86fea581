import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

export const SHOP = 'https://shop.example'
export const API = 'https://api.shop.example'
export const CDN = 'https://cdn.example'
const LOGIN = 'https://login.example'
const PAGE = `${SHOP}/`

const nginx = (name: string, locations: string) => ({
  dialect: 'nginx' as const,
  text: `server {
    listen 443 ssl;
    server_name ${name};

${locations}}
`,
})
const express = (...lines: readonly string[]) => ({
  dialect: 'express' as const,
  text: `import express from "express"
import cors from "cors"

const app = express()
app.use(cors({ origin: "${SHOP}", credentials: true }))

${lines.join('\n')}
app.listen(8080)
`,
})

export const ADD = `        add_header Access-Control-Allow-Origin ${SHOP};\n`

/** The newest catalogue is behind a redirect to another path of the same server. */
export const latest = (onTheHop: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}/latest");
console.log(response.redirected, response.url);
console.log(await response.text());
`,
    servers: {
      [API]: nginx(
        'api.shop.example',
        `    location = /latest {
${onTheHop}        return 302 /catalogue/3;
    }

    location /catalogue/ {
${ADD}        return 200 "tea, bread";
    }
`,
      ),
    },
  })

/** A server whose addresses end with a slash. Without it, it redirects. */
export const notes = (path: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}${path}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ text: "tea" }),
});
console.log(response.status);
`,
    servers: {
      [API]: nginx(
        'api.shop.example',
        `    add_header Access-Control-Allow-Origin ${SHOP} always;
    add_header Access-Control-Allow-Headers Content-Type always;

    location = /notes {
        return 308 /notes/;
    }

    location = /notes/ {
        if ($request_method = OPTIONS) {
            return 204;
        }
        return 201 "saved";
    }
`,
      ),
    },
  })

const FETCH_PICTURE = `const response = await fetch("${API}/picture/7");
console.log(response.status, await response.text());
`
const PICTURE = `${CDN}/7.svg?key=k1`
/** What the API answers with where the picture is. */
const sendOn = (how: string) => `app.get("/picture/:id", (req, res) => {
  const address = "${CDN}/" + req.params.id + ".svg?key=k1"
  ${how}
})
`
const PERMISSION = `Access-Control-Allow-Origin: ${SHOP}\n`

/** The API sends the browser on to a CDN, which allows the page. */
export const picture = (
  how = 'res.redirect(address)',
  code = FETCH_PICTURE,
  permission = PERMISSION,
): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code,
    servers: {
      [API]: express(sendOn(how)),
      [CDN]: `GET /7.svg
200 OK
${permission}Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"></svg>
`,
    },
  })
export const TWO_CALLS = `const answer = await fetch("${API}/picture/7");
const { address } = await answer.json();

const response = await fetch(address);
console.log(response.status, await response.text());
`
export { PICTURE }

/** The session is over: what the API then answers with. */
export const session = (signedOut: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}/me", {
  credentials: "include",
});
if (response.status === 401) {
  console.log("Please sign in.");
} else {
  console.log(await response.json());
}
`,
    servers: {
      [API]: express(`app.use((req, res, next) => {
  const cookies = req.get("Cookie") ?? ""
  if (cookies.includes("session=a1b2c3")) return next()
  ${signedOut}
})

app.get("/me", (req, res) => {
  res.set("Cache-Control", "no-store")
  res.json({ name: "Sara" })
})
`),
      [LOGIN]: `GET /sign-in
200 OK
Content-Type: text/html

<h1>Sign in</h1>
`,
    },
  })
export const TO_LOGIN = `res.redirect("${LOGIN}/sign-in")`
export const NOT_SIGNED_IN = `res.status(401).json({ login: "${LOGIN}/sign-in" })`

/** The page’s own server sends a signed-out person to its login page. */
export const ownLogin = (init: string, rest: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("/api/cart"${init});
${rest}`,
    servers: {
      [SHOP]: `# The session is over.
GET /api/cart
302 Found
Location: /login

GET /login
200 OK
Content-Type: text/html

<h1>Sign in</h1>
`,
    },
  })
export const AS_JSON = 'console.log(await response.json());\n'
