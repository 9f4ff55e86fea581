import { documentOf } from '@/lib/document/document-of.ts'
import type { Problem } from './problem.ts'

const SHOP = 'https://shop.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://shop.example\n'

/** A script that reads a list of orders, and an order for which the server fails with `errors`. */
const failing = (errors: string) =>
  documentOf({
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

const nginx = (always: string) => {
  const { page, client } = failing('')
  return documentOf({
    page: page.url,
    code: client.code,
    servers: {
      'https://api.example': {
        dialect: 'nginx',
        text: `server {
    listen 443 ssl;
    server_name api.example;
    add_header Access-Control-Allow-Origin https://shop.example${always};

    location = /orders {
        default_type application/json;
        return 200 '[{ "id": 7 }]';
    }

    # nothing listens there
    location /orders/ {
        proxy_pass http://localhost:3000;
    }
}
`,
      },
    },
  })
}

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

/** Error responses without CORS headers: the browser reports CORS, and the error stays hidden. */
export const HIDDEN_ERRORS: readonly Problem[] = [
  {
    slug: 'nginx-error',
    number: 5,
    group: 'missing-header',
    title: 'nginx: errors look like CORS errors',
    symptom: 'Everything works until the backend is down; then nginx gives me CORS errors.',
    document: nginx(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: nginx(' always'),
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
]
