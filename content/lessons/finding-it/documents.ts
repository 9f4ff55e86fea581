import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

export const SHOP = 'https://shop.example/'
export const API = 'https://api.shop.example'

const program = (lines: string) => `import express from "express"
import cors from "cors"

const app = express()
app.use(express.json())

${lines}
app.listen(443)
`
export const shop = (code: string, lines: string): PlaygroundDocument =>
  documentOf({
    page: SHOP,
    code,
    servers: { [API]: { dialect: 'express', text: program(lines) } },
  })

/** Three calls, of which the second gets no permission; the third gets a 404 that the script can read. */
export const threeCalls = shop(
  `async function ask(path) {
  try {
    const response = await fetch("https://api.shop.example" + path);
    console.log(path, response.status);
  } catch {
    console.log(path, "no answer for the script");
  }
}

await ask("/products");
await ask("/offers");
await ask("/stock/7");
`,
  `const allowed = cors({ origin: "https://shop.example" })

app.get("/products", allowed, (req, res) => {
  res.json(["tea", "bread"])
})

app.get("/offers", (req, res) => {
  res.json([{ tea: 2 }])
})

app.get("/stock/:id", allowed, (req, res) => {
  res.status(404).json({ error: "not in stock" })
})
`,
)

/** A change that is asked about first, and refused: the list of methods is too short. */
export const twoRows = shop(
  `const response = await fetch("https://api.shop.example/products/7", {
  method: "PUT",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ price: 4 }),
});
console.log(response.status);
`,
  `app.use(cors({ origin: "https://shop.example", methods: ["GET"] }))

app.put("/products/:id", (req, res) => {
  res.json(req.body)
})
`,
)

/** A page whose own policy forbids the call. */
export const noRow = documentOf({
  page: SHOP,
  headers: [['Content-Security-Policy', "connect-src 'self'"]],
  code: `const response = await fetch("https://api.shop.example/products");
console.log(response.status);
`,
  servers: {
    [API]: {
      dialect: 'express',
      text: program(`app.use(cors({ origin: "https://shop.example" }))

app.get("/products", (req, res) => {
  res.json(["tea", "bread"])
})
`),
    },
  },
})

/** An API for two pages, written with a mistake: the page’s own origin is not on its list. */
export const byOrigin = (origins: string) =>
  shop(
    `const response = await fetch("https://api.shop.example/products");
console.log(await response.json());
`,
    `app.use(cors({ origin: ${origins} }))

app.get("/products", (req, res) => {
  res.json(["tea", "bread"])
})
`,
  )
