import { describe, expect, test } from 'vitest'
import { API, ask, explainRun, express, nginx, OK } from '../../../testing/explain-run.ts'

const put = ask('/a', "{ method: 'PUT' }")
const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''

describe('a preflight that no route answers', () => {
  test('a preflight without a route and without `Allow` leaves open whether the path is there at all', async () => {
    for (const server of [
      'GET /other\n200\n\nhi\n',
      express("app.get('/other', (req, res) => res.send('hi'))"),
      {
        dialect: 'hono' as const,
        text: "import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/other', (c) => c.text('hi'))\nexport default app\n",
      },
    ]) {
      const text = await why(put, server)
      expect(text).toMatch(/Perhaps it does not know `PUT \/a` either: look at that first/)
      expect(text).not.toContain('only the real method has a route')
    }
  })
  test('a preflight without a route, whose `Allow` lacks the method, says that the method is not there', async () => {
    const text = await why(put, `OPTIONS /a\n405\nAllow: GET, HEAD\n${OK}`)
    expect(text).toMatch(/takes only `GET` and `HEAD`, so it does not know `PUT \/a` either/)
    expect(text).not.toContain('only the real method has a route')
  })
  test('a preflight without a route, whose `Allow` has the method, says that only OPTIONS is missing', async () => {
    expect(await why(put, `OPTIONS /a\n405\nAllow: GET, PUT\n${OK}`)).toMatch(/only the real method has a route/)
  })
})

describe('a preflight that gets an error', () => {
  test('401 to a preflight is explained as a login check', async () => {
    const with401 = await why(put, 'OPTIONS /a\n401\n')
    expect(with401).toMatch(/login check that comes before CORS/)
    expect(with401).not.toContain('firewall')
  })
  test('403 to a preflight is explained as a login check first only where the request itself shows who asks', async () => {
    expect(await why(put, 'OPTIONS /a\n403\n')).toMatch(/Perhaps OPTIONS itself, or this origin.*firewall/)
    expect(await why(put, 'OPTIONS /a\n403\n')).not.toContain('login')
    const withToken = ask('/a', "{ headers: { Authorization: 'Bearer 1' } }")
    expect(await why(withToken, 'OPTIONS /a\n403\n')).toMatch(/login check that comes before CORS.*Or OPTIONS itself/)
  })
  test('403 to a preflight is explained by what refused it, without a guess, where the trace shows that', async () => {
    const withToken = ask('/a', "{ headers: { Authorization: 'Bearer 1' } }")
    const limited = await why(
      withToken,
      nginx(
        'location / { limit_except GET { deny all; } add_header Access-Control-Allow-Origin * always; return 200; }',
      ),
    )
    expect(limited).toMatch(/`limit_except GET` on line 4 made this answer/)
    const checked = await why(
      withToken,
      express("app.use(function check(q, r) { r.set('Access-Control-Allow-Origin', '*').sendStatus(403) })"),
    )
    expect(checked).toMatch(/`check\(\)` on line 4 made this answer\. If it looks for a cookie/)
    for (const text of [limited, checked]) expect(text).not.toMatch(/firewall|login check that comes/)
  })
})

describe('Express', () => {
  const refusing = (problem: string) =>
    express(
      `app.use(cors({ origin: (origin, callback) => { ${problem} } }))\napp.get('/a', (req, res) => res.send('hi'))`,
    )
  test('an Express app whose `origin` function gives an error has refused the origin itself', async () => {
    const server = refusing("callback(new Error('Not allowed by CORS'))")
    for (const text of [await why(ask('/a'), server), await why(put, server)]) {
      expect(text).toMatch(
        /`cors\(\)` on line 4 itself ended this request.*`cb\(null, false\)`.*add `https:\/\/app\.example` to its list/,
      )
      expect(text).not.toMatch(/put it first|its code failed/)
    }
  })
  test('an Express app whose `origin` function throws has failed, and not refused the origin', async () => {
    const text = await why(ask('/a'), refusing('callback(null, nothing.here)'))
    expect(text).toMatch(/its code failed/)
    expect(text).not.toContain('cb(null, false)')
  })
})

test('a response to a preflight without any header of CORS may have refused what was asked', async () => {
  expect(await why(put, 'OPTIONS /a\n204\n')).toMatch(/asked for `PUT`: some servers leave all permission out/)
})

describe('nginx', () => {
  test('nginx is explained by the line that inner directives replace, and by the level that they are in', async () => {
    const lost =
      'add_header Access-Control-Allow-Origin *;\nlocation / { add_header Cache-Control no-store; return 200 "hi"; }'
    expect(await why(ask('/a'), nginx(lost))).toMatch(
      /\n`add_header` on line 4 does not count here: `location \/` has `add_header` lines of its own/,
    )
    const inIf =
      'location / { add_header Access-Control-Allow-Origin * always; if ($request_method = OPTIONS) { add_header Access-Control-Allow-Methods PUT; return 204; } return 200 "hi"; }'
    expect(await why(put, nginx(inIf))).toMatch(/on line 4 does not count here: `if \(\$request_method = OPTIONS\)`/)
    for (const text of [await why(ask('/a'), nginx(lost)), await why(put, nginx(inIf))])
      expect(text).not.toMatch(/`map`|error_page|always/)
  })
  test('nginx is explained by `always` only where its line is left out of an error', async () => {
    const line = 'add_header Access-Control-Allow-Origin *;'
    expect(await why(ask('/a'), nginx(`location / { ${line} return 404; }`))).toMatch(
      /`add_header` on line 4 is left out of error answers, unless the line ends with `always`/,
    )
    const none = await why(ask('/a'), nginx('location / { return 404; }'))
    expect(none).toMatch(
      /No `add_header` of the configuration of api\.example sends.*write one in `location \/`, with `always`/,
    )
    expect(none).not.toMatch(/takes over none|`map`/)
  })
  test('nginx is explained by the map whose value is empty, and by the `if` or location that has the line', async () => {
    const map = 'map $http_origin $cors { default ""; "https://x.example" $http_origin; }\n'
    const { text, ...rest } = nginx('location / { add_header Access-Control-Allow-Origin $cors; return 200 "hi"; }')
    expect(await why(ask('/a'), { ...rest, text: map + text })).toMatch(
      /its value is empty for this request: it comes from `map \$http_origin \$cors`.*add `https:\/\/app\.example` to that `map`/,
    )
    const onlyOptions =
      'location / { if ($request_method = OPTIONS) { add_header Access-Control-Allow-Origin *; add_header Access-Control-Allow-Methods PUT; return 204; } return 200 "hi"; }'
    expect(await why(put, nginx(onlyOptions))).toMatch(/is there for `if \(\$request_method = OPTIONS\)` only/)
  })
  test('a server that names itself nginx, and whose text is not known, is first explained by the line that is lost', async () => {
    const text = await why(ask('/a'), 'GET /a\n200\nServer: nginx\nAccess-Control-Allow-Methods: GET\n\nhi\n')
    expect(text).toMatch(
      /the line for it is missing where this answer was made, or its value is empty.*takes over none/,
    )
    expect(text).not.toContain('`map`')
  })
})

test('an empty Access-Control-Allow-Origin is explained as a list that lacks the origin', async () => {
  expect(await why(ask('/a'), 'GET /a\n200\nAccess-Control-Allow-Origin:\n\nhi\n')).toMatch(
    /is empty.*\n.*such as Fiber before 2\.43.*list lacks the origin.*add `https:\/\/app\.example`/,
  )
})

test('an origin named evil gets no remedy that allows it, and any other gets “if this page may read it”', async () => {
  const server = 'GET /a\n200\n\nhi\n'
  const [evil] = await explainRun(ask('/a'), server, { page: 'https://evil.test/' })
  expect(evil?.remedy).toBe(null)
  const [other] = await explainRun(ask('/a'), server)
  expect(other?.remedy?.value).toBe('https://app.example')
  expect(other?.text).toMatch(/\nIf this page may read it/)
})

test('after a redirect to another foreign origin the advice for `*` with credentials is to call the final address', async () => {
  const [call] = await explainRun(ask('/a', "{ credentials: 'include' }"), {
    [API]: `GET /a\n302\nLocation: https://cdn.example/b\n${OK}Access-Control-Allow-Credentials: true\n`,
    'https://cdn.example': 'GET /b\n200\nAccess-Control-Allow-Origin: *\n\nhi\n',
  })
  expect(call?.text).toMatch(/`\*` does not count.*\n.*Call cdn\.example directly/)
  expect(call?.text).not.toContain('name the origin')
  expect(call?.remedy).toBe(null)
})

test('a redirect back to the page’s own origin is not explained as one between two foreign origins', async () => {
  const [call] = await explainRun(ask('/a'), {
    [API]: `GET /a\n302\nLocation: https://app.example/b\n${OK}`,
    'https://app.example': 'GET /b\n200\n\nhi\n',
  })
  expect(call?.text).toMatch(/redirect away from a foreign origin.*`Origin: null`.*Call app\.example directly/)
  expect(call?.text).not.toContain('to another')
})

test('the advice for `*` with credentials does not name a header that is already there', async () => {
  const [call] = await explainRun(
    ask('/a', "{ credentials: 'include' }"),
    'GET /a\n200\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true\n\nhi\n',
  )
  expect(call?.text).toMatch(
    /name the origin in place of `\*`, with `Vary: Origin`\. `Access-Control-Allow-Credentials: true` is there already/,
  )
})

test('errors that carry the header are not said to leave without', async () => {
  const [, second] = await explainRun(ask('/ok') + ask('/a'), `GET /ok\n404\n${OK}\nGET /a\n500\n`)
  expect(second?.text).toMatch(/500/)
  expect(second?.text).not.toContain('only its errors')
})

test('mixed content names the exception of the machine itself', async () => {
  expect(await why(ask('http://api.example/a'), { 'http://api.example': 'GET /a\n200\n' })).toMatch(
    /in the clear, except to the machine it runs on \(`localhost`\)/,
  )
})
