import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const SHOP = 'https://shop.example/'

const products = (permission: string) => `GET /products
200 OK
${permission}Content-Type: application/json

[{ "id": 1, "name": "Lamp" }]
`

const ALLOW = 'Access-Control-Allow-Origin: https://shop.example\n'

const firstFetch = documentOf({
  page: SHOP,
  code: `const response = await fetch('https://api.example/products')
const products = await response.json()
console.log(products.length, 'products')
`,
  servers: { 'https://api.example': products('') },
})

const worksInPostman = documentOf({
  page: 'http://localhost:3000/',
  code: `const xhr = new XMLHttpRequest()
xhr.open('GET', 'https://api.weather.example/today?city=Graz')
xhr.onload = () => console.log(JSON.parse(xhr.responseText))
xhr.onerror = () => console.error('In Postman this works.')
xhr.send()
`,
  servers: {
    'https://api.weather.example': `GET /today
200 OK
Content-Type: application/json

{ "city": "Graz", "degrees": 21 }
`,
  },
})

const headerOnRequest = documentOf({
  page: SHOP,
  code: `const response = await fetch('https://api.example/products', {
  headers: {
    'Access-Control-Allow-Origin': '*',
  },
})
console.log(await response.json())
`,
  servers: {
    'https://api.example': `OPTIONS /products
204 No Content
Allow: GET, OPTIONS

${products('')}`,
  },
})

const cart = (middleware: string) =>
  documentOf({
    page: SHOP,
    code: `const response = await fetch('https://api.example/cart', {
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ id: 1, count: 2 }),
})
console.log(response.status)
`,
    servers: {
      'https://api.example': {
        dialect: 'express',
        text: `import express from 'express'
import cors from 'cors'

const app = express()
${middleware}
app.put('/cart', (req, res) => {
  res.json({ saved: true })
})
app.listen(8080)
`,
      },
    },
  })

const crashed = documentOf({
  page: 'http://localhost:3000/',
  code: `const response = await fetch('http://localhost:4000/api/token', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ user: 'ada' }),
})
console.log(response.status)
`,
  servers: {},
})

const swagger = documentOf({
  page: 'https://docs.example/swagger/',
  code: `// what the button “Try it out” does
const response = await fetch('https://api.example/v1/pets', {
  headers: { Accept: 'application/json' },
})
console.log(await response.json())
`,
  servers: {
    'https://api.example': `GET /v1/pets
200 OK
Content-Type: application/json

[{ "name": "Rex" }]
`,
  },
})

const slashRedirect = documentOf({
  page: SHOP,
  code: `const response = await fetch('https://api.example/items')
console.log(await response.json())
`,
  servers: {
    'https://api.example': `# CommonMiddleware stands before CorsMiddleware, so its redirect has no headers of CORS
GET /items
301 Moved Permanently
Location: /items/

GET /items/
200 OK
${ALLOW}Content-Type: application/json

[]
`,
  },
})

const publicProxy = documentOf({
  page: SHOP,
  code: `const target = 'https://api.example/products'
const response = await fetch('https://cors-anywhere.example/' + target)
console.log(await response.json())
`,
  servers: {
    'https://cors-anywhere.example': `GET /*
429 Too Many Requests
Content-Type: text/plain

The number of requests is limited.
`,
  },
})

export const MISSING_HEADER: readonly Problem[] = [
  {
    slug: 'first-fetch',
    number: 1,
    group: 'missing-header',
    title: 'The first call to an API',
    symptom: 'My first fetch says “No Access-Control-Allow-Origin header is present”.',
    document: firstFetch,
    ends: 'missing-allow-origin',
    fixed: changed(firstFetch, { servers: { 'https://api.example': products(ALLOW) } }),
  },
  {
    slug: 'works-in-postman',
    number: 2,
    group: 'missing-header',
    title: 'It works in Postman',
    symptom: 'The same call works in Postman and in curl. Only the browser fails.',
    document: worksInPostman,
    ends: 'missing-allow-origin',
  },
  {
    slug: 'header-on-the-request',
    number: 3,
    group: 'missing-header',
    title: 'The header is on the request',
    symptom: 'I have added Access-Control-Allow-Origin to my fetch, and it still fails.',
    document: headerOnRequest,
    ends: 'preflight-missing-allow-origin',
    fixed: changed(headerOnRequest, {
      code: firstFetch.client.code,
      servers: { 'https://api.example': products(ALLOW) },
    }),
  },
  {
    slug: 'only-on-options',
    number: 4,
    group: 'missing-header',
    title: 'The header is only on OPTIONS',
    symptom: 'The preflight is fine, and then the real call fails. I did add the header to OPTIONS.',
    document: cart("app.options('/cart', cors({ origin: 'https://shop.example' }))"),
    ends: 'missing-allow-origin',
    fixed: cart("app.use(cors({ origin: 'https://shop.example' }))"),
  },
  {
    slug: 'server-crashed',
    number: 11,
    group: 'missing-header',
    title: 'The server is down',
    symptom: 'The preflight fails, and I have changed nothing about CORS.',
    document: crashed,
    ends: 'preflight-connection-failed',
  },
  {
    slug: 'swagger-ui',
    number: 13,
    group: 'missing-header',
    title: 'Swagger UI: “Failed to fetch”',
    symptom: '“Try it out” says Failed to fetch; the curl line beneath it works.',
    document: swagger,
    ends: 'missing-allow-origin',
    fixed: changed(swagger, { page: 'https://api.example/swagger/' }),
  },
  {
    slug: 'redirect-without-header',
    number: null,
    group: 'missing-header',
    title: 'A redirect before the middleware',
    symptom: 'Without the slash at the end my Django view has a CORS error.',
    document: slashRedirect,
    ends: 'missing-allow-origin',
    fixed: changed(slashRedirect, { code: slashRedirect.client.code.replace("/items'", "/items/'") }),
  },
  {
    slug: 'public-cors-proxy',
    number: null,
    group: 'missing-header',
    title: 'A public proxy says no',
    symptom: 'The CORS proxy from the tutorial has stopped working.',
    document: publicProxy,
    ends: 'missing-allow-origin',
  },
]
