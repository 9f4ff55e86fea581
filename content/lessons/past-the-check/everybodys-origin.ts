import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'

const API = 'https://api.shops.example'
const bakery = `const response = await fetch("https://api.shops.example/shops/bakery/orders", {
  credentials: "include",
});
console.log(await response.json());
`
const bikes = bakery.replace('/bakery/', '/bikes/')

/** A reflected origin, where no list can be written: every customer brings an origin of their own. */
export const everybodysOrigin = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: '12 rolls for Mr. Holm', whose: 'Sara' },
    code: '// Sara has opened your page. Her browser runs what you write here.\n',
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"

const app = express()

const shops = {
  bakery: {
    origin: "https://bakery.example",
    owner: "sara",
    orders: ["12 rolls for Mr. Holm"],
  },
  bikes: {
    origin: "https://bikes.test",
    owner: "noor",
    orders: ["a new chain"],
  },
}

// Each shop has a domain of its own. There are new ones every day.
app.use((req, res, next) => {
  res.set("Access-Control-Allow-Origin", req.get("origin"))
  res.set("Access-Control-Allow-Credentials", "true")
  next()
})

app.get("/shops/:name/orders", (req, res) => {
  const shop = shops[req.params.name]
  if (!shop) return res.sendStatus(404)
  if (req.get("cookie") !== "session=" + shop.owner) return res.sendStatus(401)
  res.json(shop.orders)
})

app.listen(443)
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'read-the-orders',
    title: 'Read the bakery’s orders',
    task: 'Sara owns the bakery. She is logged in at api.shops.example, and she has opened your page on evil.test. Read the orders of her bakery.',
    hints: [
      'Which address gives the orders of the bakery? It is in the last route of the server.',
      'The server answers only to Sara’s cookie. Which option of fetch sends cookies to another origin?',
      'fetch("https://api.shops.example/shops/bakery/orders", { credentials: "include" })',
    ],
    code: bakery,
    taken: ['bakery.example', 'bikes.test'],
  },
  mend: {
    id: 'each-shop-its-own-origin',
    title: 'Each shop its own origin',
    task: 'Close the hole. The page of each shop still reads the orders of this shop, with cookies. No other page reads them, and not another shop’s page.',
    hints: [
      'A list of all shops is not enough: the page on bikes.test must not read the bakery’s orders.',
      'The server knows the origin of each shop. Compare in the route, where the shop is known.',
      'In the route, after the 404: if (req.get("origin") === shop.origin) { … }, with the two headers in it, and res.vary("Origin") before it.',
    ],
    servers: {
      [API]: [
        [/\/\/ Each shop has[\s\S]*?\n\}\)\n\n/, ''],
        [
          '  if (req.get("cookie")',
          `  res.vary("Origin")
  if (req.get("origin") === shop.origin) {
    res.set("Access-Control-Allow-Origin", shop.origin)
    res.set("Access-Control-Allow-Credentials", "true")
  }
  if (req.get("cookie")`,
        ],
      ],
    },
    tooLoose: {
      [API]: [
        [
          '  res.set("Access-Control-Allow-Origin", req.get("origin"))',
          `  const ours = Object.values(shops).map((shop) => shop.origin)
  if (ours.includes(req.get("origin"))) res.set("Access-Control-Allow-Origin", req.get("origin"))`,
        ],
      ],
    },
    probes: [
      {
        says: 'The page of the bakery reads the bakery’s orders.',
        page: { url: 'https://bakery.example/' },
        code: bakery,
        expect: { outcome: 'readable', contains: '12 rolls' },
      },
      {
        says: 'The page of the bike shop reads its own orders.',
        page: { url: 'https://bikes.test/' },
        code: bikes,
        cookies: { [API]: 'session=noor' },
        expect: { outcome: 'readable', contains: 'a new chain' },
      },
      getsNothing('The page of the bike shop does not read the bakery’s orders.', { url: 'https://bikes.test/' }),
      getsNothing('A page on http://bakery.example gets nothing.', { url: 'http://bakery.example/' }),
      getsNothing('A sandboxed frame, whose origin is null, gets nothing.', {
        url: 'https://evil.test/',
        opaque: true,
      }),
    ],
  },
})
