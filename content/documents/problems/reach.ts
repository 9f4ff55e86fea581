import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const localProgram = documentOf({
  page: 'https://app.example/',
  code: `// a program on the person's own computer, such as one that signs documents
const response = await fetch('http://localhost:9000/sign', { method: 'POST', body: 'contract' })
console.log(await response.text())
`,
  servers: {
    'http://localhost:9000': `POST /sign
200 OK
Access-Control-Allow-Origin: https://app.example
Content-Type: text/plain

signed
`,
  },
})

const USERS = `GET /user
200 OK
Access-Control-Allow-Origin: http://localhost:3000
Content-Type: application/json

{ "name": "Sara" }
`

const container = documentOf({
  page: 'http://localhost:3000/',
  browser: 'webkit',
  code: `// the name of the service in docker-compose.yml
const response = await fetch('http://backend:8000/user')
console.log(await response.json())
`,
  servers: {
    'http://backend:8000': { dialect: 'raw', text: USERS, connection: 'name-not-resolved' },
    'http://localhost:8000': USERS,
  },
})

const LISTED = (origins: string) => ({
  dialect: 'express' as const,
  text: `const express = require('express')
const cors = require('cors')
const app = express()

app.use(cors({ origin: [${origins}] }))
app.get('/words', (req, res) => res.json(['hello']))

app.listen(3000)
`,
})

const phone = documentOf({
  page: 'capacitor://localhost/',
  browser: 'webkit',
  code: `const response = await fetch('https://api.example/words')
console.log(await response.json())
`,
  servers: { 'https://api.example': LISTED("'https://app.example'") },
})

/** Servers that a browser does not get to, and pages that are not on the web. */
export const REACH: readonly Problem[] = [
  {
    slug: 'program-on-this-computer',
    number: null,
    group: 'network',
    title: 'A program on the person’s own computer',
    symptom: 'Since Chrome 142: Permission was denied for this request to access the loopback address space.',
    document: localProgram,
    ends: 'local-network-access',
    fixed: { ...localProgram, localNetworkAccess: 'allowed' },
  },
  {
    slug: 'name-of-a-container',
    number: null,
    group: 'network',
    title: 'The name of a container',
    symptom: 'In Safari: a server with the specified hostname could not be found, due to access control checks.',
    document: container,
    ends: 'connection-failed',
    fixed: changed(container, { code: container.client.code.replace('http://backend:8000', 'http://localhost:8000') }),
  },
  {
    slug: 'application-on-a-phone',
    number: null,
    group: 'network',
    title: 'The same page in an application',
    symptom: 'On the web it works. In the application for the phone, every call is refused.',
    document: phone,
    ends: 'missing-allow-origin',
    fixed: changed(phone, {
      servers: { 'https://api.example': LISTED("'https://app.example', 'capacitor://localhost'") },
    }),
  },
]
