/** nginx in front of an API: what it and a shared cache do to CORS headers. */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

const SITE = 'https://bar.other'
const API = 'http://localhost:8080'

function page(title: string, code: string, nginx: string, api: string | null): PlaygroundDocument {
  return documentOf({
    title,
    code,
    servers: { [SITE]: { dialect: 'nginx', text: nginx }, ...(api === null ? {} : { [API]: api }) },
  })
}

const READ = `const response = await fetch("https://bar.other/api/data")
console.log(response.status, await response.text())
`

const inFront = (header: string) => `server {
    listen 443 ssl;
    server_name bar.other;

    location /api/ {
        proxy_pass http://localhost:8080;
        ${header}
    }
}
`

/** No server listens on port 8080, and the error response has no header that lets the script read it. */
export const nginxBadGateway = page(
  'nginx: 502 without always',
  READ,
  inFront('add_header Access-Control-Allow-Origin "https://foo.example";'),
  null,
)

/** The same error, which the script can read. */
export const nginxBadGatewayAlways = page(
  'nginx: 502 with always',
  READ,
  inFront('add_header Access-Control-Allow-Origin "https://foo.example" always;'),
  null,
)

const ALLOWING_API = `GET /api/data
200 OK
Access-Control-Allow-Origin: https://foo.example
Content-Type: application/json

{ "reading": 42 }
`

/** The application and nginx each send Access-Control-Allow-Origin: two lines where only one is allowed. */
export const nginxTwice = page(
  'nginx and the application both allow',
  READ,
  inFront('add_header Access-Control-Allow-Origin "https://foo.example" always;'),
  ALLOWING_API,
)

/** The application's line is removed, so that only one is left. */
export const nginxOnce = page(
  'nginx hides the header of the application',
  READ,
  inFront(
    'proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin "https://foo.example" always;',
  ),
  ALLOWING_API,
)

const IMAGE_THEN_FETCH = `// As an <img> asks: without CORS, and without an Origin.
await fetch("https://bar.other/logo.png", { mode: "no-cors" })

const response = await fetch("https://bar.other/logo.png")
console.log(response.status, response.headers.get("content-type"))
`

const CACHING = `proxy_cache_path /var/cache/nginx keys_zone=images:1m;

server {
    listen 443 ssl;
    server_name bar.other;

    location / {
        proxy_pass http://localhost:8080;
        proxy_cache images;
        proxy_cache_valid 200 10m;
        add_header X-Cache-Status $upstream_cache_status;
    }
}
`

const reflecting = (vary: string) => `# Without an Origin, nobody asks who may read.
GET /logo.png
when no Origin
200 OK
Content-Type: image/png${vary}

GET /logo.png
200 OK
Access-Control-Allow-Origin: {origin}
Content-Type: image/png${vary}
`

/** The image's request has no Origin. Its response is cached, and the script gets it: without the header. */
export const cacheWithoutVary = page('A shared cache without Vary', IMAGE_THEN_FETCH, CACHING, reflecting(''))

/** With Vary, the cache stores one response per origin. */
export const cacheWithVary = page('A shared cache with Vary', IMAGE_THEN_FETCH, CACHING, reflecting('\nVary: Origin'))
