import { changed, type Problem, scene } from './problem.ts'

const SHOP = 'https://shop.example/'

const products = (permission: string) => `GET /products
200 OK
${permission}Content-Type: application/json

[{ "id": 1, "name": "Lamp" }]
`

const firstFetch = scene({
  page: SHOP,
  code: `const response = await fetch('https://api.example/products')
const products = await response.json()
console.log(products.length, 'products')
`,
  servers: { 'https://api.example': products('') },
})

const worksInPostman = scene({
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

const headerOnRequest = scene({
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

const optionsOnly = scene({
  page: SHOP,
  code: `const response = await fetch('https://api.example/cart', {
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ id: 1, count: 2 }),
})
console.log(response.status)
`,
  servers: {
    'https://api.example': `OPTIONS /cart
204 No Content
Access-Control-Allow-Origin: https://shop.example
Access-Control-Allow-Methods: PUT
Access-Control-Allow-Headers: Content-Type

PUT /cart
200 OK
Content-Type: application/json

{ "saved": true }
`,
  },
})

/** Orders that are there, and one that makes the server fail in its own way. */
const failing = (errors: string) =>
  scene({
    page: SHOP,
    code: `const orders = await fetch('https://api.example/orders')
console.log(orders.status)
const order = await fetch('https://api.example/orders/7')
console.log(order.status)
`,
    servers: {
      'https://api.example': `GET /orders
200 OK
Access-Control-Allow-Origin: https://shop.example
Content-Type: application/json

[{ "id": 7 }]

GET /orders/7
${errors}`,
    },
  })

const ALLOW = 'Access-Control-Allow-Origin: https://shop.example\n'

const nginx = (permission: string) =>
  failing(`502 Bad Gateway
${permission}Server: nginx/1.29.1
Content-Type: text/html

<center><h1>502 Bad Gateway</h1></center>
`)

const fastapi = (permission: string) =>
  failing(`500 Internal Server Error
${permission}server: uvicorn
content-type: text/plain; charset=utf-8

Internal Server Error
`)

const aspnet = (permission: string) =>
  failing(`500 Internal Server Error
${permission}Server: Kestrel
Content-Length: 0
`)

const kong = (permission: string) =>
  failing(`401 Unauthorized
${permission}Server: kong/3.9.1
WWW-Authenticate: Key
Content-Type: application/json

{ "message": "No API key found in request" }
`)

const gateway = (permission: string) =>
  failing(`504 Gateway Timeout
${permission}x-amzn-RequestId: 3a0b6f2c-8d1e-4f5a-9c77-0f6d2a1b4e90
x-amz-apigw-id: Qd1fZHJ4oAMEbXw=
x-amzn-ErrorType: InternalServerErrorException
Content-Type: application/json

{ "message": "Endpoint request timed out" }
`)

const crashed = scene({
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

const swagger = scene({
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

const slashRedirect = scene({
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

const publicProxy = scene({
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
    title: 'The header stands on the request',
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
    title: 'The header stands on OPTIONS only',
    symptom: 'The preflight is fine, and then the real call fails. I did add the header to OPTIONS.',
    document: optionsOnly,
    ends: 'missing-allow-origin',
    fixed: changed(optionsOnly, {
      servers: {
        'https://api.example': (optionsOnly.servers[0]?.text ?? '').replace(
          'PUT /cart\n200 OK\n',
          `PUT /cart\n200 OK\n${ALLOW}`,
        ),
      },
    }),
  },
  {
    slug: 'nginx-error',
    number: 5,
    group: 'missing-header',
    title: 'nginx: errors look like CORS errors',
    symptom: 'Everything works until the backend is down; then nginx gives me CORS errors.',
    document: nginx(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: nginx(ALLOW),
  },
  {
    slug: 'fastapi-exception',
    number: 6,
    group: 'missing-header',
    title: 'FastAPI: an exception looks like a CORS error',
    symptom: 'CORSMiddleware is installed, and one of my endpoints still has a CORS error.',
    document: fastapi(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: fastapi(ALLOW),
  },
  {
    slug: 'aspnet-exception',
    number: 7,
    group: 'missing-header',
    title: 'ASP.NET Core: a 500 looks like a CORS error',
    symptom: 'UseCors works, but when an action throws, the browser says CORS.',
    document: aspnet(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: aspnet(ALLOW),
  },
  {
    slug: 'gateway-401',
    number: 9,
    group: 'missing-header',
    title: 'A gateway’s own 401',
    symptom: 'Kong has the CORS plugin, and without a key I get a CORS error in place of a 401.',
    document: kong(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: kong(ALLOW),
  },
  {
    slug: 'api-gateway-timeout',
    number: 10,
    group: 'missing-header',
    title: 'API Gateway: a timeout looks like a CORS error',
    symptom: 'My Lambda sends the headers. Sometimes it takes too long, and then there is a CORS error.',
    document: gateway(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: gateway(ALLOW),
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
