/** What is nearly right in a server's text is named, with its line and the difference. */
import { describe, expect, test } from 'vitest'
import type { ServerParts } from '@/lib/document/document-of.ts'
import { ask, explainRun, express } from '../../../testing/explain-run.ts'

const hono = (lines: string): ServerParts => ({
  dialect: 'hono',
  text: `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\n${lines}\napp.get('/', (c) => c.text('hi'))\nexport default app\n`,
})
const fiber = (config: string): ServerParts => ({
  dialect: 'fiber-2.52',
  text: `package main\n\nimport (\n\t"github.com/gofiber/fiber/v2"\n\t"github.com/gofiber/fiber/v2/middleware/cors"\n)\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{${config}}))\n\tapp.Get("/", func(c *fiber.Ctx) error { return c.SendString("hi") })\n\tapp.Listen(":80")\n}\n`,
})
const nginx = (before: string, lines: string): ServerParts => ({
  dialect: 'nginx',
  text: `${before}\nserver {\n  location / {\n${lines}\n    return 200 hi;\n  }\n}\n`,
})
const map = (row: string) =>
  nginx(
    `map $http_origin $ok {\n  default "";\n  ${row} $http_origin;\n}`,
    '    add_header Access-Control-Allow-Origin $ok;',
  )
const raw = (text: string): ServerParts => ({ dialect: 'raw', text })
const GET = "app.get('/', (req, res) => res.send('hi'))"

describe('Why names the entry of a list that is nearly the origin of the page', () => {
  test.each<[what: string, server: ServerParts, says: RegExp]>([
    [
      'a slash in Express',
      express(`app.use(cors({ origin: ['https://app.example/'] }))\n${GET}`),
      /That line has `https:\/\/app\.example\/`, and the page is `https:\/\/app\.example`\. The slash at the end/,
    ],
    [
      'a space in a text that is split',
      express(
        `const all = 'https://a.example, https://app.example'.split(',')\napp.use(cors({ origin: all }))\n${GET}`,
      ),
      /Line 4 has `" https:\/\/app\.example"`, .* The space at its beginning/,
    ],
    [
      'a missing scheme in a list that a program asks itself',
      express(
        `app.use((req, res, next) => { if (['app.example'].includes(req.headers.origin)) res.set('Access-Control-Allow-Origin', req.headers.origin); next() })\n${GET}`,
      ),
      /That line has `app\.example`, .* The scheme is missing/,
    ],
    [
      'another port in a regular expression',
      express(`app.use(cors({ origin: /app\\.example:3000$/ }))\n${GET}`),
      /has `\/app\\\.example:3000\$\/`, .* 3000 there, none \(which is 443\) here/,
    ],
    [
      'http in a function of Hono',
      hono("app.use('*', cors({ origin: (o) => (o === 'http://app.example' ? o : null) }))"),
      /has `http:\/\/app\.example`, .* `http` there, `https` here/,
    ],
    [
      'www. in AllowOriginsFunc',
      fiber('AllowOriginsFunc: func(origin string) bool { return origin == "https://www.app.example" }'),
      /has `https:\/\/www\.app\.example`, .* With and without `www\.`/,
    ],
    [
      'http in a test of the beginning',
      express(
        `app.use((req, res, next) => { if (req.headers.origin?.startsWith('http://app.example')) res.set('Access-Control-Allow-Origin', req.headers.origin); next() })\n${GET}`,
      ),
      /That line has `http:\/\/app\.example`/,
    ],
    [
      'www. in a list of hosts',
      express(
        `const hosts = ['www.app.example']\napp.use(cors({ origin: (o, cb) => cb(null, hosts.includes(new URL(o).host)) }))\n${GET}`,
      ),
      /Line 4 has `www\.app\.example`, .* With and without `www\.`/,
    ],
    ['capitals in a map', map('"https://App.example/"'), /Line 3 has `https:\/\/App\.example\/`, .* The slash/],
    ['another port in a pattern of a map', map('"~^https://app.example:8443$"'), /8443 there, none/],
    [
      'http in a condition',
      nginx(
        '',
        '    if ($http_origin = "http://app.example") { add_header Access-Control-Allow-Origin $http_origin; }',
      ),
      /That line has `http:\/\/app\.example`/,
    ],
    [
      'a slash in when',
      raw(
        'GET /\nwhen Origin: https://app.example/\n200 OK\nAccess-Control-Allow-Origin: {origin}\n\nhi\n\nGET /\n200 OK\n\nhi\n',
      ),
      /That line has `https:\/\/app\.example\/`/,
    ],
    [
      'a slash in server.cors',
      { dialect: 'vite', text: "export default { server: { cors: { origin: ['https://app.example/'] } } }\n" },
      /Line 1 has `https:\/\/app\.example\/`/,
    ],
  ])('%s', async (_, server, says) => {
    const [why] = await explainRun(ask('/'), server)
    expect(why?.text).toMatch(says)
  })

  test('an origin that is meant is to be written right, and another one to be added', async () => {
    const [meant] = await explainRun(ask('/'), express(`app.use(cors({ origin: ['https://app.example/'] }))\n${GET}`))
    const [other] = await explainRun(ask('/'), express(`app.use(cors({ origin: ['http://app.example'] }))\n${GET}`))
    expect(meant?.text).toContain('write `https://app.example` there')
    expect(other?.text).toContain('add `https://app.example` to its list')
  })

  test('an origin that resembles none in the text is not held against one', async () => {
    const [why] = await explainRun(ask('/'), express(`app.use(cors({ origin: ['https://b.example'] }))\n${GET}`))
    expect(why?.text).not.toContain('b.example')
  })
})

describe('Why names an option or a header that nothing knows', () => {
  const credentials = "{ credentials: 'include' }"
  test.each<[what: string, init: string, server: ServerParts, says: string]>([
    [
      'orgin in Express',
      credentials,
      express(`app.use(cors({ orgin: 'https://app.example', credentials: true }))\n${GET}`),
      'Line 4 of **api.example**: `cors()` has no option `orgin` and passes over it without a word. Here it is called `origin`.',
    ],
    [
      'credential in Hono',
      credentials,
      hono("app.use('*', cors({ origin: 'https://app.example', credential: true }))"),
      'Here it is called `credentials`',
    ],
    [
      'allowMethods in Express',
      "{ method: 'LINK' }",
      express(`app.use(cors({ allowMethods: ['LINK'] }))\n${GET}`),
      'Here it is called `methods`',
    ],
    [
      'orgin in server.cors',
      '',
      { dialect: 'vite', text: "export default { server: { cors: { orgin: 'https://app.example' } } }\n" },
      '`server.cors` has no option `orgin`',
    ],
    [
      'a header that is written by hand',
      credentials,
      raw(
        'GET /\n200 OK\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credential: true\n\nhi\n',
      ),
      '`Access-Control-Allow-Credential`, a name that no browser knows',
    ],
  ])('%s', async (_, init, server, says) => {
    const [why] = await explainRun(ask('/', init), server)
    expect(why?.text).toContain(says)
  })

  test('an option of Vite that nothing knows is named where its page came in place of data', async () => {
    const [why] = await explainRun(
      "await fetch('/api/x').catch(() => {})\n",
      {
        'http://localhost:5173': {
          dialect: 'vite',
          text: "export default { server: { porxy: { '/api': 'http://localhost:8080' } } }\n",
        },
      },
      { page: 'http://localhost:5173/' },
    )
    expect(why?.text).toContain('`server` has no option `porxy`')
  })

  test('an option for another header than the one that is missing is not named', async () => {
    const server = express(`app.use(cors({ exposeHeaders: ['X-A'], origin: ['https://b.example'] }))\n${GET}`)
    const [why] = await explainRun(ask('/'), server)
    expect(why?.text).not.toContain('exposeHeaders')
  })

  test('a middleware that is not made is named where no answer came', async () => {
    const [why] = await explainRun(ask('/'), express(`app.use(cors)\n${GET}`))
    expect(why?.text).toContain('write `cors()`')
  })

  test('what a program ended at is explained by the remark on its line', async () => {
    const [why] = await explainRun(ask('/'), fiber('AllowOrigins: "*", AllowCredentials: true'))
    expect(why?.text).toContain('With `AllowCredentials: true`, Fiber does not start with `*` here')
  })
})
