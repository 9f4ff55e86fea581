/** The environment of a page's script in the sandbox, in a real browser and without the site (see sandbox-site.ts). */
import { expect, test } from '@playwright/test'
import { currentEngine } from './engines.ts'
import { sandboxOfFile, texts } from './sandbox-site.ts'

const sandbox = sandboxOfFile()

test('a script fetches, reads the response and finishes at once', async () => {
  const outcome = await sandbox.run(`
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

test('a script without top-level await finishes when its last promise is settled', async () => {
  const outcome = await sandbox.run(`
fetch('/one').then((r) => r.text()).then((text) => {
  console.log(text)
  setTimeout(() => fetch('/two').then((r) => r.text()).then(console.log), 100)
})`)
  expect(outcome.why).toBe('finished')
  expect(texts(outcome)).toEqual(['answer to https://foo.example/one', 'answer to https://foo.example/two'])
})

test('an uncaught error has a name, a message and a position in the code', async () => {
  const thrown = await sandbox.run("const a = 1\n\n  null.property\nconsole.log('never')")
  // Of `null.property`, V8 names the property and SpiderMonkey the whole expression.
  const column = currentEngine() === 'firefox' ? 3 : 8
  expect(thrown).toMatchObject({
    why: 'finished',
    console: [],
    errors: [{ kind: 'uncaught', name: 'TypeError', source: { line: 3, column } }],
  })
  const later = await sandbox.run("setTimeout(() => {\n  throw new RangeError('later')\n})")
  expect(later.errors).toEqual([
    { kind: 'uncaught', name: 'RangeError', message: 'later', source: { line: 2, column: 9 } },
  ])
})

test('an unhandled rejection has a name, a message and a position in the code', async () => {
  const outcome = await sandbox.run("async function f() {\n  throw new Error('no')\n}\nf()")
  expect(outcome.errors).toEqual([
    { kind: 'unhandled-rejection', name: 'Error', message: 'no', source: { line: 2, column: 9 } },
  ])
})

test('an error that the page handles itself is not reported', async () => {
  const outcome = await sandbox.run(`
addEventListener('unhandledrejection', (event) => { event.preventDefault(); console.log('mine', event.reason.message) })
Promise.reject(new Error('no'))`)
  expect(outcome.errors).toEqual([])
  expect(texts(outcome)).toEqual(['mine no'])
})

test('the global scope is the one of a page', async () => {
  const outcome = await sandbox.run(`
console.log(location.href, location.origin, origin, isSecureContext)
console.log(window === globalThis, self === window, typeof document, typeof importScripts)
document.querySelector('p')`)
  expect(texts(outcome)).toEqual([
    'https://foo.example/app/index.html https://foo.example https://foo.example true',
    'true true object undefined',
    '`document.querySelector` is not part of this page: the page has no markup, only `head`, `body`, and the elements that its script makes with createElement() in order to load something.',
  ])
  expect(outcome.errors).toMatchObject([{ name: 'TypeError', source: { line: 4 } }])
})

test('XMLHttpRequest, EventSource and beacons are sent the same way as fetch', async () => {
  const outcome = await sandbox.run(`
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
  const outcome = await sandbox.run(`
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
  const outcome = await sandbox.run(`
const controller = new AbortController()
setTimeout(() => controller.abort(), 50)
await fetch('/?delay=5000', { signal: controller.signal }).catch((error) => console.log(error.name))`)
  expect(outcome).toMatchObject({ why: 'finished', aborted: [true] })
  expect(texts(outcome)).toEqual(['AbortError'])
  expect(outcome.milliseconds).toBeLessThan(1_500)
})
