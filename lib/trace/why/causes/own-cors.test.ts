import { describe, expect, test } from 'vitest'
import type { ServerParts } from '../../../document/document-of.ts'
import { ask, explainRun, express } from '../../../testing/explain-run.ts'

const get = ask('/a')
const put = ask('/a', "{ method: 'PUT', headers: { Authorization: 'Bearer 1' } }")
const json = ask('/a', "{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' }")
const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const ANSWER = "app.all('/a', (req, res) => res.send('hi'))"
const hono = (lines: string): ServerParts => ({
  dialect: 'hono',
  text: `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\n${lines}\nexport default app\n`,
})
/** What is said where nothing is known of the server. */
const GENERIC = /mark of a middleware|let api\.example say so|counts only for what comes after it: put it first/

describe('Express: the list of the server refused the origin', () => {
  const REFUSING = (refuse: string) =>
    `const options = { origin: (o, cb) => (['https://x.example'].includes(o) ? cb(null, true) : ${refuse}) }`
  test.each([
    ['an Error, with cors() for all requests', "cb(new Error('Not allowed'))", `app.use(cors(options))\n${ANSWER}`],
    ['a text, with cors() for all requests', "cb('Not allowed')", `app.use(cors(options))\n${ANSWER}`],
    [
      'an Error, with cors() on the route',
      "cb(new Error('No'))",
      "app.get('/a', cors(options), (q, r) => r.send('hi'))",
    ],
    [
      'an Error, which the application answers with 400',
      "cb(new Error('No'))",
      `app.use(cors(options))\n${ANSWER}\napp.use((e, q, r, n) => r.status(400).send(e.message))`,
    ],
  ])('with %s', async (_, refuse, lines) => {
    const text = await why(get, express(`${REFUSING(refuse)}\n${lines}`))
    expect(text).toMatch(/`cors\(\)` on line 5 itself ended this request.*`cb\(null, false\)`.*to its list/)
    expect(text).not.toMatch(/its code failed|log of api|before that|put it first/)
  })
  test('in silence, by a function and by a list', async () => {
    for (const code of [get, put]) {
      const byFunction = await why(code, express(`${REFUSING('cb(null, false)')}\napp.use(cors(options))\n${ANSWER}`))
      expect(byFunction).toMatch(/`cors\(\)` on line 5 asked its `origin` function about `https:\/\/app\.example`/)
      expect(byFunction).not.toMatch(GENERIC)
      const byList = await why(code, express(`app.use(cors({ origin: ['https://x.example'] }))\n${ANSWER}`))
      expect(byList).toMatch(/`cors\(\)` on line 4 does not find `https:\/\/app\.example` in its list/)
      expect(byList).not.toMatch(GENERIC)
    }
  })
  test('of the page itself, whose POST carries `Origin` and whose GET does not', async () => {
    const [first, second] = await explainRun("await fetch('/a')\nawait fetch('/a', { method: 'POST' })\n", {
      'https://app.example': express(
        `const options = { origin: (o, cb) => (o ? cb(new Error('No')) : cb(null, true)) }\napp.use(cors(options))\n${ANSWER}`,
      ),
    })
    expect(first?.text).not.toContain('Origin')
    expect(second?.text).toMatch(
      /sends `Origin` with POST to the page’s own origin too\. `cors\(\)` on line 5 itself ended this request/,
    )
    expect(second?.text).not.toMatch(/CORS has no part|log of/)
  })
  test('of the page itself, by a check that the author wrote', async () => {
    const text = await why("await fetch('/a', { method: 'POST' })\n", {
      'https://app.example': 'POST /a\n403\n\nInvalid origin\n',
    })
    expect(text).toMatch(
      /sends `Origin` with POST to the page’s own origin too\. app\.example speaks of that: `Invalid origin`/,
    )
    const silent = await why("await fetch('/a', { method: 'POST' })\n", {
      'https://app.example': 'POST /a\n403\n\nno\n',
    })
    expect(silent).not.toContain('too.')
  })
  test('a server whose code fails is not said to have refused the origin', async () => {
    const text = await why(
      get,
      express("app.use(cors({ origin: (o, cb) => cb(null, nothing.here) }))\napp.get('/a', (q, r) => r.send('hi'))"),
    )
    expect(text).toMatch(/its code failed/)
    expect(text).not.toMatch(/did not allow it|itself ended/)
  })
})

describe('Express: cors() had no part in the answer', () => {
  test.each([
    [
      'express.json() came before',
      `app.use(express.json())\napp.use(cors())\n${ANSWER}`,
      json,
      /line 5.*`express\.json\(\)` on line 4/,
    ],
    [
      'a login check came before',
      `app.use(function auth(q, r, n) { q.headers.authorization ? n() : r.status(401).send('no') })\napp.use(cors())\n${ANSWER}`,
      put,
      /line 5.*`auth\(\)` on line 4/,
    ],
    [
      'a limiter came before',
      `app.use(function limiter(q, r) { r.status(429).send('slow') })\napp.use(cors())\n${ANSWER}`,
      get,
      /line 5.*`limiter\(\)` on line 4/,
    ],
    ['the route came before', `${ANSWER}\napp.use(cors())`, get, /line 5.*`ALL \/a` on line 4/],
  ])('%s: both are named', async (_, lines, code, expected) => {
    const text = await why(code, express(lines))
    expect(text).toMatch(/`cors\(\)` on line \d+ did not get this request: .*put `cors\(\)` before that/)
    expect(text).toMatch(expected)
    expect(text).not.toMatch(/list of origins|its `origin`/)
  })
  test('it was made in a handler, and its result thrown away', async () => {
    const text = await why(get, express(`app.use((q, r, n) => { cors({ origin: '*' }); n() })\n${ANSWER}`))
    expect(text).toMatch(/`cors\(\)` on line 4 only makes a middleware, and what it returned was not used/)
  })
  test('it was made and never registered', async () => {
    expect(await why(get, express(`const c = cors()\n${ANSWER}`))).toMatch(
      /`cors\(\)` on line 4 had no part.*nothing gave it/,
    )
  })
  test('it was chosen by what a preflight does not carry', async () => {
    for (const choice of ["q.method === 'PUT'", 'q.headers.authorization', 'q.headers.cookie']) {
      const text = await why(put, express(`app.use((q, r, n) => (${choice} ? cors()(q, r, n) : n()))\n${ANSWER}`))
      expect(text).toMatch(
        /`cors\(\)` on line 4 had no part.*by the method, a cookie, `Authorization` or the body, a preflight goes past it/,
      )
    }
  })
  test('its options are chosen by what a preflight does not carry', async () => {
    const choice = 'cors((q, cb) => cb(null, { origin: Boolean(q.headers.authorization) }))'
    expect(await why(put, express(`app.use(${choice})\n${ANSWER}`))).toMatch(
      /`cors\(\)` on line 4 is switched off.*a preflight carries none of these\. Decide by the origin alone/,
    )
  })
  test('it is on the route of another method or path', async () => {
    const text = await why(put, express("app.put('/a', cors(), (q, r) => r.send('hi'))"))
    expect(text).toMatch(/is there for `PUT \/a` only, and this preflight is an OPTIONS request/)
    expect(await why(get, express(`app.use('/b', cors())\n${ANSWER}`))).toMatch(/is there for `\/b` only/)
    const router = "const r = express.Router()\nr.use(cors())\napp.use('/b', r)\n"
    expect(await why(get, express(router + ANSWER))).toMatch(/line 5 is there for `\/b` only/)
  })
  test('it allowed the origin, and a handler removed the header', async () => {
    const text = await why(
      get,
      express(
        "app.use(cors())\napp.get('/a', (q, r) => r.removeHeader('Access-Control-Allow-Origin').send?.('') ?? r.send('hi'))",
      ),
    )
    expect(text).toMatch(/had allowed it: something after it took the header away/)
  })
})

describe('headers that the program sets itself', () => {
  const SET =
    "r.set('Access-Control-Allow-Origin', '*').set('Access-Control-Allow-Headers', '*').set('Access-Control-Allow-Methods', '*')"
  test('are named with their line where another handler answers', async () => {
    const lines = `app.options('/a', (q, r) => ${SET}.sendStatus(204))\napp.put('/a', (q, r) => r.send('hi'))`
    const text = await why(ask('/a', "{ method: 'PUT' }"), express(lines))
    expect(text).toMatch(/preflight gave the permission.*Line 4 of \*\*api\.example\*\*.*`PUT \/a` on line 5/)
    expect(text).not.toMatch(/cors\(|its `origin`|put it first/)
  })
  test('are named with the condition under which they are set', async () => {
    const lines = `app.use((q, r, n) => { if (['https://x.example'].includes(q.headers.origin)) { ${SET} } n() })\n${ANSWER}`
    for (const code of [get, ask('/a', "{ method: 'PUT' }")])
      expect(await why(code, express(lines))).toMatch(
        /Line 4 .*only if `\['https:\/\/x\.example'\]\.includes\(q\.headers\.origin\)`/,
      )
  })
  test('are said to be nowhere in a program without any, which is not told to move cors()', async () => {
    const text = await why(get, express("app.get('/a', (q, r) => r.status(500).send('no'))"))
    expect(text).toMatch(/Nothing in the program of api\.example sends Access-Control-Allow-Origin/)
    expect(text).not.toMatch(/cors\(/)
  })
})

describe('a list that is empty because a variable is', () => {
  test.each([
    [
      'the origin itself',
      '',
      '{ origin: process.env.CLIENT_URL }',
      /made with an empty `origin`: the variable `CLIENT_URL` is not set/,
    ],
    [
      'a constant',
      'const origin = process.env.CLIENT_URL\n',
      '{ origin, credentials: true }',
      /made with an empty `origin`: the variable `CLIENT_URL` is not set/,
    ],
    [
      'a part of the environment',
      'const { CLIENT_URL } = process.env\n',
      '{ origin: CLIENT_URL }',
      /made with an empty `origin`: the variable `CLIENT_URL` is not set/,
    ],
    [
      'a list in one text',
      "const list = (process.env.ORIGINS || '').split(',')\n",
      '{ origin: list }',
      /does not find `https:\/\/app\.example`.*not set in this server: `ORIGINS`/,
    ],
    [
      'a function',
      'const list = [process.env.A, process.env.B]\n',
      '{ origin: (o, cb) => cb(null, list.includes(o)) }',
      /did not allow it.*not set in this server: `A` and `B`/,
    ],
  ])('in Express, %s', async (_, before, options, expected) => {
    for (const code of [get, put])
      expect(await why(code, express(`${before}app.use(cors(${options}))\n${ANSWER}`))).toMatch(expected)
  })
  test('in Express, `origin: false` names no variable', async () => {
    const text = await why(get, express(`app.use(cors({ origin: false }))\n${ANSWER}`))
    expect(text).toMatch(/is switched off: its `origin` is `false` or empty/)
    expect(text).not.toContain('variable')
  })
  test('in Hono, a binding', async () => {
    const text = await why(
      get,
      hono("app.use((c, next) => cors({ origin: [c.env.CORS_ORIGIN] })(c, next))\napp.get('/a', (c) => c.text('hi'))"),
    )
    expect(text).toMatch(/not set in this server: `CORS_ORIGIN`/)
  })
})

describe('Hono', () => {
  const answer = "app.all('/a', (c) => c.text('hi'))"
  test.each([
    ['the list', `app.use(cors({ origin: ['https://x.example'] }))\n${answer}`, /line 4 does not find/],
    ['the function', `app.use(cors({ origin: () => undefined }))\n${answer}`, /line 4 asked its `origin` function/],
    [
      'a result thrown away',
      `app.use(async (c, next) => { cors({ origin: '*' }); await next() })\n${answer}`,
      /line 4 only makes a middleware/,
    ],
    [
      'a middleware after the route',
      `${answer}\napp.use(cors())`,
      /line 5 did not get this request: `ALL \/a` on line 4/,
    ],
    ['another path', `app.use('/b/*', cors())\n${answer}`, /line 4 is there for `\/b\/\*` only/],
    [
      'a choice by a header',
      `app.use((c, next) => (c.req.header('x') ? cors()(c, next) : next()))\n${answer}`,
      /line 4 had no part/,
    ],
  ])('%s is named', async (_, lines, expected) => {
    const text = await why(get, hono(lines))
    expect(text).toMatch(expected)
    expect(text).not.toMatch(GENERIC)
  })
})

test('nginx: a condition on the origin that does not match is to be extended, and its line is not to be repeated outside', async () => {
  const text = `server {
  location /a {
    if ($http_origin ~* (https?://(www\\.)?site\\.example$)) {
      add_header Access-Control-Allow-Origin $http_origin;
    }
    return 200 hi;
  }
}
`
  const said = await why(get, { dialect: 'nginx', text })
  expect(said).toMatch(/that condition does not match `https:.*extend the condition/)
  expect(said).not.toContain('Write the line there too')
})

test('a header of CORS that Express writes into the request does not count as sent', async () => {
  const line = "app.use((req, res, next) => { req.headers['Access-Control-Allow-Origin'] = '*'; next() })"
  expect(await why(get, express(`${line}\n${ANSWER}`))).not.toContain('sends Access-Control-Allow-Origin, and this')
})
