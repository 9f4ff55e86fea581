import type { HelpWord } from '../dialect.ts'

/** Options of hono/cors and the API of Hono, for completion and hover. */
export const HONO_HELP: readonly HelpWord[] = [
  {
    word: 'origin',
    insert: "origin: '$0'",
    says: 'Who may read: an origin, a list of origins, or a function of the origin. It is compared with the `Origin` of the request, and only a match is sent back. What a **function** returns is sent as it is. `*` is the default.',
  },
  {
    word: 'allowMethods',
    insert: "allowMethods: ['GET', '$0']",
    says: 'The `Access-Control-Allow-Methods` of a preflight. Hono compares nothing with it: the browser does. Default: `GET,HEAD,PUT,POST,DELETE,PATCH,QUERY`.',
  },
  {
    word: 'allowHeaders',
    insert: "allowHeaders: ['$0']",
    says: 'The `Access-Control-Allow-Headers` of a preflight. Without it, Hono allows whatever the preflight asks for.',
  },
  {
    word: 'exposeHeaders',
    insert: "exposeHeaders: ['$0']",
    says: 'The response headers that scripts of other origins may see: `Access-Control-Expose-Headers`.',
  },
  {
    word: 'credentials',
    insert: 'credentials: true$0',
    says: 'Sends `Access-Control-Allow-Credentials: true`, so that requests with cookies may be read. `origin` must then be named: browsers refuse `*`.',
  },
  {
    word: 'maxAge',
    insert: 'maxAge: 600$0',
    says: 'For how many seconds a browser may remember the preflight: `Access-Control-Max-Age`. Chromium remembers for two hours at most.',
  },
  {
    word: 'cors',
    insert: 'cors({ $0 })',
    says: 'The middleware of `hono/cors`. It answers every `OPTIONS` request that reaches it and adds the headers to the others. A route that is registered **before** it answers without them.',
  },
  {
    word: 'app.use',
    insert: "app.use('*', $0)",
    says: 'Runs a middleware for the paths that match, for everything that is registered after it.',
  },
  {
    word: 'app.get',
    insert: "app.get('/$0', (c) => c.json({}))",
    says: 'Answers `GET`, and `HEAD` too, on one path.',
  },
  {
    word: 'app.post',
    insert: "app.post('/$0', async (c) => c.json(await c.req.json()))",
    says: 'Answers `POST` on one path. `await c.req.json()` reads the body.',
  },
  {
    word: 'app.options',
    insert: "app.options('/$0', (c) => c.body(null, 204))",
    says: 'Answers `OPTIONS`, and so the preflight, on one path.',
  },
  { word: 'c.json', insert: 'c.json({ $0 })', says: 'Answers with JSON and its `Content-Type`.' },
  { word: 'c.text', insert: "c.text('$0')", says: 'Answers with plain text.' },
  {
    word: 'c.header',
    insert: "c.header('$0', '')",
    says: 'Sets a header of the answer; `{ append: true }` as a third argument adds a line and keeps what is there.',
  },
  {
    word: 'c.req.header',
    insert: "c.req.header('Origin$0')",
    says: 'A header of the request, by its name in any case.',
  },
  {
    word: 'setCookie',
    insert: "setCookie(c, '$0', '', { httpOnly: true, secure: true, sameSite: 'None' })",
    says: "Adds a `Set-Cookie` line; from `hono/cookie`. A cookie for other sites needs `sameSite: 'None'` and `secure: true`.",
  },
]
