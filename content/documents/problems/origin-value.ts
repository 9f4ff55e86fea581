import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const data = (permission: string) => `GET /api/items
200 OK
${permission}
Content-Type: application/json

["a", "b"]
`

const call = (url: string) => `const response = await fetch('${url}/api/items')
console.log(await response.json())
`

/** A page calls a server that allows a value other than the page's origin. */
function mismatch(page: string, server: string, permission: string) {
  return documentOf({
    page: `${page}/`,
    code: call(server),
    servers: { [server]: data(`Access-Control-Allow-Origin: ${permission}`) },
  })
}

const allowing = (page: string, server: string, permission: string) => ({
  document: mismatch(page, server, permission),
  fixed: mismatch(page, server, page),
})

/** nginx in front of an application; CORS is configured in both, or only in the application. */
const twice = (inFront: string) =>
  documentOf({
    page: 'https://app.example/',
    code: call('https://api.example'),
    servers: {
      'https://api.example': {
        dialect: 'nginx',
        text: `server {
    listen 443 ssl;
    server_name api.example;

    location / {
${inFront}        proxy_pass http://localhost:3000;
    }
}
`,
      },
      'http://localhost:3000': {
        dialect: 'express',
        text: `import express from 'express'
import cors from 'cors'

const app = express()
app.use(cors())
app.get('/api/items', (req, res) => {
  res.json(['a', 'b'])
})
app.listen(3000)
`,
      },
    },
  })

const file = documentOf({
  page: 'file:///home/ada/report/index.html',
  code: call('https://api.example'),
  servers: { 'https://api.example': data('Access-Control-Allow-Origin: https://app.example') },
})

const fileOfFile = documentOf({
  page: 'file:///home/ada/report/index.html',
  code: `const xhr = new XMLHttpRequest()
xhr.open('GET', 'data.json')
xhr.onload = () => console.log(xhr.responseText)
xhr.onerror = () => console.error('no data')
xhr.send()
`,
  servers: {},
})

const nullAllowed = documentOf({
  page: 'https://evil.test/frame.html',
  opaque: true,
  code: `// in a frame with the attribute sandbox="allow-scripts", on any page
const response = await fetch('https://wallet.example/api/keys', { credentials: 'include' })
console.log(await response.text())
`,
  servers: {
    'https://wallet.example': `# null is on the list, so that the page also works from a file
GET /api/keys
200 OK
Access-Control-Allow-Origin: null
Access-Control-Allow-Credentials: true
Content-Type: application/json

["secret"]
`,
  },
  cookies: { 'https://wallet.example': 'session=1' },
})

export const ORIGIN_VALUE: readonly Problem[] = [
  {
    slug: 'slash-at-the-end',
    number: 29,
    group: 'origin-value',
    title: 'A slash at the end',
    symptom: 'My address is in the header, and the browser says that it is not equal.',
    ...allowing('https://localhost:8080', 'https://api.example', 'https://localhost:8080/'),
    ends: 'allow-origin-mismatch',
  },
  {
    slug: 'another-port',
    number: 31,
    group: 'origin-value',
    title: 'Another port',
    symptom: 'We moved from Create React App to Vite, and the API refuses us.',
    ...allowing('http://localhost:5173', 'http://localhost:8080', 'http://localhost:3000'),
    ends: 'allow-origin-mismatch',
  },
  {
    slug: 'localhost-or-127',
    number: 32,
    group: 'origin-value',
    title: 'localhost or 127.0.0.1',
    symptom: 'It is the same machine, and it works for my colleague.',
    ...allowing('http://127.0.0.1:3000', 'http://localhost:8080', 'http://localhost:3000'),
    ends: 'allow-origin-mismatch',
  },
  {
    slug: 'another-scheme',
    number: 33,
    group: 'origin-value',
    title: 'http or https',
    symptom: 'The site moved to HTTPS, and the API still refuses it.',
    ...allowing('https://shop.example', 'https://api.example', 'http://shop.example'),
    ends: 'allow-origin-mismatch',
  },
  {
    slug: 'with-or-without-www',
    number: 33,
    group: 'origin-value',
    title: 'With or without www',
    symptom: 'Some of our visitors have CORS errors: those with www in the address.',
    ...allowing('https://www.shop.example', 'https://api.example', 'https://shop.example'),
    ends: 'allow-origin-mismatch',
  },
  {
    slug: 'list-of-origins',
    number: 34,
    group: 'origin-value',
    title: 'A list of origins',
    symptom: 'Both origins are in the header, with a comma, and neither works.',
    ...allowing('http://localhost:8080', 'https://api.example', 'https://shop.example, http://localhost:8080'),
    ends: 'multiple-allow-origin',
  },
  {
    slug: 'header-twice',
    number: 35,
    group: 'origin-value',
    title: 'The header comes twice',
    symptom: 'The browser says it contains multiple values “*, *”. I set it once.',
    document: twice('        add_header Access-Control-Allow-Origin *;\n'),
    ends: 'multiple-allow-origin',
    fixed: twice(''),
  },
  {
    slug: 'extension-adds-the-header',
    number: null,
    group: 'origin-value',
    title: 'An extension adds the header',
    symptom: 'With my CORS extension one site works, and another one does not work any more.',
    document: documentOf({
      page: 'https://app.example/',
      code: call('https://api.example'),
      servers: {
        'https://api.example': data('Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Origin: *'),
      },
    }),
    ends: 'multiple-allow-origin',
    fixed: documentOf({
      page: 'https://app.example/',
      code: call('https://api.example'),
      servers: { 'https://api.example': data('Access-Control-Allow-Origin: https://app.example') },
    }),
  },
  {
    slug: 'page-from-a-file',
    number: 37,
    group: 'origin-value',
    title: 'A page opened from a file',
    symptom: 'I open index.html with a double click, and the server refuses origin null.',
    document: file,
    ends: 'allow-origin-mismatch',
    fixed: changed(file, { page: 'https://app.example/' }),
  },
  {
    slug: 'file-reads-file',
    number: 38,
    group: 'origin-value',
    title: 'A file reads a file',
    symptom: 'data.json lies next to index.html, and the page may not read it.',
    document: fileOfFile,
    ends: 'scheme-not-supported',
    fixed: {
      ...changed(fileOfFile, { page: 'http://localhost:8000/' }),
      servers: [
        {
          origin: 'http://localhost:8000',
          dialect: 'raw',
          text: 'GET /data.json\n200 OK\nContent-Type: application/json\n\n{ "rows": 3 }\n',
        },
      ],
    },
  },
  {
    slug: 'null-is-allowed',
    number: 40,
    group: 'origin-value',
    title: 'null is allowed',
    symptom: 'Origin null is on our list, for files. The audit calls it a hole.',
    document: nullAllowed,
    ends: 'readable',
  },
]
