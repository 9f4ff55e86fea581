import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

const SHOP = 'https://shop.example'
export const API = 'https://api.shop.example'
const PAGE = `${SHOP}/`
const PERMISSION = `Access-Control-Allow-Origin: ${SHOP}\n`

const text = (path: string, permission: string) => `GET ${path}
200 OK
${permission}Content-Type: text/plain

tea and bread
`

/** Four calls that end in four kinds of response. */
export const types: PlaygroundDocument = documentOf({
  page: PAGE,
  code: `const show = (what, { type, status, ok }) => console.log(what, type, status, ok);

show("own", await fetch("/list"));
show("allowed", await fetch("${API}/list"));
show("no-cors", await fetch("${API}/list", { mode: "no-cors" }));
`,
  servers: { [SHOP]: text('/list', ''), [API]: text('/list', PERMISSION) },
})

/** The same script catches two failures that have nothing in common. */
export const twoFailures: PlaygroundDocument = documentOf({
  page: PAGE,
  code: `const urls = ["https://nobody.example/list", "${API}/list"];

for (const url of urls) {
  try {
    await fetch(url);
  } catch (error) {
    console.log(url, error.name, error.message);
  }
}
`,
  servers: { [API]: text('/list', '') },
})

const express = (...lines: readonly string[]) => ({
  dialect: 'express' as const,
  text: `import express from "express"
import cors from "cors"

const app = express()
${lines.join('\n')}
app.listen(8080)
`,
})

/** Sara's orders, of which the page needs the number in a header. */
export const orders = (exposed: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}/orders", {
  credentials: "include",
});
console.log(response.headers.get("X-Total-Count"));
`,
    servers: {
      [API]: express(`app.use(cors({
  origin: "${SHOP}",
  credentials: true,
  exposedHeaders: ${exposed},
}))

app.get("/orders", (req, res) => {
  res.set("X-Total-Count", "214")
  res.set("X-Machine", "db-7")
  res.json([{ tea: 2 }])
})
`),
    },
    cookies: { [API]: 'session=a1b2c3' },
  })

/** Tells a server of somebody else that the page was visited. */
export const visit = (init: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `await fetch("https://stats.test/visit", {
${init}});
console.log("counted");
`,
    servers: {
      'https://stats.test': `# Takes any text, and answers nothing.
POST /visit
204 No Content
`,
    },
  })
export const JSON_VISIT = `  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ page: "/tea" }),
`
export const TEXT_VISIT = `  method: "POST",
  mode: "no-cors",
  body: "/tea",
`

/** The middleware is on the one route only, so that an address without a route has no permission. */
export const products = (path: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}${path}");
console.log(await response.json());
`,
    servers: {
      [API]: express(`const allow = cors({ origin: "${SHOP}" })

app.get("/products", allow, (req, res) => {
  res.json(["tea", "bread"])
})
`),
    },
  })

export const ALLOW = `app.use(cors({ origin: "${SHOP}" }))\n`
export const READ_JSON = 'app.use(express.json())\n'
export const BROKEN = `'{ "tea": 2, }'`
/** Places an order, with what reads the body and what gives permission in the given order. */
export const place = (order: string, ...parts: readonly string[]): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const order = ${order};

const response = await fetch("${API}/orders", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: order,
});
console.log(response.status, await response.text());
`,
    servers: {
      [API]: express(
        ...parts,
        `app.post("/orders", (req, res) => {
  res.status(201).json({ ordered: req.body.tea })
})
`,
      ),
    },
  })

/** nginx in front of an application that is not running. */
export const badGateway = (always: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const response = await fetch("${API}/orders");
console.log(response.status);
`,
    servers: {
      [API]: {
        dialect: 'nginx',
        text: `server {
    listen 443 ssl;
    server_name api.shop.example;

    location / {
        add_header Access-Control-Allow-Origin ${SHOP}${always};
        proxy_pass http://localhost:3000;
    }
}
`,
      },
    },
  })
