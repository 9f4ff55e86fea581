import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'
import { API, shop } from './documents.ts'

const PATHS = ['/products', '/offers', '/reviews', '/stock'] as const

const fourCalls = (ofReviews: string) =>
  shop(
    `for (const path of ["/products", "/offers", "/reviews", "/stock"]) {
  try {
    const response = await fetch("https://api.shop.example" + path);
    console.log(path, await response.text());
  } catch {
    // The page leaves out what it cannot show.
  }
}
`,
    `const pages = { origin: "https://shop.example" }
const partners = { origin: "https://partner.example" }

app.get("/products", cors(pages), (req, res) => res.json(["tea", "bread"]))
app.get("/offers", cors(pages), (req, res) => res.json([]))
app.get("/reviews", ${ofReviews}(req, res) => res.json(["good tea"]))
app.get("/stock", cors(pages), (req, res) => res.json({ tea: 12 }))
app.get("/prices", cors(partners), (req, res) => res.json({ tea: 3 }))
`,
  )

const reads = (path: string): Probe => ({
  says: `https://shop.example reads ${path}.`,
  code: `await fetch("${API}${path}")`,
  expect: { outcome: 'readable', status: 200 },
})

/** One of four calls fails, and the script says nothing of it. */
export const whichCallFails: Exercise = {
  id: 'which-call-fails',
  title: 'Three of four',
  task: 'The page shows three of its four parts, and no message: the script catches the error. Find the part in the Network panel. Then let https://shop.example read it, and no other page.',
  start: fourCalls('cors(partners), '),
  edits: 'servers',
  hints: [
    'Run it, and open Network. One row is red: its name is the path.',
    'Choose the red row, and compare Access-Control-Allow-Origin in its response headers with the page.',
    'The route of the reviews uses the setting for partners. It needs the one for pages.',
  ],
  solution: fourCalls('cors(pages), '),
  tooLoose: fourCalls('cors(), '),
  probes: [
    reads('/reviews'),
    ...PATHS.filter((path) => path !== '/reviews').map(reads),
    {
      says: 'https://partner.example still reads /prices.',
      page: { url: 'https://partner.example/' },
      code: `await fetch("${API}/prices")`,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'https://shop.example still cannot read /prices.',
      code: `await fetch("${API}/prices")`,
      expect: { outcome: 'refused' },
    },
    {
      says: 'https://evil.test cannot read /reviews.',
      page: { url: 'https://evil.test/' },
      code: `await fetch("${API}/reviews")`,
      expect: { outcome: 'refused' },
    },
  ],
}
