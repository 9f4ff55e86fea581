import { changed, type Problem, scene } from './problem.ts'

const APP = 'https://app.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://app.example\n'

const withToken = `const response = await fetch('https://api.example/me', {
  headers: { Authorization: 'Bearer ' + 'a1b2c3' },
})
console.log(await response.json())
`

const loginFirst = scene({
  page: APP,
  code: withToken,
  servers: {
    'https://api.example': `# the login check comes first, for every method
* /me
when no Authorization
401 Unauthorized
${ALLOW}WWW-Authenticate: Bearer
Content-Type: application/json

{ "error": "token missing" }

GET /me
200 OK
${ALLOW}Content-Type: application/json

{ "name": "Ada" }
`,
  },
})

const ANSWER_TO_OPTIONS = `OPTIONS /me
204 No Content
${ALLOW}Access-Control-Allow-Headers: Authorization

`

const noOptions = scene({
  page: APP,
  code: `const response = await fetch('https://api.example/notes/1', { method: 'DELETE' })
console.log(response.status)
`,
  servers: {
    'https://api.example': `# only GET and DELETE have a handler
DELETE /notes/:id
204 No Content
${ALLOW}
OPTIONS /notes/:id
405 Method Not Allowed
${ALLOW}Allow: GET, DELETE
`,
  },
})

const insecure = scene({
  page: 'http://app.example/',
  code: `const response = await fetch('http://api.example/notes', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ text: 'Hello' }),
})
console.log(response.status)
`,
  servers: {
    'http://api.example': `* /*
308 Permanent Redirect
Location: https://api.example/notes
`,
    'https://api.example': `OPTIONS /notes
204 No Content
Access-Control-Allow-Origin: http://app.example
Access-Control-Allow-Headers: Content-Type

POST /notes
201 Created
Access-Control-Allow-Origin: http://app.example

saved
`,
  },
})

const expired = scene({
  page: APP,
  code: `const xhr = new XMLHttpRequest()
xhr.open('GET', '/api/inbox')
xhr.onload = () => console.log(xhr.status, xhr.responseText)
xhr.onerror = () => console.error('status', xhr.status)
xhr.send()
`,
  servers: {
    'https://app.example': `# the session is over
GET /api/inbox
302 Found
Location: https://login.example/sso?return=https%3A%2F%2Fapp.example%2Fapi%2Finbox
`,
    'https://login.example': `GET /sso
200 OK
Content-Type: text/html

<h1>Log in</h1>
`,
  },
})

const chain = scene({
  page: APP,
  code: `const response = await fetch('https://api.example/avatar/7')
console.log(response.status)
`,
  servers: {
    'https://api.example': `GET /avatar/7
302 Found
${ALLOW}Location: https://cdn.example/7.png
`,
    'https://cdn.example': `GET /7.png
200 OK
${ALLOW}Content-Type: image/png

(picture)
`,
  },
})

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

const json = scene({
  page: APP,
  code: postJson,
  servers: { 'https://api.example': notes('Access-Control-Allow-Methods: GET, POST\n') },
})

const requestedWith = scene({
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

const starAndToken = scene({
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

const lowerCase = scene({
  page: APP,
  code: patch('patch'),
  servers: { 'https://api.example': note('GET, PUT, PATCH') },
})
const notListed = scene({ page: APP, code: patch('PATCH'), servers: { 'https://api.example': note('GET, POST') } })

const allOrNothing = (allowed: string) =>
  scene({
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

export const PREFLIGHT: readonly Problem[] = [
  {
    slug: 'preflight-401',
    number: 14,
    group: 'preflight',
    title: 'OPTIONS needs a login',
    symptom: 'I send the token, and the server says 401 to OPTIONS.',
    document: loginFirst,
    ends: 'preflight-status',
    fixed: changed(loginFirst, {
      servers: { 'https://api.example': ANSWER_TO_OPTIONS + (loginFirst.servers[0]?.text ?? '') },
    }),
  },
  {
    slug: 'preflight-405',
    number: 15,
    group: 'preflight',
    title: 'Nobody answers OPTIONS',
    symptom: 'DELETE works in curl. In the browser OPTIONS gets 405.',
    document: noOptions,
    ends: 'preflight-status',
    fixed: changed(noOptions, {
      servers: {
        'https://api.example': `DELETE /notes/:id
204 No Content
${ALLOW}
OPTIONS /notes/:id
204 No Content
${ALLOW}Access-Control-Allow-Methods: GET, DELETE
`,
      },
    }),
  },
  {
    slug: 'preflight-redirect',
    number: 18,
    group: 'preflight',
    title: 'The preflight is redirected',
    symptom: '“Redirect is not allowed for a preflight request”, and there is no redirect in my code.',
    document: insecure,
    ends: 'preflight-redirect',
    fixed: changed(insecure, { code: insecure.client.code.replace('http://api', 'https://api') }),
  },
  {
    slug: 'session-expired',
    number: 20,
    group: 'preflight',
    title: 'The session is over',
    symptom: 'After an hour my own API has a CORS error that names the login server.',
    document: expired,
    ends: 'missing-allow-origin',
    fixed: changed(expired, {
      servers: {
        'https://app.example':
          'GET /api/inbox\n401 Unauthorized\nContent-Type: application/json\n\n{ "login": "https://login.example/sso" }\n',
      },
    }),
  },
  {
    slug: 'origin-null-after-redirect',
    number: 21,
    group: 'preflight',
    title: 'Origin: null after a redirect',
    symptom: 'The CDN lists my origin, and gets Origin: null.',
    document: chain,
    ends: 'allow-origin-mismatch',
    fixed: changed(chain, { code: chain.client.code.replace('api.example/avatar/7', 'cdn.example/7.png') }),
  },
  {
    slug: 'json-needs-permission',
    number: 22,
    group: 'preflight',
    title: 'JSON needs a permission of its own',
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
