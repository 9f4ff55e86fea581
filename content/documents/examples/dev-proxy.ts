/** The three development servers with a proxy, in front of an API that checks Origin. */

import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'

/** Sends no CORS header, and accepts a POST only from its own origin. */
const API = `GET /api/user
200 OK
Content-Type: application/json

{ "name": "Sara" }

POST /api/user
when Origin: http://localhost:8080
201 Created

POST /api/user
403 Forbidden
Content-Type: text/plain

foreign origin
`

const CODE = `const read = await fetch("/api/user")
console.log(read.status, (await read.json()).name)

const written = await fetch("/api/user", { method: "POST", body: "name=Sara" })
console.log(written.status)
`

function behind(title: string, origin: string, dialect: DialectId, text: string): PlaygroundDocument {
  return documentOf({
    title,
    page: `${origin}/`,
    code: CODE,
    servers: { [origin]: { dialect, text }, 'http://localhost:8080': API },
  })
}

/** Create React App replaces Origin with the API's origin. */
export const craProxy = behind(
  'Create React App passes requests on',
  'http://localhost:3000',
  'cra',
  `{
  "name": "application",
  "version": "0.1.0",
  "private": true,
  "proxy": "http://localhost:8080"
}
`,
)

/** Vite does not change Origin, in spite of `changeOrigin`. */
export const viteProxy = behind(
  'Vite passes requests on',
  'http://localhost:5173',
  'vite',
  `import { defineConfig } from 'vite'

export default defineConfig({
  server: {
    proxy: {
      '/api': {
        target: 'http://localhost:8080',
        changeOrigin: true,
      },
    },
  },
})
`,
)

/** Next.js does not change Origin either. */
export const nextRewrites = behind(
  'Next.js rewrites',
  'http://localhost:3000',
  'next',
  `export default {
  async rewrites() {
    return [
      {
        source: '/api/:path*',
        destination: 'http://localhost:8080/api/:path*',
      },
    ]
  },
}
`,
)
