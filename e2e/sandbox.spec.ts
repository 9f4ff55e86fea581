/** Scripts of pages in the sandbox, in a real browser and without the site (see sandbox-site.ts). */
import { expect, type Page, test } from '@playwright/test'
import type { HostPage, Outcome } from './sandbox-host.ts'
import { openSandboxSite, type SandboxSite } from './sandbox-site.ts'

declare const window: { page: HostPage }

// One browser and one page for all tests, which therefore run one after the other.
test.describe.configure({ mode: 'default' })
test.skip(({ browserName }) => browserName !== 'chromium', 'starts a Chromium of its own')

let site: SandboxSite
let page: Page
let trapAddress = ''

test.beforeAll(async () => {
  site = await openSandboxSite()
  page = site.page
  trapAddress = site.trap
})

test.afterAll(async () => {
  await site?.close()
})

const run = (code: string, options: { limits?: object; stopAfter?: number } = {}): Promise<Outcome> =>
  page.evaluate(([source, given]) => window.page.runCode(source, given), [code, options] as const)

const texts = (outcome: Outcome) => outcome.console.map((line) => line.text)

test('a script fetches, reads the answer and is finished at once', async () => {
  const outcome = await run(`
const response = await fetch('/data')
console.log(response.status, await response.text())`)
  expect(outcome).toMatchObject({
    why: 'finished',
    errors: [],
    console: [{ level: 'log', text: '200 answer to https://foo.example/data', source: { line: 3, column: 9 } }],
    calls: [{ api: 'fetch', url: 'https://foo.example/data', line: 2 }],
  })
  expect(outcome.milliseconds).toBeLessThan(1_000)
})

test('a script without top-level await is finished when its last promise has run', async () => {
  const outcome = await run(`
fetch('/one').then((r) => r.text()).then((text) => {
  console.log(text)
  setTimeout(() => fetch('/two').then((r) => r.text()).then(console.log), 100)
})`)
  expect(outcome.why).toBe('finished')
  expect(texts(outcome)).toEqual(['answer to https://foo.example/one', 'answer to https://foo.example/two'])
})

for (const [what, code] of [
  ['an endless loop', 'while (true) {}'],
  ['an endless loop of microtasks', 'const again = () => Promise.resolve().then(again); again()'],
  ['an interval that is never cleared', 'setInterval(() => {}, 20)'],
  ['a promise that never settles', 'await new Promise(() => {})'],
  ['an endless loop behind an answered call', "await fetch('/'); for (;;) {}"],
] as const) {
  test(`${what} leaves the page alive and is ended after about two seconds`, async () => {
    const outcome = await run(code)
    expect(outcome.why).toBe('time-limit')
    expect(outcome.milliseconds).toBeGreaterThan(1_900)
    expect(outcome.milliseconds).toBeLessThan(4_000)
    // Other work on this machine may take a moment; the loop would take all of it.
    expect(outcome.longestPause).toBeLessThan(1_500)
    expect((await run('console.log(1)')).why).toBe('finished')
  })
}

test('waiting for a slow server is no endless loop', async () => {
  const outcome = await run("console.log(await (await fetch('/?delay=2600')).text())")
  expect(outcome.why).toBe('finished')
  expect(texts(outcome)).toEqual(['answer to https://foo.example/?delay=2600'])
})

test('a whole run has an end, whatever its servers do', async () => {
  const outcome = await run("await fetch('/?delay=60000')", { limits: { wholeTime: 800 } })
  expect(outcome.why).toBe('time-limit')
  expect(outcome.milliseconds).toBeLessThan(2_500)
  expect(outcome.aborted).toEqual([true])
})

test('a runaway logger is cut off', async () => {
  const lines = await run("for (;;) console.log('again')")
  expect(lines.why).toBe('output-limit')
  expect(lines.console).toHaveLength(1_000)
  expect(lines.longestPause).toBeLessThan(1_500)
  const long = await run("for (;;) console.log('x'.repeat(9_000))")
  expect(long.why).toBe('output-limit')
  expect(long.console.length).toBeLessThan(30)
})

test('a runaway caller is cut off', async () => {
  const outcome = await run("for (;;) await fetch('/')")
  expect(outcome.why).toBe('call-limit')
  expect(outcome.calls).toHaveLength(500)
  expect((await run("for (;;) fetch('/?delay=100')")).why).toBe('call-limit')
})

test('an uncaught error has the name, the message and the place in the code', async () => {
  const thrown = await run("const a = 1\n\n  null.property\nconsole.log('never')")
  expect(thrown).toMatchObject({
    why: 'finished',
    console: [],
    errors: [{ kind: 'uncaught', name: 'TypeError', source: { line: 3, column: 8 } }],
  })
  const later = await run("setTimeout(() => {\n  throw new RangeError('later')\n})")
  expect(later.errors).toEqual([
    { kind: 'uncaught', name: 'RangeError', message: 'later', source: { line: 2, column: 9 } },
  ])
})

test('an unhandled rejection has the name, the message and the place in the code', async () => {
  const outcome = await run("async function f() {\n  throw new Error('no')\n}\nf()")
  expect(outcome.errors).toEqual([
    { kind: 'unhandled-rejection', name: 'Error', message: 'no', source: { line: 2, column: 9 } },
  ])
})

test('an error that the page handles itself is not reported', async () => {
  const outcome = await run(`
addEventListener('unhandledrejection', (event) => { event.preventDefault(); console.log('mine', event.reason.message) })
Promise.reject(new Error('no'))`)
  expect(outcome.errors).toEqual([])
  expect(texts(outcome)).toEqual(['mine no'])
})

test('the global scope is that of the page', async () => {
  const outcome = await run(`
console.log(location.href, location.origin, origin, isSecureContext)
console.log(window === globalThis, self === window, typeof document, typeof importScripts)
document.querySelector('p')`)
  expect(texts(outcome)).toEqual([
    'https://foo.example/app/index.html https://foo.example https://foo.example true',
    'true true undefined undefined',
    'The sandbox runs only the script of a page: there is no document, so there are no elements to look for.',
  ])
  expect(outcome.errors).toMatchObject([{ name: 'ReferenceError', source: { line: 4, column: 1 } }])
})

test('XMLHttpRequest, EventSource and beacons go the same way as fetch', async () => {
  const outcome = await run(`
const request = new XMLHttpRequest()
request.open('GET', '/xhr?delay=50')
request.onload = () => console.log(request.status, request.responseText)
request.send()
console.log(navigator.sendBeacon('/beacon', 'x'))
const source = new EventSource('/events')
source.onerror = () => console.log('closed')`)
  expect(outcome).toMatchObject({ why: 'finished', errors: [] })
  expect(outcome.calls.map(({ api, url, line }) => [api, new URL(url).pathname, line])).toEqual([
    ['xhr', '/xhr', 5],
    ['beacon', '/beacon', 6],
    ['eventsource', '/events', 7],
  ])
  expect(texts(outcome).toSorted()).toEqual(['200 answer to https://foo.example/xhr?delay=50', 'closed', 'true'])
})

test('objects are readable on the console', async () => {
  const outcome = await run(`
const response = await fetch('/')
console.log({ a: [1, 'b'], m: new Map([['k', 1]]) })
console.log(response)
console.log(new Error('shown'))
console.warn('%s of %d', 'one', 2)`)
  expect(texts(outcome)).toEqual([
    "{a: (2) [1, 'b'], m: Map(1) {'k' => 1}}",
    expect.stringMatching(/^Response \{\n {2}type: 'cors',[\s\S]*status: 200,[\s\S]*'content-type' => 'text\/plain'/),
    'Error: shown\n    at client.js:5:13',
    'one of 2',
  ])
})

test('aborting a call reaches the browser', async () => {
  const outcome = await run(`
const controller = new AbortController()
setTimeout(() => controller.abort(), 50)
await fetch('/?delay=5000', { signal: controller.signal }).catch((error) => console.log(error.name))`)
  expect(outcome).toMatchObject({ why: 'finished', aborted: [true] })
  expect(texts(outcome)).toEqual(['AbortError'])
  expect(outcome.milliseconds).toBeLessThan(1_500)
})

test('a run can be stopped from outside', async () => {
  const outcome = await run('for (;;) {}', { stopAfter: 100 })
  expect(outcome.why).toBe('stopped')
  expect(outcome.milliseconds).toBeLessThan(1_000)
})

test('a second run stops the first, and neither sees anything of the other', async () => {
  const [first, second] = await page.evaluate(async () => {
    const one = window.page.runCode("globalThis.mark = 1; setInterval(() => console.log('first'), 10)")
    await new Promise((resolve) => setTimeout(resolve, 200))
    const two = window.page.runCode("await new Promise((r) => setTimeout(r, 100)); console.log('second', typeof mark)")
    return Promise.all([one, two])
  })
  expect(first?.why).toBe('stopped')
  expect(new Set(first?.console.map((line) => line.text))).toEqual(new Set(['first']))
  expect(second?.why).toBe('finished')
  expect(second?.console.map((line) => line.text)).toEqual(['second undefined'])
})

test('two sandboxes run side by side', async () => {
  const outcomes = await page.evaluate(async () => {
    const other = window.page.createSandbox()
    const both = await Promise.all([
      window.page.runCode("console.log(await (await fetch('/a?delay=100')).text())"),
      window.page.runCode("console.log(await (await fetch('/b?delay=50')).text())", {}, other),
    ])
    other.dispose()
    return both
  })
  expect(outcomes.map((outcome) => outcome.why)).toEqual(['finished', 'finished'])
  expect(outcomes.map((outcome) => outcome.console.map((line) => line.text))).toEqual([
    ['answer to https://foo.example/a?delay=100'],
    ['answer to https://foo.example/b?delay=50'],
  ])
})

test('nothing that a script does reaches the network', async () => {
  // The control: the trap does catch what comes from a page that may call it.
  site.hits.length = 0
  await page.evaluate((address) => fetch(`http://${address}/control`).then((r) => r.text()), trapAddress)
  expect(site.hits).toContain('GET /control')
  site.hits.length = 0

  const attempts = [
    "await fetch('URL')",
    "const x = new XMLHttpRequest(); x.open('GET', 'URL'); x.send()",
    "const s = new WebSocket('WS'); await new Promise((r) => { s.onerror = s.onclose = r })",
    "const s = new EventSource('URL'); await new Promise((r) => { s.onerror = r })",
    "importScripts('URL')",
    "await import('URL')",
    'await import(\'data:text/javascript,await import("URL")\')',
    "new Worker('URL')",
    'new Worker(URL.createObjectURL(new Blob(["importScripts(\'URL\')"])))',
    "new SharedWorker('URL')",
    "navigator.sendBeacon('URL', 'x')",
    "const i = new Image(); i.src = 'URL'; await new Promise((r) => { i.onload = i.onerror = r })",
    "await new FontFace('f', 'url(URL)').load()",
    "new WebTransport('https://TRAP/')",
    "new RTCPeerConnection({ iceServers: [{ urls: 'stun:TRAP' }] })",
    "location.href = 'URL'; location = 'URL'; location.assign('URL')",
    "open('URL')",
    // What is left of the native functions, if anything is.
    "await Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).fetch.call(globalThis, 'URL')",
    "const b = new Blob([\"await fetch('URL')\"], { type: 'text/javascript' }); await import(URL.createObjectURL(b))",
    'await new (class extends Response {}).constructor(\'return fetch("URL")\')()',
    'await eval("import(\'URL\')")',
  ]
  for (const attempt of attempts) {
    const code = attempt
      .replaceAll("'URL'", `'http://${trapAddress}/hit'`)
      .replaceAll('"URL"', `"http://${trapAddress}/hit"`)
      .replaceAll('(URL)', `(http://${trapAddress}/hit)`)
      .replaceAll('WS', `ws://${trapAddress}/hit`)
      .replaceAll('TRAP', trapAddress)
    const outcome = await run(code, { limits: { time: 300 } })
    expect(['finished', 'time-limit'], attempt).toContain(outcome.why)
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(site.hits).toEqual([])
})

/** Runs in the page or in a frame of it: knocks at the trap with every native function a worker has. */
async function knock(address: string): Promise<unknown> {
  const url = `http://${address}`
  const source = `(async () => {
    const tries = {
      fetch: () => fetch('${url}/fetch'),
      xhr: () => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open('GET', '${url}/xhr'); x.onload = ok; x.onerror = no; x.send() }),
      socket: () => new Promise((ok, no) => { const s = new WebSocket('ws://${address}/socket'); s.onopen = ok; s.onerror = no }),
      events: () => new Promise((ok, no) => { const s = new EventSource('${url}/events'); s.onopen = ok; s.onerror = no }),
      import: () => import('${url}/import'),
      scripts: async () => importScripts('${url}/scripts'),
      font: () => new FontFace('f', 'url(${url}/font)').load(),
      worker: () => new Promise((ok, no) => {
        const inner = new Worker(URL.createObjectURL(new Blob(["fetch('${url}/worker').then(postMessage, postMessage)"])))
        inner.onmessage = ok
        inner.onerror = no
      }),
    }
    for (const attempt of Object.values(tries)) {
      const late = new Promise((ok) => setTimeout(ok, 500))
      try { await Promise.race([attempt(), late]) } catch {}
    }
    postMessage('done')
  })()`
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  return new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data)
    worker.onerror = (event) => resolve(event.message || 'the worker did not start')
  })
}

test('the content security policy alone keeps a worker inside', async () => {
  // The control: from a page without the policy, every knock is heard.
  site.hits.length = 0
  expect(await page.evaluate(knock, trapAddress)).toBe('done')
  const heard = site.hits.filter((hit) => hit !== 'connection').toSorted()
  const paths = ['events', 'fetch', 'font', 'import', 'scripts', 'socket', 'worker', 'xhr']
  expect([...new Set(heard)]).toEqual(paths.map((path) => `GET /${path}`))

  site.hits.length = 0
  const frame = page.frames().find((candidate) => candidate.url().endsWith('/sandbox/frame.html'))
  expect(await frame?.evaluate(knock, trapAddress)).toBe('done')
  expect(site.hits).toEqual([])
})

test('forged messages and replaced prototypes get a script nothing', async () => {
  const outcome = await run(`
const seen = []
const forged = { type: 'console', level: 'log', text: 'FORGED' }
for (const [prototype, name] of [
  [globalThis.MessageEvent?.prototype, 'data'], [globalThis.MessagePort?.prototype, 'onmessage'],
  [Event.prototype, 'target'], [Event.prototype, 'currentTarget'], [Object.prototype, 'type'],
]) {
  if (prototype) Object.defineProperty(prototype, name, { configurable: true, get() { seen.push(this); return undefined }, set() {} })
}
delete Object.prototype.type
for (const maker of [Function, Promise, Map, Array]) {
  const call = maker.prototype.call, then = maker.prototype.then, get = maker.prototype.get
  for (const [name, real] of [['call', call], ['then', then], ['get', get]]) {
    if (real) maker.prototype[name] = function (...args) { seen.push(this, ...args); return Reflect.apply(real, this, args) }
  }
}
for (const target of [globalThis, globalThis.parent, globalThis.opener]) {
  try { target?.postMessage?.(forged, '*') } catch {}
  try { target?.postMessage?.({ type: 'idle' }) } catch {}
  try { target?.dispatchEvent?.(new (globalThis.MessageEvent ?? CustomEvent)('message', { data: { type: 'result', id: 1, result: { outcome: 'network-error', message: 'FORGED' } } })) } catch {}
}
addEventListener('message', (event) => seen.push(event))
globalThis.onmessage = (event) => seen.push(event)
const text = await (await fetch('/real')).text()
const ports = seen.filter((value) => Object.prototype.toString.call(value) === '[object MessagePort]')
console.log(text, ports.length, typeof postMessage, typeof MessageChannel)`)
  expect(outcome.errors).toEqual([])
  expect(texts(outcome)).toEqual(['answer to https://foo.example/real 0 undefined undefined'])
  expect(outcome.why).toBe('finished')
})

test('the frame that cannot answer is thrown away, and the next run gets a new one', async () => {
  const frame = page.frames().find((candidate) => candidate.url().endsWith('/sandbox/frame.html'))
  await frame?.evaluate(() => {
    Worker.prototype.terminate = () => {
      throw new Error('stuck')
    }
  })
  const stuck = await run('for (;;) {}', { limits: { time: 200 } })
  expect(stuck.why).toBe('time-limit')
  expect(stuck.milliseconds).toBeLessThan(1_500)
  expect(await run("console.log('again')")).toMatchObject({ why: 'finished', console: [{ text: 'again' }] })
  expect(page.frames().filter((candidate) => candidate.url().endsWith('/sandbox/frame.html'))).toHaveLength(1)
})
