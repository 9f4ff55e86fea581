import { documentOf, type ServerParts } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { projectsApi } from '../projects-api.ts'

const api: ServerParts = { dialect: 'fiber-2.40', text: projectsApi() }

const packageJson = (proxy: string) => `{
  "name": "application",
  "version": "0.1.0",
  "private": true${proxy}
}
`
const reactApp = (proxy: string): ServerParts => ({
  dialect: 'cra',
  text: packageJson(proxy),
})
const line = ',\n  "proxy": "http://localhost:8080"'

/** A page of the development server at `origin`, with the API on port 8080 behind its proxy. */
const application = (code: string, devServer: ServerParts, origin = 'http://localhost:3000', behind = api) =>
  documentOf({ page: `${origin}/`, code, servers: { [origin]: devServer, 'http://localhost:8080': behind } })

const ask = (url: string) => `const response = await fetch("${url}");
const { value } = await response.json();
console.log(response.status, value);
`
const far = ask('http://localhost:8080/api/user/sara')
const near = ask('/api/user/sara')

const rename = `const response = await fetch("/api/user/sara", {
  method: "PUT",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ name: "Sara" }),
});
console.log(response.status);
`

const viteConfig = `import { defineConfig } from "vite"

export default defineConfig({
  server: {
    proxy: {
      "/api": "http://localhost:8080",
    },
  },
})
`

const nextConfig = (port: number) => `export default {
  async rewrites() {
    return [
      {
        source: "/api/:path*",
        destination: "http://localhost:${port}/api/:path*",
      },
    ]
  },
}
`
const nextApp = (port: number) => application(near, { dialect: 'next', text: nextConfig(port) })

const apart = application(far, reactApp(''))
const proxied = application(near, reactApp(line))

const stillRefused = {
  says: 'A page of another origin, https://evil.test, still cannot read the API.',
  page: { url: 'https://evil.test/' },
  code: 'await fetch("http://localhost:8080/api/user/sara")',
  expect: { outcome: 'refused' },
} as const

export const lesson: Lesson = {
  slug: 'dev-server-proxy',
  title: 'Fixing it in front: the proxy',
  summary: 'The page asks its own server, and that one asks the API: nothing crosses an origin any more.',
  opens: 'apart',
  asks: ['crossOrigin', 'read'],
  examples: {
    apart: { label: 'Two ports', ends: 'refused', document: apart },
    proxied: { label: 'The proxy', ends: 'readable', document: proxied },
    put: { label: 'PUT', ends: 'readable', document: application(rename, reactApp(line)) },
    vite: {
      label: 'Vite',
      ends: 'readable',
      document: application(rename, { dialect: 'vite', text: viteConfig }, 'http://localhost:5173'),
    },
  },
  exercises: [
    {
      id: 'past-the-proxy',
      title: 'Past the proxy',
      task: 'The line in package.json is there, and the call is refused all the same. Change the client so that it uses the proxy.',
      start: application(far, reactApp(line)),
      edits: 'client',
      hints: [
        'Look at the picture: which server does the browser talk to?',
        'An address with a host goes to that host. An address without one goes to the page’s own server.',
        'fetch("/api/user/sara")',
      ],
      solution: proxied,
      probes: [
        {
          says: 'The script reads the answer from its own origin.',
          call: { url: 'http://localhost:3000/api/user/sara' },
          expect: { outcome: 'readable', status: 200, answeredBy: 'http://localhost:8080' },
        },
      ],
    },
    {
      id: 'write-the-proxy-line',
      title: 'One line in package.json',
      task: 'The client asks its own server already, and that one does not know /api. Let the development server pass it on to the API.',
      start: application(near, reactApp('')),
      edits: 'servers',
      hints: [
        'The API stays as it is. The file to change is package.json of localhost:3000.',
        'Create React App looks for a field "proxy" with the address of a server.',
        '"proxy": "http://localhost:8080" – and a comma after the line before it.',
      ],
      solution: proxied,
      tooLoose: application(near, reactApp(line), 'http://localhost:3000', {
        ...api,
        text: projectsApi({ imports: true, use: 'app.Use(cors.New())' }),
      }),
      probes: [
        {
          says: 'The script reads the answer of the API.',
          call: { url: 'http://localhost:3000/api/user/sara' },
          expect: { outcome: 'readable', status: 200, answeredBy: 'http://localhost:8080' },
        },
        {
          says: 'It reads the answer to a PUT too, without a preflight.',
          code: rename,
          expect: { outcome: 'readable', status: 200, preflighted: false, answeredBy: 'http://localhost:8080' },
        },
        stillRefused,
      ],
    },
    {
      id: 'wrong-port',
      title: 'A rewrite to nowhere',
      task: 'This application is made with Next.js. Its rewrite exists, and the script gets status 500. Fix it.',
      start: nextApp(8081),
      edits: 'servers',
      hints: [
        'Status 500 comes from the proxy and not from the API. Look at the broken arrow in the picture.',
        'The proxy passes the call on to an address where nobody answers.',
        'The API runs on port 8080.',
      ],
      solution: nextApp(8080),
      probes: [
        {
          says: 'The script reads the answer of the API.',
          call: { url: 'http://localhost:3000/api/user/sara' },
          expect: { outcome: 'readable', status: 200, answeredBy: 'http://localhost:8080' },
        },
        stillRefused,
      ],
    },
  ],
}
