import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, shop } from './documents.ts'

const URL_IN_HAR = `${API}/orders/7?notify=no`

const rebuilt = (call: string) =>
  shop(
    `// From the file shop.har, which a user has sent:
//
// "request": {
//   "method": "PUT",
//   "url": "https://api.shop.example/orders/7?notify=no",
//   "headers": [
//     { "name": "content-type", "value": "application/json" },
//     { "name": "origin", "value": "https://shop.example" },
//     { "name": "x-request-id", "value": "a1" }
//   ],
//   "postData": { "text": "{\\"amount\\":2}" }
// },
// "response": { "status": 409 }

${call}`,
    `app.use(cors({ origin: "https://shop.example" }))

app.get("/orders/:id", (req, res) => {
  res.json({ id: req.params.id, amount: 1 })
})

app.put("/orders/:id", (req, res) => {
  const asInTheFile =
    req.query.notify === "no" &&
    req.get("X-Request-Id") === "a1" &&
    req.get("Content-Type") === "application/json" &&
    req.body.amount === 2
  if (!asInTheFile) {
    return res.status(400).json({ error: "This is another request." })
  }
  res.status(409).json({ error: "Order 7 was already sent." })
})
`,
  )

const FULL = `const response = await fetch("https://api.shop.example/orders/7?notify=no", {
  method: "PUT",
  headers: {
    "Content-Type": "application/json",
    "X-Request-Id": "a1",
  },
  body: JSON.stringify({ amount: 2 }),
});
console.log(response.status, await response.json());
`

/** A failing request is made again from what a file says of it. */
export const fromAHar: Exercise = {
  id: 'from-a-har',
  title: 'Make it happen again',
  task: 'A user cannot change an order. The file says what the browser sent, and that the answer had the status 409. It does not say why: the body is not in it. Write the call so that the same request is made, and read the reason.',
  start: rebuilt(`const response = await fetch("https://api.shop.example/orders/7");
console.log(response.status, await response.json());
`),
  edits: 'client',
  hints: [
    'Four things have to be the same: the method, the whole URL, the headers of the script, and the body.',
    'The header Origin is the browser’s: you need not write it. The `\\"` in the body are only `"`, written inside of a text.',
    'fetch(url, { method: "PUT", headers: { "Content-Type": "application/json", "X-Request-Id": "a1" }, body: JSON.stringify({ amount: 2 }) })',
  ],
  solution: rebuilt(FULL),
  probes: [
    {
      says: 'The same request is made, after a preflight.',
      call: { method: 'PUT', url: URL_IN_HAR },
      expect: { outcome: 'readable', preflighted: true, reached: true },
    },
    {
      says: 'It gets the same answer as the user’s: 409.',
      call: { method: 'PUT', url: URL_IN_HAR },
      expect: { outcome: 'readable', status: 409 },
    },
  ],
}
