import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'

const SHOP = 'https://shop.example'
export const API = 'https://api.shop.example'
export const CDN = 'https://cdn.example'
const PAGE = `${SHOP}/`

const WAIT = 'const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));\n'

const app = (...lines: readonly string[]) => ({
  dialect: 'express' as const,
  text: `import express from "express"
import cors from "cors"

const app = express()
${lines.join('\n')}
app.listen(8080)
`,
})
const useCors = (more: readonly string[]) =>
  `app.use(cors({\n${[`origin: "${SHOP}"`, ...more].map((line) => `  ${line},\n`).join('')}}))\n`

const NOTE = `app.put("/notes/7", (req, res) => {
  res.json({ saved: true })
})
`

/** An editor that saves a note three times, with a wait of `gap` seconds between. */
export const saves = (gap: number, cors: readonly string[], more: Partial<DocumentParts> = {}): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `${WAIT}
for (const text of ["t", "te", "tea"]) {
  const response = await fetch("${API}/notes/7", {
    method: "PUT",
    body: text,
  });
  console.log(text, response.status);
  await wait(${gap});
}
`,
    servers: { [API]: app(useCors(cors), NOTE) },
    ...more,
  })

/** Prices that the page asks for again and again, with a token. */
export const ticker = (url: string, init = ''): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `${WAIT}
for (const round of [1, 2, 3]) {
  const response = await fetch(${url}, {
    headers: { Authorization: "Bearer a1b2c3" },
${init}  });
  console.log(round, await response.json());
  await wait(30);
}
`,
    servers: {
      [API]: app(
        useCors(['maxAge: 600']),
        `let price = 10

app.get("/price", (req, res) => {
  if (req.get("Authorization") !== "Bearer a1b2c3") return res.sendStatus(401)
  price += 1
  res.set("Cache-Control", "no-store")
  res.json({ price })
})
`,
      ),
    },
  })
export const PRICE = `"${API}/price"`
export const BUSTED = `"${API}/price?now=" + round`

/** One address that is read with a token and saved as JSON, in turn. */
export const inTurn = (cors: readonly string[], more: Partial<DocumentParts> = {}): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code: `const url = "${API}/notes/7";
const read = () => fetch(url, {
  headers: { Authorization: "Bearer a1b2c3" },
});
const save = () => fetch(url, {
  method: "PUT",
  headers: { Authorization: "Bearer a1b2c3", "Content-Type": "application/json" },
  body: JSON.stringify({ text: "tea" }),
});

for (const call of [read, save, read, save]) {
  const response = await call();
  console.log(response.status);
}
`,
    servers: {
      [API]: app(
        useCors(cors),
        `app.get("/notes/7", (req, res) => {
  res.set("Cache-Control", "no-store")
  res.json({ text: "tea" })
})

${NOTE}`,
      ),
    },
    ...more,
  })

/** nginx answers the preflight itself. */
export const nginxNotes = (methods: string, headers: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    browser: 'firefox',
    code: `for (const text of ["tea", "bread"]) {
  const response = await fetch("${API}/notes/7", {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  console.log(response.status);
}
`,
    servers: {
      [API]: {
        dialect: 'nginx',
        text: `server {
    listen 443 ssl;
    server_name api.shop.example;

    location /notes/ {
        add_header Access-Control-Allow-Origin ${SHOP} always;
        add_header Access-Control-Allow-Methods "${methods}" always;
        add_header Access-Control-Allow-Headers "${headers}" always;
        add_header Access-Control-Max-Age 600 always;

        if ($request_method = OPTIONS) {
            return 204;
        }
        return 200 "saved";
    }
}
`,
      },
    },
  })

const byHand = (vary: string) => `app.get("/prices.json", (req, res) => {
  const pages = ["${SHOP}", "https://admin.shop.example"]
  const origin = req.get("Origin")
  if (pages.includes(origin)) res.set("Access-Control-Allow-Origin", origin)
${vary}  res.set("Cache-Control", "max-age=0, s-maxage=600")
  res.type("json").end('{ "tea": 3 }')
})
`
export const VARY = '  res.vary("Origin")\n'

/** A CDN in front of the server with the prices. `settings` are lines of its location. */
export const cdn = (code: string, vary: string, settings: string): PlaygroundDocument =>
  documentOf({
    page: PAGE,
    code,
    servers: {
      [CDN]: {
        dialect: 'nginx',
        text: `proxy_cache_path /var/cache/nginx keys_zone=prices:10m;

server {
    listen 443 ssl;
    server_name cdn.example;

    location / {
        proxy_pass https://prices.example;
        proxy_cache prices;
${settings}    }
}
`,
      },
      'https://prices.example': {
        dialect: 'express',
        text: `import express from "express"

const app = express()

${byHand(vary)}
app.listen(8080)
`,
      },
    },
  })

/** A visitor without CORS is first; then a script reads, now and in a quarter of an hour. */
export const NOW_AND_THEN = `${WAIT}const url = "${CDN}/prices.json";

// Somebody opens the prices without CORS.
await fetch(url, { mode: "no-cors" });

await fetch(url).catch((error) => console.log("now:", error.message));

await wait(15 * 60);
const response = await fetch(url);
console.log("later:", await response.json());
`
export const READ_AFTER = `const url = "${CDN}/prices.json";

// Somebody opens the prices without CORS.
await fetch(url, { mode: "no-cors" });

const response = await fetch(url);
console.log(await response.json());
`
