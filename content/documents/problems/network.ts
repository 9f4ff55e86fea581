import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const serverDown = documentOf({
  page: 'http://localhost:3000/',
  browser: 'firefox',
  code: `const response = await fetch('http://localhost:8000/api/words')
console.log(await response.json())
`,
  servers: {},
})

const vite = (settings: string) =>
  ({
    dialect: 'vite',
    text: `import { defineConfig } from 'vite'

export default defineConfig({
  server: {
    ${settings}
  },
})
`,
  }) as const

const words = (headers: string) => `GET /api/words
200 OK
${headers}Content-Type: application/json

["a", "b"]
`

const PROXY = "proxy: { '/api': 'http://localhost:8080' },"

const pastTheProxy = documentOf({
  page: 'http://localhost:5173/',
  code: `// the proxy sends /api on, and this call does not go there
const API = 'http://localhost:8080/api'
const response = await fetch(API + '/words')
console.log(await response.json())
`,
  servers: { 'http://localhost:5173': vite(PROXY), 'http://localhost:8080': words('') },
})

const startPage = documentOf({
  page: 'http://localhost:5173/',
  code: `const response = await fetch('/words')
console.log(await response.json())
`,
  servers: { 'http://localhost:5173': vite(PROXY), 'http://localhost:8080': words('') },
})

const fromVite = (settings: string) =>
  documentOf({
    page: 'http://shop.test/',
    // The hosts file leads this name to the developer's own machine.
    addressSpace: 'loopback',
    code: `// the page comes from the PHP server, its modules from Vite
const response = await fetch('http://localhost:5173/resources/app.js')
console.log(response.status)
`,
    servers: { 'http://localhost:5173': vite(settings) },
  })

const baked = documentOf({
  page: 'https://shop.example/',
  code: `// NEXT_PUBLIC_API_URL as it was when the bundle was built
const API = 'http://localhost:8080'
const response = await fetch(API + '/products')
console.log(await response.json())
`,
  servers: {
    'https://api.example': `GET /products
200 OK
Access-Control-Allow-Origin: https://shop.example
Content-Type: application/json

[]
`,
  },
})

const insecure = documentOf({
  page: 'https://shop.example/',
  code: `const response = await fetch('http://api.example/products')
console.log(await response.json())
`,
  servers: {
    'http://api.example':
      'GET /products\n200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: application/json\n\n[]\n',
    'https://api.example':
      'GET /products\n200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: application/json\n\n[]\n',
  },
})

const account = (allow: string) => `GET /account
${allow}200 OK
Access-Control-Allow-Origin: {origin}
Access-Control-Allow-Credentials: true
Vary: Origin
Content-Type: application/json

{ "balance": 1204 }

GET /account
200 OK
Vary: Origin
Content-Type: application/json

{ "balance": 1204 }
`

const hole = (page: string, allow: string) =>
  documentOf({
    page,
    code: `const response = await fetch('https://api.bank.example/account', { credentials: 'include' })
const { balance } = await response.json()
console.log('now I know the balance:', balance)
`,
    servers: { 'https://api.bank.example': account(allow) },
    cookies: { 'https://api.bank.example': 'session=a1b2c3' },
  })

const EXACT = 'when Origin: https://www.bank.example\n'

export const NETWORK: readonly Problem[] = [
  {
    slug: 'nobody-listens',
    number: 53,
    group: 'network',
    title: 'Did not succeed, status code null',
    symptom: 'Firefox: “CORS request did not succeed. Status code: (null)”.',
    document: serverDown,
    ends: 'connection-failed',
  },
  {
    slug: 'past-the-proxy',
    number: 55,
    group: 'network',
    title: 'The call goes past the proxy',
    symptom: 'The proxy is set up, and there is still a CORS error.',
    document: pastTheProxy,
    ends: 'missing-allow-origin',
    fixed: changed(pastTheProxy, { code: pastTheProxy.client.code.replace("'http://localhost:8080/api'", "'/api'") }),
  },
  {
    slug: 'page-instead-of-data',
    number: 55,
    group: 'network',
    title: 'A page in place of data',
    symptom: 'With the proxy there is no CORS error any more: Unexpected token < in JSON.',
    document: startPage,
    ends: 'readable',
    fixed: changed(startPage, { code: startPage.client.code.replace("'/words'", "'/api/words'") }),
  },
  {
    slug: 'vite-6-is-stricter',
    number: 55,
    group: 'network',
    title: 'Vite allows only localhost',
    symptom: 'Since Vite 6.0.9 our Laravel page has CORS errors in development.',
    document: fromVite('port: 5173,'),
    ends: 'missing-allow-origin',
    fixed: fromVite("cors: { origin: 'http://shop.test' },"),
  },
  {
    slug: 'reflected-origin',
    number: 56,
    group: 'network',
    title: 'Every origin is repeated, with credentials',
    symptom: 'We send back whatever Origin comes, so that it works everywhere.',
    document: hole('https://evil.test/', 'when Origin: *\n'),
    ends: 'readable',
  },
  {
    slug: 'origin-by-its-end',
    number: 56,
    group: 'network',
    title: 'An origin known by its end',
    symptom: 'Our list says everything that ends with bank.example.',
    document: hole('https://evilbank.example/', 'when Origin: *bank.example\n'),
    ends: 'readable',
  },
  {
    slug: 'origin-by-its-beginning',
    number: 56,
    group: 'network',
    title: 'An origin known by its beginning',
    symptom: 'Our pattern has no $ at its end.',
    document: hole('https://www.bank.example.evil.test/', 'when Origin: https://www.bank.example*\n'),
    ends: 'readable',
  },
  {
    slug: 'origin-on-the-list',
    number: 56,
    group: 'network',
    title: 'An origin held against a list',
    symptom: 'The same call from the same strange page, after the server compares whole origins.',
    document: hole('https://evil.test/', EXACT),
    ends: 'missing-allow-origin',
    fixed: hole('https://www.bank.example/', EXACT),
  },
  {
    slug: 'built-with-localhost',
    number: null,
    group: 'network',
    title: 'Built with the address from development',
    symptom: 'It works on my machine. Deployed, all other users get a CORS error.',
    document: baked,
    ends: 'connection-failed',
    fixed: changed(baked, { code: baked.client.code.replace('http://localhost:8080', 'https://api.example') }),
  },
  {
    slug: 'mixed-content',
    number: null,
    group: 'network',
    title: 'A secure page asks in the clear',
    symptom: 'Access-Control-Allow-Origin is *, and on the deployed page nothing arrives.',
    document: insecure,
    ends: 'mixed-content',
    fixed: changed(insecure, { code: insecure.client.code.replace('http:', 'https:') }),
  },
]
