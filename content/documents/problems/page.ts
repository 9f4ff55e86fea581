import { documentOf } from '@/lib/document/document-of.ts'
import type { Problem } from './problem.ts'

const HOME = 'https://shop.example'

/** The API allows the page; the page's own header does not allow the API. */
const policy = (list: string) =>
  documentOf({
    page: `${HOME}/`,
    headers: [['Content-Security-Policy', `default-src 'self'; ${list}`]],
    code: `// the API allows this page with CORS
const response = await fetch('https://api.example/products')
console.log(await response.json())
`,
    servers: {
      'https://api.example': `GET /products
200 OK
Access-Control-Allow-Origin: ${HOME}
Content-Type: application/json

["apples", "pears"]
`,
    },
  })

const manifest = (attribute: string) =>
  documentOf({
    page: 'https://notes.example/',
    code: `// what <link rel="manifest" href="/app.webmanifest"> does
const link = document.createElement('link')
link.rel = 'manifest'
${attribute}link.href = '/app.webmanifest'
document.head.append(link)
`,
    servers: {
      'https://notes.example': `# whoever is not logged in is sent to the login
GET /app.webmanifest
when Cookie: *session=*
200 OK
Content-Type: application/manifest+json

{ "name": "Notes", "start_url": "/" }

GET /app.webmanifest
302 Found
Location: https://login.example/signin?to=notes
`,
      'https://login.example': `GET /signin
200 OK
Content-Type: text/html

<form method="post">Your password
`,
    },
    cookies: { 'https://notes.example': 'session=a1b2c3' },
  })

const canvas = (attribute: string) =>
  documentOf({
    page: `${HOME}/`,
    code: `const image = new Image()
${attribute}image.src = 'https://cdn.example/photo.svg'
image.onload = () => {
  const canvas = document.createElement('canvas')
  canvas.getContext('2d').drawImage(image, 0, 0)
  console.log(canvas.toDataURL())
}
`,
    servers: {
      'https://cdn.example': `GET /photo.svg
200 OK
Access-Control-Allow-Origin: *
Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="4"/></svg>
`,
    },
  })

const WORKER = 'https://cdn.example/editor.worker.js'

const worker = (code: string) =>
  documentOf({
    page: `${HOME}/`,
    code,
    servers: {
      'https://cdn.example': `GET /editor.worker.js
200 OK
Access-Control-Allow-Origin: *
Content-Type: text/javascript

postMessage('ready')
`,
    },
  })

/** The server takes a form only from its own pages, which it knows by `Origin`. */
const form = (referrerPolicy: string) =>
  documentOf({
    page: 'https://torrent.example/',
    headers: [['Referrer-Policy', referrerPolicy]],
    code: `const form = document.createElement('form')
form.method = 'POST'
form.action = '/settings'
const field = document.createElement('input')
field.name = 'port'
field.value = '8999'
form.append(field)
document.body.append(form)
form.submit()
`,
    servers: {
      'https://torrent.example': `POST /settings
when Origin: https://torrent.example
200 OK
Content-Type: text/html

<p>Saved

POST /settings
403 Forbidden
Content-Type: text/plain

Origin header and target origin mismatch
`,
    },
  })

/** What the page itself says and does: CORS has no part in it, or not the part that people think. */
export const PAGE: readonly Problem[] = [
  {
    slug: 'csp-taken-for-cors',
    number: null,
    group: 'page',
    title: 'A Content-Security-Policy taken for CORS',
    symptom: 'The API sends Access-Control-Allow-Origin, and the call is blocked all the same.',
    document: policy("img-src 'self' data:"),
    ends: 'content-security-policy',
    fixed: policy("img-src 'self' data:; connect-src 'self' https://api.example"),
  },
  {
    slug: 'manifest-behind-a-login',
    number: null,
    group: 'page',
    title: 'A manifest behind a login',
    symptom: 'I am logged in, and the manifest is blocked by CORS on a login page that I never see.',
    document: manifest(''),
    ends: 'missing-allow-origin',
    fixed: manifest("link.crossOrigin = 'use-credentials'\n"),
  },
  {
    slug: 'tainted-canvas',
    number: null,
    group: 'page',
    title: 'A canvas that may not be exported',
    symptom: 'The picture is there, and toDataURL() throws: Tainted canvases may not be exported.',
    document: canvas(''),
    ends: 'opaque',
    fixed: canvas("image.crossOrigin = 'anonymous'\n"),
  },
  {
    slug: 'worker-from-a-cdn',
    number: null,
    group: 'page',
    title: 'A worker from a CDN',
    symptom: 'The CDN allows every origin, and new Worker() still throws a SecurityError.',
    document: worker(`const worker = new Worker('${WORKER}')
worker.onmessage = (event) => console.log(event.data)
`),
    ends: 'mode-same-origin',
    fixed: worker(`// its text is fetched with CORS, and an address of the page's own origin is made for it
const response = await fetch('${WORKER}')
const url = URL.createObjectURL(await response.blob())
const worker = new Worker(url)
`),
  },
  {
    slug: 'form-without-an-origin',
    number: null,
    group: 'page',
    title: 'A form whose Origin is null',
    symptom: 'Our own form is refused by our own server: Origin header and target origin mismatch.',
    document: form('no-referrer'),
    ends: 'sent',
    fixed: form('same-origin'),
  },
]
