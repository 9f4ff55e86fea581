import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'

const API = 'https://api.shop.example'

const account = `const response = await fetch("https://api.shop.example/account", {
  credentials: "include",
});
console.log(await response.json());
`
const prices = `const response = await fetch("https://api.shop.example/prices");
console.log(await response.json());
`

const api = (use: string): PlaygroundDocument =>
  documentOf({
    page: 'https://evil.test/',
    opaque: true,
    code: account,
    servers: {
      [API]: {
        dialect: 'hono',
        text: `import { Hono } from "hono"
import { cors } from "hono/cors"

const app = new Hono()

${use}

app.get("/prices", (c) => c.json({ apple: 1.2 }))

app.get("/account", (c) => c.json({ name: "Sara", balance: 1204 }))

export default app
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  })

const SHOP = '{ origin: "https://shop.example", credentials: true }'

/** `null` was allowed for a widget that needs no cookies: two routes, two permissions. */
export const widgetInAFrame: Exercise = {
  id: 'a-widget-in-a-frame',
  title: 'A widget in a frame',
  task: 'The shop’s widget is shown in a sandboxed frame, and reads /prices, without cookies. For it somebody allowed null. Now every stranger’s frame reads /account. Close that. The widget still reads the prices, and https://shop.example its account.',
  start: api('app.use("*", cors({ origin: ["https://shop.example", "null"], credentials: true }))'),
  edits: 'servers',
  hints: [
    'The two addresses have different readers. Do they need the same permission?',
    'The prices are public, and read without cookies: * covers a frame, too. The account is for one origin.',
    'app.use("/prices", cors()), and app.use("/account", cors({ origin: "https://shop.example", credentials: true }))',
  ],
  solution: api(`app.use("/prices", cors())\napp.use("/account", cors(${SHOP}))`),
  tooLoose: api('app.use("*", cors({ origin: (origin) => origin, credentials: true }))'),
  probes: [
    {
      says: 'The widget in its sandboxed frame reads the prices.',
      page: { url: 'https://shop.example/widget', opaque: true },
      code: prices,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'https://shop.example reads the account, with cookies.',
      page: { url: 'https://shop.example/' },
      code: account,
      expect: { outcome: 'readable', status: 200, cookieSent: true },
    },
    {
      says: 'https://shop.example reads the prices.',
      page: { url: 'https://shop.example/' },
      code: prices,
      expect: { outcome: 'readable', status: 200 },
    },
    { says: 'A stranger’s frame does not read the account.', code: account, expect: { outcome: 'refused' } },
    {
      says: 'Nor does it without cookies.',
      code: account.replace('"include"', '"omit"'),
      expect: { outcome: 'refused' },
    },
    {
      says: 'https://evil.test does not read the account.',
      page: { url: 'https://evil.test/' },
      code: account,
      expect: { outcome: 'refused' },
    },
  ],
}
