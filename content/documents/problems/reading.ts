import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const APP = 'https://app.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://app.example\n'

const report = (more: string) => `GET /report
200 OK
${ALLOW}${more}Content-Type: text/csv
Content-Disposition: attachment; filename="report.csv"
X-Total-Count: 2

id,name
1,Lamp
2,Chair
`

const hidden = documentOf({
  page: APP,
  code: `const response = await fetch('https://api.example/report')
console.log(response.headers.get('content-disposition'))
`,
  servers: { 'https://api.example': report('') },
})

const withoutVary = (vary: string) =>
  documentOf({
    page: APP,
    code: `// the page shows the picture first: without CORS, so without Origin
await fetch('https://cdn.example/logo.svg', { mode: 'no-cors' })
// then a script wants to read it
const response = await fetch('https://cdn.example/logo.svg')
console.log(await response.text())
`,
    servers: {
      'https://cdn.example': `# the permission is sent only to those who ask for it
GET /logo.svg
when Origin: https://app.example
200 OK
${ALLOW}Cache-Control: public, max-age=3600
${vary}Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"/>

GET /logo.svg
200 OK
Cache-Control: public, max-age=3600
${vary}Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"/>
`,
    },
  })

const cdn = (vary: string) =>
  documentOf({
    page: APP,
    code: `// somebody else had the picture before, without CORS
await fetch('https://cdn.example/logo.svg', { mode: 'no-cors' })
const response = await fetch('https://cdn.example/logo.svg')
console.log(await response.text())
`,
    servers: {
      'https://cdn.example': {
        dialect: 'nginx',
        text: `proxy_cache_path /var/cache/nginx keys_zone=pictures:10m;

server {
    listen 443 ssl;
    server_name cdn.example;

    location / {
        proxy_cache pictures;
        proxy_pass https://pictures.example;
    }
}
`,
      },
      'https://pictures.example': `GET /logo.svg
when Origin: https://app.example
200 OK
${ALLOW}Cache-Control: max-age=0, s-maxage=3600
${vary}Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"/>

GET /logo.svg
200 OK
Cache-Control: max-age=0, s-maxage=3600
${vary}Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"/>
`,
    },
  })

const saves = (age: string) => `OPTIONS /items/:id
204 No Content
${ALLOW}Access-Control-Allow-Methods: PUT
${age}
PUT /items/:id
200 OK
${ALLOW}
saved
`

const everyTime = (age: string) =>
  documentOf({
    page: APP,
    code: `for (const text of ['a', 'ab', 'abc']) {
  await fetch('https://api.example/items/1', { method: 'PUT', body: text })
}
`,
    servers: { 'https://api.example': saves(age) },
  })

const everyUrl = documentOf({
  page: APP,
  code: `for (const id of [1, 2, 3]) {
  await fetch('https://api.example/items/' + id, { method: 'PUT', body: 'a' })
}
`,
  servers: { 'https://api.example': saves('Access-Control-Max-Age: 600\n') },
})

const noCors = documentOf({
  page: APP,
  code: `const response = await fetch('https://api.example/items', { mode: 'no-cors' })
console.log(response.status, await response.text())
console.log(await response.json())
`,
  servers: { 'https://api.example': 'GET /items\n200 OK\nContent-Type: application/json\n\n["a", "b"]\n' },
})

export const READING: readonly Problem[] = [
  {
    slug: 'hidden-header',
    number: 47,
    group: 'reading',
    title: 'A header is null',
    symptom: 'I see Content-Disposition in the network tab, and headers.get gives null.',
    document: hidden,
    ends: 'readable',
    fixed: changed(hidden, {
      servers: { 'https://api.example': report('Access-Control-Expose-Headers: Content-Disposition, X-Total-Count\n') },
    }),
  },
  {
    slug: 'cache-without-vary',
    number: 48,
    group: 'reading',
    title: 'A cache gives the wrong answer',
    symptom: 'It fails only now and then. After a reload without the cache it works.',
    document: withoutVary(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: withoutVary('Vary: Origin\n'),
  },
  {
    slug: 'shared-cache-without-vary',
    number: 48,
    group: 'reading',
    title: 'A CDN sends a response made for another origin',
    symptom: 'The origin server is right, and the CDN sends its answers without the header.',
    document: cdn(''),
    call: 2,
    ends: 'missing-allow-origin',
    fixed: cdn('Vary: Origin\n'),
  },
  {
    slug: 'preflight-every-time',
    number: 51,
    group: 'reading',
    title: 'A preflight before every call',
    symptom: 'Each call costs two round trips, though nothing changes.',
    document: everyTime('Access-Control-Max-Age: 0\n'),
    call: 2,
    ends: 'readable',
    fixed: everyTime('Access-Control-Max-Age: 600\n'),
  },
  {
    slug: 'preflight-for-every-url',
    number: 51,
    group: 'reading',
    title: 'A preflight for every URL',
    symptom: 'I have set Access-Control-Max-Age, and there is still an OPTIONS for each item.',
    document: everyUrl,
    call: 2,
    ends: 'readable',
  },
  {
    slug: 'no-cors',
    number: 52,
    group: 'reading',
    title: 'no-cors as a remedy',
    symptom: 'With mode no-cors the error is gone, and so is the data: Unexpected end of input.',
    document: noCors,
    ends: 'opaque',
    fixed: changed(noCors, {
      code: noCors.client.code.replace(", { mode: 'no-cors' }", '').replace(', await response.text()', ''),
      servers: { 'https://api.example': `GET /items\n200 OK\n${ALLOW}Content-Type: application/json\n\n["a", "b"]\n` },
    }),
  },
]
