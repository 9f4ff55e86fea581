import { describe, expect, test } from 'vitest'
import { API, ask, explainRun, express, OK } from '../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const PAGE = '<!doctype html><html><body>App</body></html>'
const GUESS = 'start page'

describe('an HTML response', () => {
  test('an HTML response that a development server falls back to is explained as a start page', async () => {
    const vite = { dialect: 'vite' as const, text: 'export default {}\n' }
    const own = "await fetch('/api/x').catch(() => {})"
    expect(await why(own, { 'http://localhost:5173': vite }, { page: 'http://localhost:5173/' })).toContain(GUESS)
  })
  test('an HTML response of a route is not explained as a start page, whatever its status', async () => {
    const html = `Content-Type: text/html\n${OK}`
    expect(await why(ask('/a'), `GET /a\n200\n${html}\n${PAGE}\n`)).not.toContain(GUESS)
    expect(await why(ask('/a'), `GET /a\n502\n${html}\n${PAGE}\n`)).not.toContain(GUESS)
    expect(await why(ask('/a'), express("app.use(cors())\napp.get('/a', (req, res) => res.send('hi'))"))).not.toContain(
      GUESS,
    )
    expect(await why(ask('/none'), express('app.use(cors())'))).not.toContain(GUESS)
  })
})

describe('hidden headers', () => {
  const answer = (headers: string) => `GET /a\n200\n${OK}${headers}\nhi\n`
  test('hidden headers whose list has an element that is not a name are explained by that element', async () => {
    expect(await why(ask('/a'), answer('Access-Control-Expose-Headers: X-T, X Y\nX-T: 1\n'))).toMatch(
      /cannot see the header `X-T`: .*because `X Y` is not the name of a header/,
    )
  })
  test('hidden headers are named only where a script could need them', async () => {
    const text = await why(
      ask('/a'),
      answer(
        "X-Total: 5\nContent-Security-Policy: default-src 'self'\nX-Content-Type-Options: nosniff\nStrict-Transport-Security: max-age=1\nVary: Accept\nServer: x\nDate: x\nConnection: close\nETag: W/1\nLast-Modified: x\nAccept-Ranges: bytes\nAllow: GET\n",
      ),
    )
    expect(text).toMatch(/cannot see the header `X-Total`:/)
    expect(text).not.toMatch(/Security|nosniff|X-Content|`Vary|`Server|`Date|`Connection|`ETag|`Last|`Accept|`Allow/)
  })
})

describe('headers that the script looks for', () => {
  const answer = `GET /a\n200\n${OK}Location: /b\nAccept-Ranges: bytes\nDate: x\nServer: x\nX-T: 1\n\nhi\n`
  const get = (...names: string[]) =>
    `const r = await fetch('https://api.example/a')\n${names.map((name) => `r.headers.get('${name}')`).join('\n')}\n`
  test('headers that the script asks for by name, and no others, are reported, whatever they are', async () => {
    for (const names of [['Location'], ['Accept-Ranges', 'Date'], ['Server']]) {
      const text = await why(get(...names), answer)
      for (const name of ['Location', 'Accept-Ranges', 'Date', 'Server', 'X-T'])
        expect(text.includes(`\`${name}\``)).toBe(names.includes(name))
      expect(text).toMatch(/asks for and gets `null`.*`Access-Control-Expose-Headers`/)
    }
  })
  test('headers that the answer does not have are not reported when the script asks for them', async () => {
    expect(await why(get('X-None'), answer)).not.toMatch(/X-None|asks for/i)
  })
  test('headers that XMLHttpRequest asks for are reported too', async () => {
    const xhr =
      "const x = new XMLHttpRequest()\nx.open('GET', 'https://api.example/a')\nx.onload = () => x.getResponseHeader('location')\nx.send()\n"
    expect(await why(xhr, answer)).toMatch(/cannot see the header `Location` that it asks for/)
  })
  test('a response of the script’s own is not asked for a hidden header', async () => {
    expect(await why(`${get()}new Response('').headers.get('Location')\n`, answer)).not.toContain('asks for')
  })
})

describe('a readable answer that a cache may keep', () => {
  test('a response for one origin needs `Vary` only where other origins get another value', async () => {
    expect(await why(ask('/a'), `GET /a\n200\n${OK}Cache-Control: max-age=60\n\nhi\n`)).toMatch(
      /If api\.example answers other origins with another value, it has to send `Vary: Origin`/,
    )
  })
  test('a response for one person must not be in a shared cache', async () => {
    const text = await why(
      ask('/me', "{ credentials: 'include' }"),
      `GET /me\n200\n${OK}Access-Control-Allow-Credentials: true\nCache-Control: public, max-age=60\n\nhi\n`,
      { cookies: { [API]: 'sid=1; Secure; SameSite=None' } },
    )
    expect(text).toMatch(/may hand what is meant for this person to somebody else.*`private`/)
    expect(text).not.toMatch(/and they are refused/)
  })
})

test('a readable 429 says that there were too many calls', async () => {
  expect(await why(ask('/a'), `GET /a\n429\n${OK}`)).toMatch(/429.*too many calls/)
})

describe('cookies', () => {
  const setting = (cookie: string) =>
    `GET /a\n200\n${OK}Access-Control-Allow-Credentials: true\nSet-Cookie: ${cookie}\n\nhi\n`
  const include = ask('/a', "{ credentials: 'include' }")
  test('cookies that are not sent are explained with the SameSite they were set with', async () => {
    const sent = { thirdPartyCookies: 'sent' as const }
    expect(await why(include, setting('s=1'), sent)).toMatch(
      /`SameSite` is `Lax` where nothing is said, and app\.example/,
    )
    expect(await why(include, setting('s=1; SameSite=Lax'), sent)).toMatch(
      /was set with `SameSite=Lax`, and app\.example/,
    )
    expect(await why(include, setting('s=1; SameSite=Strict'), sent)).toMatch(/was set with `SameSite=Strict`/)
  })
  test('cookies of the same domain in another scheme need HTTPS, and not SameSite=None', async () => {
    const text = await why(
      ask('https://api.app.example/a', "{ credentials: 'include' }"),
      { 'https://api.app.example': setting('s=1; SameSite=Lax').replaceAll('https://app', 'http://app') },
      { page: 'http://app.example/' },
    )
    expect(text).toMatch(/scheme is part of a site.*Serve the page over HTTPS/)
    expect(text).not.toMatch(/different sites|SameSite=None/)
  })
  test('cookies of a call that omits credentials on purpose get no advice to include them', async () => {
    const text = await why(ask('/a', "{ credentials: 'omit' }"), `GET /a\n200\n${OK}\nhi\n`, {
      cookies: { [API]: 's=1' },
    })
    expect(text).toMatch(/says `credentials: 'omit'`/)
    expect(text).not.toContain("`credentials: 'include'`")
  })
})
