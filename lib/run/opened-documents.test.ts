import { describe, expect, test } from 'vitest'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import type { CallEvent, RequestEvent, Trace } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { explain } from '../trace/why/explanation.ts'
import { runInNode } from './run-in-node.ts'

const BANK = `GET /account
200 OK
Content-Type: text/plain
Access-Control-Allow-Origin: null
Access-Control-Allow-Credentials: true

1204
`
const READ = 'fetch("https://bank.example/account", { credentials: "include" }).then((r) => r.text()).then(console.log)'

const run = (code: string, more: Partial<DocumentParts> = {}): Promise<Trace> =>
  runInNode(
    documentOf({
      page: 'https://evil.test/',
      code,
      servers: { 'https://bank.example': BANK },
      cookies: { 'https://bank.example': 'session=sara' },
      ...more,
    }),
  )

const frame = (attributes: Readonly<Record<string, string>>) => `const frame = document.createElement("iframe");
for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) frame.setAttribute(name, value);
document.body.append(frame);
`
const inScript = (code: string, attributes = '') => `<p>Hello</p><script${attributes}>${code}</script>`

const calls = (trace: Trace) => trace.filter((e): e is CallEvent => e.type === 'call')
const requests = (trace: Trace) => trace.filter((e): e is RequestEvent => e.type === 'request')
const originOf = (request: RequestEvent | undefined) => getHeader(request?.headers ?? [], 'Origin')
const printed = (trace: Trace, by: 'script' | 'browser') =>
  trace.flatMap((e) => (e.type === 'console' && e.by === by ? [e.text] : []))

describe('the document of a frame’s srcdoc', () => {
  test('its script runs, and in a sandbox its origin is null', async () => {
    const trace = await run(frame({ sandbox: 'allow-scripts', srcdoc: inScript(READ) }))
    expect(calls(trace)[0]?.document).toEqual({ url: 'about:srcdoc', origin: 'null' })
    expect(originOf(requests(trace)[0])).toBe('null')
    expect(printed(trace, 'script')).toEqual(['1204'])
    expect(threeQuestions(trace, 1).crossOrigin.answer).toBe('Yes, the frame has no origin of its own')
  })

  test('without a sandbox, and with allow-same-origin, it has the origin of its page', async () => {
    for (const attributes of [{}, { sandbox: 'allow-scripts allow-same-origin' }]) {
      const trace = await run(frame({ ...attributes, srcdoc: inScript(READ) }))
      expect(originOf(requests(trace)[0])).toBe('https://evil.test')
      expect(printed(trace, 'script')).toEqual([])
    }
  })

  test('a sandbox without allow-scripts runs nothing, and Chromium says so', async () => {
    const trace = await run(frame({ sandbox: '', srcdoc: inScript(READ) }))
    expect(calls(trace)).toEqual([])
    expect(printed(trace, 'browser')).toEqual([
      "Blocked script execution in 'about:srcdoc' because the document's frame is sandboxed and the 'allow-scripts' permission is not set.",
    ])
  })

  test('a classic script cannot wait at its top level, and a module can', async () => {
    const waits = `console.log(await 7);`
    const classic = await run(frame({ srcdoc: inScript(waits) }))
    expect(classic.find((e) => e.type === 'script-error')).toMatchObject({
      kind: 'syntax',
      message: 'await is only valid in async functions and the top level bodies of modules',
    })
    expect(printed(await run(frame({ srcdoc: inScript(waits, ' type="module"') })), 'script')).toEqual(['7'])
  })

  test('the explanation of its failed call speaks of a page without an origin, and not of the page that contains it', async () => {
    const closed = BANK.replace('null', 'https://shop.example')
    const trace = await run(frame({ sandbox: 'allow-scripts', srcdoc: inScript(READ) }), {
      servers: { 'https://bank.example': closed },
    })
    const words = explain(trace, 1)?.paragraphs.join(' ')
    expect(words).not.toContain('evil.test')
    expect(words).toContain('it is in a sandboxed frame')
    expect(words).not.toContain('Serve it over HTTP')
  })

  test('the script of the sandbox property, set as text or word by word, is the attribute', async () => {
    const trace = await run(`const frame = document.createElement("iframe");
frame.sandbox.add("allow-scripts");
frame.srcdoc = ${JSON.stringify(inScript(READ))};
document.body.append(frame);
console.log(frame.sandbox.contains("allow-scripts"), String(frame.sandbox));`)
    expect(printed(trace, 'script')).toEqual(['true allow-scripts', '1204'])
  })
})

describe('the document that a server gives to a frame', () => {
  const help = (headers: string, body: string) => `GET /help
200 OK
Content-Type: text/html
${headers}
${body}
`
  const framed = (headers: string, more: Partial<DocumentParts> = {}, attributes = {}) =>
    run(frame({ src: 'https://help.bank.example/help', ...attributes }), {
      servers: {
        'https://bank.example': BANK.replace('null', 'https://help.bank.example'),
        'https://help.bank.example': help(headers, inScript(READ)),
      },
      ...more,
    })

  test('its script runs with the origin of that server', async () => {
    const trace = await framed('')
    expect(originOf(requests(trace)[1])).toBe('https://help.bank.example')
    expect(printed(trace, 'script')).toEqual(['1204'])
  })

  test('in a sandbox its origin is null, and for a data: URL too', async () => {
    const trace = await framed('', {}, { sandbox: 'allow-scripts' })
    expect(originOf(requests(trace)[1])).toBe('null')
    const data = await run(frame({ src: `data:text/html,${encodeURIComponent(inScript(READ))}` }))
    expect(printed(data, 'script')).toEqual(['1204'])
  })

  test.each([
    [
      'X-Frame-Options: DENY\n',
      "Refused to display 'https://help.bank.example/' in a frame because it set 'X-Frame-Options' to 'deny'.",
    ],
    [
      "Content-Security-Policy: frame-ancestors 'self'\n",
      `Framing 'https://help.bank.example/' violates the following Content Security Policy directive: "frame-ancestors 'self'". The request has been blocked.\n`,
    ],
  ])('%s keeps the page out of the frame', async (header, message) => {
    const trace = await framed(header)
    expect(calls(trace)).toHaveLength(1)
    expect(printed(trace, 'browser')).toEqual([message])
  })

  test('a page that names the framing page in frame-ancestors is shown, whatever X-Frame-Options says', async () => {
    const trace = await framed('X-Frame-Options: DENY\nContent-Security-Policy: frame-ancestors https://evil.test\n')
    expect(printed(trace, 'script')).toEqual(['1204'])
  })

  test.each([
    ["default-src 'self'", false],
    ["script-src 'unsafe-inline'; connect-src *", true],
    ["script-src 'unsafe-inline' 'nonce-a'", false],
    ["img-src 'self'", true],
  ])('with the policy %s, a script in the markup runs: %s', async (policy, runs) => {
    const trace = await framed(`Content-Security-Policy: ${policy}\n`)
    expect(printed(trace, 'script')).toEqual(runs ? ['1204'] : [])
    expect(printed(trace, 'browser').some((text) => text.startsWith('Executing inline script violates'))).toBe(!runs)
  })

  test('text, and a file to keep, are not run', async () => {
    expect(calls(await framed('Content-Disposition: attachment\n'))).toHaveLength(1)
    const asText = await run(frame({ src: 'https://help.bank.example/help' }), {
      servers: { 'https://help.bank.example': help('', inScript(READ)).replace('text/html', 'text/plain') },
    })
    expect(calls(asText)).toHaveLength(1)
  })

  test('a SameSite cookie stays out of its calls, because the page around it is of another site', async () => {
    const server = `GET /login
204 No Content
Set-Cookie: lax=1; Secure; SameSite=Lax
Set-Cookie: none=1; Secure; SameSite=None

${BANK.replace('null', 'https://help.bank.example')}`
    const servers = { 'https://bank.example': server, 'https://help.bank.example': help('', inScript(READ)) }
    const login = 'await fetch("https://bank.example/login", { mode: "no-cors", credentials: "include" });\n'
    const visit = (page: string) =>
      run(login + frame({ src: 'https://help.bank.example/help' }), {
        page,
        servers,
        cookies: {},
        thirdPartyCookies: 'sent',
      })
    const own = requests(await visit('https://www.bank.example/')).at(-1)
    expect(getHeader(own?.headers ?? [], 'Cookie')).toBe('lax=1; none=1')
    const foreign = requests(await visit('https://evil.test/')).at(-1)
    expect(getHeader(foreign?.headers ?? [], 'Cookie')).toBe('none=1')
  })
})

test('a page that the script goes to runs its script there, at the top', async () => {
  const trace = await run('location.href = "https://help.bank.example/help";', {
    servers: {
      'https://bank.example': BANK.replace('null', 'https://help.bank.example'),
      'https://help.bank.example': `GET /help\n200 OK\nContent-Type: text/html\n\n${inScript(READ)}\n`,
    },
  })
  expect(calls(trace)[1]?.document?.origin).toBe('https://help.bank.example')
  expect(printed(trace, 'script')).toContain('1204')
})

test('a page that opens itself in a frame comes to an end', async () => {
  const again = 'const f = document.createElement("iframe"); f.src = "https://loop.example/"; document.body.append(f)'
  const trace = await run(frame({ src: 'https://loop.example/' }), {
    servers: { 'https://loop.example': `GET /\n200 OK\nContent-Type: text/html\n\n${inScript(again)}\n` },
  })
  expect(calls(trace)).toHaveLength(9)
  expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
})
