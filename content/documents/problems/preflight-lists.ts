import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const APP = 'https://app.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://app.example\n'

const withToken = `const response = await fetch('https://api.example/me', {
  headers: { Authorization: 'Bearer a1b2c3' },
})
console.log(await response.json())
`

const postJson = `const response = await fetch('https://api.example/notes', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ text: 'Hello' }),
})
console.log(response.status)
`

const notes = (options: string) => `OPTIONS /notes
204 No Content
${ALLOW}${options}
POST /notes
201 Created
${ALLOW}
saved
`

const json = documentOf({
  page: APP,
  code: postJson,
  servers: { 'https://api.example': notes('Access-Control-Allow-Methods: GET, POST\n') },
})

const requestedWith = documentOf({
  page: APP,
  code: `const xhr = new XMLHttpRequest()
xhr.open('POST', 'https://api.example/notes')
xhr.setRequestHeader('X-Requested-With', 'XMLHttpRequest')
xhr.onload = () => console.log(xhr.status)
xhr.onerror = () => console.error('no answer')
xhr.send('text=Hello')
`,
  servers: { 'https://api.example': notes('Access-Control-Allow-Methods: GET, POST\n') },
})

const starAndToken = documentOf({
  page: APP,
  browser: 'firefox',
  code: withToken,
  servers: {
    'https://api.example': `OPTIONS /me
204 No Content
Access-Control-Allow-Origin: *
Access-Control-Allow-Headers: *

GET /me
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "name": "Ada" }
`,
  },
})

const note = (methods: string) => `OPTIONS /notes/1
204 No Content
${ALLOW}Access-Control-Allow-Methods: ${methods}
Access-Control-Allow-Headers: Content-Type

PATCH /notes/1
200 OK
${ALLOW}
saved
`

const patch = (method: string) => `const response = await fetch('https://api.example/notes/1', {
  method: '${method}',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ text: 'Hello again' }),
})
console.log(response.status)
`

const lowerCase = documentOf({
  page: APP,
  code: patch('patch'),
  servers: { 'https://api.example': note('GET, PUT, PATCH') },
})
const notListed = documentOf({ page: APP, code: patch('PATCH'), servers: { 'https://api.example': note('GET, POST') } })

const allOrNothing = (allowed: string) =>
  documentOf({
    page: APP,
    code: postJson.replace(
      "'Content-Type': 'application/json'",
      "'Content-Type': 'application/json', 'X-Trace-Id': 'a7'",
    ),
    servers: {
      'https://api.example': `# a middleware that says all or nothing
OPTIONS /notes
when Access-Control-Request-Headers: ${allowed}
204 No Content
${ALLOW}Access-Control-Allow-Methods: POST
Access-Control-Allow-Headers: ${allowed}

OPTIONS /notes
204 No Content

POST /notes
201 Created
${ALLOW}
saved
`,
    },
  })

/** Preflights whose response does not allow everything that they ask for. */
export const PREFLIGHT_LISTS: readonly Problem[] = [
  {
    slug: 'json-needs-permission',
    number: 22,
    group: 'preflight',
    title: 'JSON needs its own permission',
    symptom: 'POST worked as a form. With JSON there is a CORS error.',
    document: json,
    ends: 'header-not-allowed',
    fixed: changed(json, {
      servers: { 'https://api.example': notes('Access-Control-Allow-Headers: Content-Type\n') },
    }),
  },
  {
    slug: 'x-requested-with',
    number: 24,
    group: 'preflight',
    title: 'A header from a library',
    symptom: 'I send no special header, and the browser says x-requested-with is not allowed.',
    document: requestedWith,
    ends: 'header-not-allowed',
    fixed: changed(requestedWith, {
      code: requestedWith.client.code.replace("xhr.setRequestHeader('X-Requested-With', 'XMLHttpRequest')\n", ''),
    }),
  },
  {
    slug: 'star-and-authorization',
    number: 25,
    group: 'preflight',
    title: '* and Authorization',
    symptom: 'Firefox warns that Authorization is not covered by *.',
    document: starAndToken,
    ends: 'readable',
    fixed: changed(starAndToken, {
      servers: {
        'https://api.example': (starAndToken.servers[0]?.text ?? '').replace(
          'Allow-Headers: *',
          'Allow-Headers: Authorization',
        ),
      },
    }),
  },
  {
    slug: 'patch-in-lower-case',
    number: 26,
    group: 'preflight',
    title: 'patch is not PATCH',
    symptom: 'PATCH is on the list, and the browser says patch is not allowed. PUT works in lower case.',
    document: lowerCase,
    ends: 'method-not-allowed',
    fixed: changed(lowerCase, { code: patch('PATCH') }),
  },
  {
    slug: 'method-not-listed',
    number: 27,
    group: 'preflight',
    title: 'A method is not on the list',
    symptom: 'GET and POST work, PATCH does not.',
    document: notListed,
    ends: 'method-not-allowed',
    fixed: changed(notListed, { servers: { 'https://api.example': note('GET, POST, PATCH') } }),
  },
  {
    slug: 'all-or-nothing',
    number: 28,
    group: 'preflight',
    title: 'The middleware hides its reason',
    symptom: 'The browser says there is no Access-Control-Allow-Origin, and without my trace header there is one.',
    document: allOrNothing('content-type'),
    ends: 'preflight-missing-allow-origin',
    fixed: allOrNothing('content-type,x-trace-id'),
  },
]
