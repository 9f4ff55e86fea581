import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const APP = 'https://app.example/'
const ALLOW = 'Access-Control-Allow-Origin: https://app.example\n'

const insecure = documentOf({
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

const expired = documentOf({
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

const chain = documentOf({
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

/** Calls that are redirected. */
export const REDIRECTS: readonly Problem[] = [
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
]
