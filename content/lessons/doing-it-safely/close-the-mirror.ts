import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'

const API = 'https://api.shop.example'

const read = `const response = await fetch("https://api.shop.example/orders", {
  credentials: "include",
});
console.log(await response.json());
`
const change = `const response = await fetch("https://api.shop.example/orders/7", {
  method: "PUT",
  credentials: "include",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ amount: 2 }),
});
console.log(response.status);
`

const shop = (origin: string): PlaygroundDocument =>
  documentOf({
    page: 'https://evil.test/',
    code: read,
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"
import cors from "cors"

const app = express()

// Who called yesterday, and how often:
//   9120  https://shop.example            the shop
//   3010  https://app.shop.example        the shop on phones
//     12  http://shop.example             somebody typed http
//      4  null
//      2  https://shop.example.evil.test
app.use(cors({ origin: ${origin}, credentials: true }))
app.use(express.json())

app.get("/orders", (req, res) => {
  res.json([{ id: 7, amount: 1 }])
})

app.put("/orders/:id", (req, res) => {
  res.json({ id: req.params.id, amount: req.body.amount })
})

app.listen(443)
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  })

const refused = (says: string, page: Probe['page'] & object): Probe => ({
  says,
  page,
  code: read,
  expect: { outcome: 'refused' },
})

/** A reflected origin with credentials: the log names the users that have to stay. */
export const closeTheMirror: Exercise = {
  id: 'close-the-mirror',
  title: 'Close the mirror',
  task: 'This server allows everybody, with cookies. Its log is in the comment. Close it, and keep the two that belong to the shop: they read orders, and change them.',
  start: shop('true'),
  edits: 'servers',
  hints: [
    'Which lines of the log belong to the shop? Whose page can it be that sends null?',
    'origin can be a list: the package compares the whole origin with each of its values.',
    'origin: ["https://shop.example", "https://app.shop.example"]',
  ],
  solution: shop('["https://shop.example", "https://app.shop.example"]'),
  tooLoose: shop('/shop\\.example/'),
  probes: [
    {
      says: 'https://shop.example reads the orders, with cookies.',
      page: { url: 'https://shop.example/' },
      code: read,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'https://app.shop.example reads them too.',
      page: { url: 'https://app.shop.example/' },
      code: read,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'It changes an order, after a preflight.',
      page: { url: 'https://app.shop.example/' },
      code: change,
      expect: { outcome: 'readable', status: 200, preflighted: true },
    },
    refused('https://evil.test is refused.', { url: 'https://evil.test/' }),
    refused('So is https://shop.example.evil.test.', { url: 'https://shop.example.evil.test/' }),
    refused('So is http://shop.example, which anybody on the way can change.', { url: 'http://shop.example/' }),
    refused('So is a page whose origin is null.', { url: 'https://evil.test/', opaque: true }),
  ],
}
