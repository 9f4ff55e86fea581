import type { HelpWord } from '../dialect.ts'

/** Options of cors and the API of Express, for completion and hover. */
export const EXPRESS_HELP: readonly HelpWord[] = [
  {
    word: 'origin',
    insert: "origin: '$0'",
    says: 'Who may read. A text is sent as it is, **whoever asks**; a list, a regular expression or `true` is compared with the `Origin` of the request, and only a match is sent back. `*` is the default. `false` or `undefined` turns cors off.',
  },
  {
    word: 'methods',
    insert: "methods: ['GET', '$0']",
    says: 'The `Access-Control-Allow-Methods` of a preflight, as a list or a text with commas. cors compares nothing with it: the browser does. Default: `GET,HEAD,PUT,PATCH,POST,DELETE`.',
  },
  {
    word: 'allowedHeaders',
    insert: "allowedHeaders: ['$0']",
    says: 'The `Access-Control-Allow-Headers` of a preflight. Without it, cors allows whatever the preflight asks for.',
  },
  {
    word: 'exposedHeaders',
    insert: "exposedHeaders: ['$0']",
    says: 'The response headers that scripts of other origins may see: `Access-Control-Expose-Headers`. Without it, only the safelisted ones.',
  },
  {
    word: 'credentials',
    insert: 'credentials: true$0',
    says: 'Sends `Access-Control-Allow-Credentials: true`, so that requests with cookies may be read. Only `true` itself counts, and `origin` must then be named: browsers refuse `*`.',
  },
  {
    word: 'maxAge',
    insert: 'maxAge: 600$0',
    says: 'For how many seconds a browser may remember the preflight: `Access-Control-Max-Age`. Chromium remembers for two hours at most.',
  },
  {
    word: 'preflightContinue',
    insert: 'preflightContinue: true$0',
    says: 'Hands an `OPTIONS` request on to your own handlers after the headers are set. Without it, cors answers every `OPTIONS` request itself.',
  },
  {
    word: 'optionsSuccessStatus',
    insert: 'optionsSuccessStatus: 200$0',
    says: 'The status of the answer to a preflight; 204 by default. Any from 200 to 299 lets it pass.',
  },
  {
    word: 'cors',
    insert: 'cors({ $0 })',
    says: 'The middleware of the package `cors`. It answers every `OPTIONS` request that reaches it and adds the headers to the others. What is registered **before** it answers without them.',
  },
  {
    word: 'app.use',
    insert: 'app.use($0)',
    says: 'Runs a middleware for every request that comes after it in the order of the file.',
  },
  {
    word: 'app.get',
    insert: "app.get('/$0', (req, res) => {\n  res.json({})\n})",
    says: 'Answers `GET`, and `HEAD` too, on one path.',
  },
  {
    word: 'app.post',
    insert: "app.post('/$0', (req, res) => {\n  res.json({})\n})",
    says: 'Answers `POST` on one path. `req.body` is there after `app.use(express.json())`.',
  },
  {
    word: 'app.options',
    insert: "app.options('/$0', cors())",
    says: 'Answers `OPTIONS`, and so the preflight, on one path. Where cors stands on single routes only, this is what the preflight needs.',
  },
  {
    word: 'app.listen',
    insert: 'app.listen(8080)$0',
    says: 'Starts the server. Here the port says nothing: the server answers at its origin.',
  },
  { word: 'express.json', insert: 'express.json()$0', says: 'A middleware that reads a JSON body into `req.body`.' },
  { word: 'res.json', insert: 'res.json({ $0 })', says: 'Answers with JSON and its `Content-Type`.' },
  {
    word: 'res.set',
    insert: "res.set('$0', '')",
    says: 'Sets a header of the answer; what stood there before is gone.',
  },
  {
    word: 'res.append',
    insert: "res.append('$0', '')",
    says: 'Adds a line to a header and keeps what is there. Two lines of `Access-Control-Allow-Origin` are one too many for browsers.',
  },
  {
    word: 'res.vary',
    insert: "res.vary('Origin$0')",
    says: 'Adds a name to `Vary`: caches then keep an answer for each value of that request header.',
  },
  {
    word: 'res.cookie',
    insert: "res.cookie('$0', '', { httpOnly: true, secure: true, sameSite: 'none' })",
    says: "Adds a `Set-Cookie` line. A cookie for other sites needs `sameSite: 'none'` and `secure: true`.",
  },
  {
    word: 'res.sendStatus',
    insert: 'res.sendStatus(204$0)',
    says: 'Answers with a status and its name as the text.',
  },
  {
    word: 'res.status',
    insert: 'res.status(200$0)',
    says: 'Sets the status; the answer goes out with the `send`, `json` or `end` after it.',
  },
  { word: 'req.get', insert: "req.get('Origin$0')", says: 'A header of the request, by its name in any case.' },
]
