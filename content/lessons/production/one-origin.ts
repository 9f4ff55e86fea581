import type { Exercise } from '@/lib/lessons/exercise.ts'
import { behindNginx, expressServer, nginxServer, refusedElsewhere, SHOP } from './shop.ts'

const read = `const response = await fetch("/api/products");
console.log(response.status, await response.json());
`
const order = `const response = await fetch("/api/orders", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ product: 7 }),
});
console.log(response.status);
`

const system = (location: string) =>
  behindNginx(
    SHOP,
    nginxServer('shop.example', `    location / {\n        root /srv/shop;\n    }\n${location}`),
    expressServer(`app.use(express.json())

app.get("/products", (req, res) => {
  res.json(["apples", "pears"])
})

app.post("/orders", (req, res) => {
  res.status(201).json(req.body)
})
`),
    { code: read },
  )

const location = (target: string, more = ''): string => `
    location /api/ {
        proxy_pass ${target};
${more}    }
`

/** The application has no /api in its addresses: the slash at the end of proxy_pass takes it away. */
export const oneOrigin: Exercise = {
  id: 'one-origin-in-production',
  title: 'One origin',
  task: 'The page asks for /api/products on its own origin. nginx answers 404: it passes nothing on. Let it pass /api/products on to the application on port 8080, which knows the address as /products. /api/orders is its /orders. No CORS header is needed.',
  start: system(''),
  edits: 'servers',
  hints: [
    'A second location, for /api/, with proxy_pass to http://localhost:8080.',
    'Run it: which path comes to the application? The text above says what a slash at the end of proxy_pass does.',
    'location /api/ { proxy_pass http://localhost:8080/; }',
  ],
  solution: system(location('http://localhost:8080/')),
  tooLoose: system(location('http://localhost:8080/', '        add_header Access-Control-Allow-Origin *;\n')),
  probes: [
    {
      says: 'The page reads the products, from the application.',
      code: read,
      expect: { outcome: 'readable', status: 200, answeredBy: 'http://localhost:8080' },
    },
    {
      says: 'It sends an order as JSON, without a preflight.',
      code: order,
      expect: { outcome: 'readable', status: 201, mostPreflights: 0 },
    },
    ...refusedElsewhere(read.replace('"/api', '"https://shop.example/api')),
  ],
}
