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

/** Preflights that get no answer of their own. */
export const PREFLIGHT_ANSWER: readonly Problem[] = [
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
]
