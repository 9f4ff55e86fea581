import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'

/** On the same site as the page, and of another origin. */
export const API = 'https://api.shop.example'
/** On another site than the page. */
export const OTHER = 'https://shop-api.test'
const SHOP = 'https://shop.example/'

export const CORS = `app.use(cors({
  origin: ["https://shop.example", "https://admin.shop.example"],
  credentials: true,
}))
`
export const NONE = '{ httpOnly: true, secure: true, sameSite: "none" }'
export const LAX = '{ httpOnly: true, secure: true, sameSite: "lax" }'

/** The parts of the shop's API, in the order in which the application asks them. */
export const app = (...parts: readonly string[]) => ({
  dialect: 'express' as const,
  text: `import express from "express"
import cors from "cors"

const app = express()
${parts.join('\n')}
app.listen(8080)
`,
})

export const login = (options: string) => `const COOKIE = ${options}

app.post("/login", (req, res) => {
  res.cookie("session", "a1b2c3", COOKIE)
  res.json({ ok: true })
})
`
export const ME = `app.get("/me", (req, res) => {
  const cookies = req.get("Cookie") ?? ""
  if (!cookies.includes("session=a1b2c3")) {
    return res.status(401).json({ error: "sign in first" })
  }
  res.set("Cache-Control", "no-store")
  res.json({ name: "Sara" })
})
`
const logout = (clear: string) => `app.post("/logout", (req, res) => {
  ${clear}
  res.json({ ok: true })
})
`

/** Asks for Sara's name; she is signed in already. */
export const readMe = (init: string, cors: string, more: Partial<DocumentParts> = {}): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code: `const response = await fetch("${API}/me"${init});
console.log(response.status, await response.json());
`,
    servers: { [API]: app(cors, ME) },
    cookies: { [API]: 'session=a1b2c3' },
    ...more,
  })

export const INCLUDE = `, {
  credentials: "include",
}`

const signIn = (api: string) => `await fetch("${api}/login", {
  method: "POST",
  credentials: "include",
});
`
const askWho = (api: string, name: string) => `const ${name} = await fetch("${api}/me", {
  credentials: "include",
});
console.log(${name}.status, await ${name}.json());
`

/** Signs in, and then asks who is signed in. */
export const thenMe = (api: string, options: string, more: Partial<DocumentParts> = {}): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code: `${signIn(api)}
${askWho(api, 'me')}`,
    servers: { [api]: app(CORS, login(options), ME) },
    ...more,
  })

/** Signs in, asks, signs out, and asks again. */
export const inAndOut = (clear: string): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code: `${signIn(OTHER)}
${askWho(OTHER, 'me')}
await fetch("${OTHER}/logout", {
  method: "POST",
  credentials: "include",
});

${askWho(OTHER, 'after')}`,
    servers: { [OTHER]: app(CORS, login(NONE), ME, logout(clear)) },
  })

const WITH_TOKEN = `app.post("/login", (req, res) => {
  res.json({ token: "a1b2c3" })
})

app.get("/me", (req, res) => {
  if (req.get("Authorization") !== "Bearer a1b2c3") {
    return res.status(401).json({ error: "sign in first" })
  }
  res.json({ name: "Sara" })
})
`

export const WITH_BEARER = `const login = await fetch("${OTHER}/login", {
  method: "POST",
});
const { token } = await login.json();

const me = await fetch("${OTHER}/me", {
  headers: { Authorization: "Bearer " + token },
});
console.log(me.status, await me.json());
`

/** The same login with a token in the header Authorization, on another site and in Safari. */
export const token: PlaygroundDocument = documentOf({
  page: SHOP,
  browser: 'webkit',
  code: WITH_BEARER,
  servers: {
    [OTHER]: app(
      `app.use(cors({
  origin: "https://shop.example",
  allowedHeaders: ["Authorization"],
}))
`,
      WITH_TOKEN,
    ),
  },
})

/** Two calls that need different credentials modes. */
export const twoCalls = (me: string, weather: string): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code: `const me = await fetch("${API}/me"${me});
console.log("me", me.status);

const weather = await fetch("https://weather.example/today"${weather});
console.log("weather", weather.status);
`,
    servers: {
      [API]: app(CORS, ME),
      'https://weather.example': `GET /today
200 OK
Access-Control-Allow-Origin: *
Content-Type: text/plain

Sunny, 24 degrees
`,
    },
    cookies: { [API]: 'session=a1b2c3', 'https://weather.example': 'visitor=77' },
  })

export const auth = (exempt: string) => `app.use((req, res, next) => {
${exempt}  const cookies = req.get("Cookie") ?? ""
  if (cookies.includes("session=a1b2c3")) return next()
  res.status(401).json({ error: "sign in first" })
})
`
export const EXEMPT = '  if (req.method === "OPTIONS") return next()\n'
const CART = `app.put("/cart", express.json(), (req, res) => {
  res.json({ items: req.body.items })
})
`
/** A check of the session for all routes, and cors, in the given order. */
export const cart = (...parts: readonly string[]): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code: `const response = await fetch("${API}/cart", {
  method: "PUT",
  credentials: "include",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ items: 2 }),
});
if (response.status === 401) {
  console.log("Please sign in.");
} else {
  console.log(await response.json());
}
`,
    servers: { [API]: app(...parts, CART) },
  })

const COOKIE_OR_TOKEN = `const tokens = []

app.post("/login", (req, res) => {
  const token = Math.random().toString(36).slice(2)
  tokens.push(token)
  res.cookie("session", token, ${NONE})
  res.json({ token })
})

app.get("/me", (req, res) => {
  const [, cookie] = (req.get("Cookie") ?? "").split("session=")
  const [, bearer] = (req.get("Authorization") ?? "").split("Bearer ")
  if (!tokens.includes(cookie) && !tokens.includes(bearer)) {
    return res.status(401).json({ error: "sign in first" })
  }
  res.set("Cache-Control", "no-store")
  res.json({ name: "Sara" })
})
`
/** A server on another site that accepts the cookie and the token of a login, called from Safari. */
export const cookieOrToken = (code: string): PlaygroundDocument =>
  documentOf({ page: SHOP, browser: 'webkit', code, servers: { [OTHER]: app(CORS, COOKIE_OR_TOKEN) } })
export const WITH_COOKIE = `${signIn(OTHER)}
${askWho(OTHER, 'me')}`
