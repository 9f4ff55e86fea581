import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const APP = 'https://app.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://app.example\n'

const withToken = `const response = await fetch('https://api.example/me', {
  headers: { Authorization: 'Bearer a1b2c3' },
})
console.log(await response.json())
`

const loginFirst = documentOf({
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

const noOptions = documentOf({
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

/** An Express application; handlers are called in the given order. */
const expressApp = (...lines: readonly string[]) =>
  ({
    dialect: 'express',
    text: `import express from 'express'
import cors from 'cors'

const app = express()
const allow = { origin: 'https://app.example' }

${lines.join('\n')}
app.listen(8080)
`,
  }) as const

const LOGIN = `app.use((req, res, next) => {
  if (!req.headers.authorization) return res.status(401).json({ error: 'token missing' })
  next()
})
`
const CORS = 'app.use(cors(allow))\n'
const ME = `app.get('/me', (req, res) => {
  res.json({ name: 'Ada' })
})
`

const orderOfExpress = documentOf({
  page: APP,
  code: withToken,
  servers: { 'https://api.example': expressApp(LOGIN, CORS, ME) },
})

const oneRoute = documentOf({
  page: APP,
  code: `const response = await fetch('https://api.example/notes/1', { method: 'DELETE' })
console.log(response.status)
`,
  servers: {
    'https://api.example': expressApp(`app.delete('/notes/:id', cors(allow), (req, res) => {
  res.sendStatus(204)
})
`),
  },
})

const star = (path: string) =>
  documentOf({
    page: APP,
    code: withToken,
    servers: { 'https://api.example': expressApp(`app.options('${path}', cors(allow))\n`, CORS, ME) },
  })

/** Preflights that no handler responds to. */
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
    slug: 'login-before-cors',
    number: 14,
    group: 'preflight',
    title: 'The login check comes before CORS',
    symptom: 'cors() is there, and the browser says there is no Access-Control-Allow-Origin.',
    document: orderOfExpress,
    ends: 'preflight-missing-allow-origin',
    fixed: changed(orderOfExpress, { servers: { 'https://api.example': expressApp(CORS, LOGIN, ME) } }),
  },
  {
    slug: 'preflight-405',
    number: 15,
    group: 'preflight',
    title: 'No handler answers OPTIONS',
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
    slug: 'cors-on-one-route',
    number: 15,
    group: 'preflight',
    title: 'cors() is only on the route',
    symptom: 'The route has cors(), GET works, and DELETE does not.',
    document: oneRoute,
    ends: 'preflight-missing-allow-origin',
    fixed: changed(oneRoute, {
      servers: {
        'https://api.example': expressApp(
          CORS,
          `app.delete('/notes/:id', (req, res) => {
  res.sendStatus(204)
})
`,
        ),
      },
    }),
  },
  {
    slug: 'express-5-star',
    number: 16,
    group: 'preflight',
    title: 'Express 5 does not start',
    symptom: 'Since Express 5 every call fails. app.options("*", cors()) is what the tutorial says.',
    document: star('*'),
    ends: 'preflight-connection-failed',
    fixed: star('/*splat'),
  },
]
