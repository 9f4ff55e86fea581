import { describe, expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, headerOf, outcomes, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { API, CDN, latest, notes, picture, SHOP, session, TO_LOGIN } from './documents.ts'
import { lesson } from './lesson.ts'

const OPEN = `Access-Control-Allow-Origin: *
Access-Control-Allow-Methods: PUT
Access-Control-Allow-Headers: content-type, authorization, x-request-id
`
const PREFLIGHT = `OPTIONS /*\n204 No Content\n${OPEN}\n`
/** A route of any method that redirects. */
const to = (path: string, status: number, location: string) => `* ${path}\n${status}\n${OPEN}Location: ${location}\n\n`

/** A page on shop.example whose call goes along redirects, all of them with permission. */
function chain(call: string, servers: Readonly<Record<string, string>>) {
  const withEnd = Object.entries(servers).map(([origin, text]) => [
    origin,
    `${PREFLIGHT}${text}* /end\n200 OK\n${OPEN}\nend\n`,
  ])
  return runInNode(
    documentOf({ page: `${SHOP}/`, code: `await fetch(${call});`, servers: Object.fromEntries(withEnd) }),
  )
}

test('a script makes one call, and learns that there was a redirect and where it ended', async () => {
  const trace = await runExample(lesson, 'followed')
  expect(requests(trace)).toHaveLength(2)
  expect(printed(trace, 'script')[0]).toBe(`true ${API}/catalogue/3`)
})

test('where the answer 302 has no permission, the browser does not follow', async () => {
  const trace = await runInNode(latest(''))
  expect(responses(trace).map(({ status }) => status)).toEqual([302])
  expect(failures(trace)).toEqual(['missing-allow-origin'])
})

describe('a preflight', () => {
  test.each(['chromium', 'firefox', 'webkit'] as const)('%s follows no redirect of a preflight', async (browser) => {
    const trace = await runInNode({ ...notes('/notes'), browser })
    expect(headerOf(responses(trace)[0], 'Access-Control-Allow-Origin')).toBe(SHOP)
    expect(requests(trace)).toHaveLength(1)
    expect(failures(trace)).toHaveLength(1)
  })
  test('with GET the redirect to the slash works', async () => {
    const { client, ...rest } = notes('/notes')
    const trace = await runInNode({ ...rest, client: { ...client, code: `await fetch("${API}/notes");` } })
    expect(failures(trace)).toEqual([])
    expect(requests(trace)).toHaveLength(2)
  })
  test('after a preflight that succeeded, the request is redirected, and the new address gets a preflight', async () => {
    const servers = { [API]: to('/start', 307, '/end') }
    const trace = await chain(`"${API}/start", { method: "PUT" }`, servers)
    expect(requests(trace).map(({ purpose, url }) => `${purpose} ${new URL(url).pathname}`)).toEqual([
      'preflight /start',
      'actual /start',
      'preflight /end',
      'actual /end',
    ])
    expect(failures(trace)).toEqual([])
  })
})

describe('on the way', () => {
  test.each([
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['PUT', 303, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
  ])('a %s after %i is a %s', async (method, status, then) => {
    const body = method === 'POST' ? ', body: "tea"' : ''
    const trace = await chain(`"${API}/start", { method: "${method}"${body} }`, { [API]: to('/start', status, '/end') })
    const last = requests(trace).at(-1)
    expect(last?.method).toBe(then)
    expect(last?.body !== null && last?.body !== undefined).toBe(method === 'POST' && then === 'POST')
  })
  test('Authorization is removed where the next hop goes to another origin, and another header stays', async () => {
    const call = `"${API}/start", { headers: { Authorization: "Bearer a1b2c3", "X-Request-Id": "7" } }`
    const away = await chain(call, { [API]: to('/start', 302, `${CDN}/end`), [CDN]: '' })
    const last = requests(away).at(-1)
    expect(last?.url).toBe(`${CDN}/end`)
    expect(headerOf(last, 'Authorization')).toBeNull()
    expect(headerOf(last, 'X-Request-Id')).toBe('7')
    const within = await chain(call, { [API]: to('/start', 302, '/end') })
    expect(headerOf(requests(within).at(-1), 'Authorization')).toBe('Bearer a1b2c3')
  })
})

describe('a redirect that always fails', () => {
  test('the browser follows 20 redirects, and no more', async () => {
    const far = (count: number) =>
      Array.from({ length: count }, (_, at) => to(`/${at}`, 302, at + 1 === count ? '/end' : `/${at + 1}`)).join('')
    expect(failures(await chain(`"${API}/0"`, { [API]: far(20) }))).toEqual([])
    expect(failures(await chain(`"${API}/0"`, { [API]: far(21) }))).toEqual(['redirect-count'])
  })
  test.each([
    [307, ['redirect-stream-body']],
    [303, []],
  ])('a stream as body, redirected with %i, ends with %j', async (status, reasons) => {
    const call = `"${API}/start", { method: "POST", duplex: "half", body: new Blob(["tea"]).stream() }`
    expect(failures(await chain(call, { [API]: to('/start', status, '/end') }))).toEqual(reasons)
  })
  test.each([
    ['mailto:sara@shop.example', 'redirect-scheme'],
    ['https://', 'redirect-location-invalid'],
    ['https://sara:secret@cdn.example/', 'redirect-credentials'],
    ['/end\nLocation: /other', 'redirect-location-invalid'],
  ])('a redirect to %s is refused: %s', async (location, reason) => {
    expect(failures(await chain(`"${API}/start"`, { [API]: to('/start', 302, location) }))).toEqual([reason])
  })
})

describe('Origin: null', () => {
  const origins = async (call: string, servers: Readonly<Record<string, string>>) =>
    requests(await chain(call, servers)).map((request) => headerOf(request, 'Origin'))
  test('a redirect from the page’s own origin to another one keeps Origin', async () => {
    expect(await origins('"/start"', { [SHOP]: to('/start', 302, `${API}/end`), [API]: '' })).toEqual([null, SHOP])
  })
  test('a redirect within one other origin keeps Origin', async () => {
    expect(await origins(`"${API}/start"`, { [API]: to('/start', 302, '/end') })).toEqual([SHOP, SHOP])
  })
  test('a redirect from another origin to a third one makes it null, and it stays null when a hop leads back', async () => {
    const servers = {
      [API]: to('/start', 302, `${CDN}/middle`),
      [CDN]: to('/middle', 302, `${API}/end`),
    }
    expect(await origins(`"${API}/start"`, servers)).toEqual([SHOP, 'null', 'null'])
  })
  test('a server that allows null can be read by any page with a frame of the origin null', async () => {
    const { servers } = picture(undefined, undefined, 'Access-Control-Allow-Origin: null\n')
    const frame = documentOf({
      page: 'https://evil.test/',
      opaque: true,
      code: `await fetch("${CDN}/7.svg");`,
      servers: {},
    })
    expect(failures(await runInNode({ ...frame, servers }))).toEqual([])
  })
  test('a CDN that answers with * can be read after the redirect', async () => {
    const open = picture(undefined, undefined, 'Access-Control-Allow-Origin: *\n')
    expect(failures(await runInNode(open))).toEqual([])
  })
})

test('after the redirect to a login page the console names an address that is not in the script', async () => {
  const document = session(TO_LOGIN)
  const [line] = printed(await runInNode(document), 'browser')
  expect(line).toContain('https://login.example/sign-in')
  expect(document.client.code).not.toContain('login.example')
})

describe('the option redirect', () => {
  const own = (redirect: string) =>
    runExample(lesson, 'own-login', { code: [['"/api/cart"', `"/api/cart", { redirect: "${redirect}" }`]] })
  test('follow is the default: fetch ends on the login page with 200, and reading JSON fails later', async () => {
    const trace = await runExample(lesson, 'own-login')
    expect(outcomes(trace)[0]).toMatchObject({ kind: 'response', status: 200, responseType: 'basic' })
    expect(trace.some((e) => e.type === 'script-error' && e.name === 'SyntaxError')).toBe(true)
  })
  test('with error the call fails with a TypeError', async () => {
    const trace = await own('error')
    expect(failures(trace)).toEqual(['redirect-mode-error'])
    expect(trace.some((e) => e.type === 'script-error' && e.name === 'TypeError')).toBe(true)
  })
  test('with manual the browser does not follow, and the script gets an opaque redirect without status and headers', async () => {
    const trace = await own('manual')
    expect(requests(trace)).toHaveLength(1)
    expect(outcomes(trace)[0]).toMatchObject({ responseType: 'opaqueredirect', status: 0, headers: [] })
  })
  test('with manual a 302 of another origin still needs its permission', async () => {
    const { client, ...rest } = latest('')
    const code = client.code.replace('/latest"', '/latest", { redirect: "manual" }')
    expect(failures(await runInNode({ ...rest, client: { ...client, code } }))).toEqual(['missing-allow-origin'])
  })
})
