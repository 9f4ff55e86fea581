import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, shop } from './documents.ts'

const call = (method: string, headers: string) =>
  shop(
    `const response = await fetch("https://api.shop.example/orders/7", {
  method: "${method}",
  headers: {
${headers}  },
  body: JSON.stringify({ amount: 2 }),
});
console.log(response.status, await response.json());
`,
    `app.use(cors({
  origin: "https://shop.example",
  methods: ["GET", "PUT"],
  allowedHeaders: ["Content-Type", "X-Shop-Version"],
}))

app.put("/orders/:id", (req, res) => {
  if (req.get("X-Shop-Version") !== "2") {
    return res.status(400).json({ error: "Which version?" })
  }
  res.json({ id: req.params.id, amount: req.body.amount })
})
`,
  )

/** The server is somebody else's: what its answer to a preflight allows is what the script may do. */
export const whatItAllows: Exercise = {
  id: 'what-it-allows',
  title: 'What does it allow?',
  task: 'The script was written for version 1 of this API, and version 2 refuses it. You cannot change the server. Ask it with `curl -X OPTIONS` which method and which headers it allows, and change the script: it sets the amount of order 7 to 2.',
  start: call('PATCH', '    "Content-Type": "application/json",\n    "X-Api-Version": "2",\n'),
  edits: 'client',
  hints: [
    'Run it, open Terminal, and choose the second of the commands that it suggests: it asks what the script’s preflight asks.',
    'Access-Control-Allow-Methods names the method for changes. Access-Control-Allow-Headers names two headers, and one of them has replaced X-Api-Version.',
    'The method is PUT, and the header is X-Shop-Version, with the same value.',
  ],
  solution: call('PUT', '    "Content-Type": "application/json",\n    "X-Shop-Version": "2",\n'),
  probes: [
    {
      says: 'The browser may send the call: the preflight allows its method and its headers.',
      call: { url: `${API}/orders/7` },
      expect: { outcome: 'readable', preflighted: true, reached: true },
    },
    {
      says: 'The server accepts it, with the status 200.',
      call: { method: 'PUT', url: `${API}/orders/7` },
      expect: { outcome: 'readable', status: 200 },
    },
  ],
}
