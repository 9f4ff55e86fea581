/** Code cannot leave the sandbox, and runs are isolated from each other (see sandbox-site.ts). */
import { Script } from 'node:vm'
import { expect, test } from '@playwright/test'
import { currentEngine, openEngine } from './engines.ts'
import { callTrap, escapeAttempts } from './escape-attempts.ts'
import type { HostPage } from './sandbox-host.ts'
import { sandboxOfFile, texts } from './sandbox-site.ts'

declare const window: { page: HostPage }

const sandbox = sandboxOfFile()

test('a second run stops the first, and neither can observe the other', async () => {
  const [first, second] = await sandbox.page.evaluate(async () => {
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
  const outcomes = await sandbox.page.evaluate(async () => {
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
  test.setTimeout(120_000)
  // The control: the trap does catch requests of a page that may send them.
  sandbox.hits.length = 0
  await sandbox.page.evaluate((address) => fetch(`http://${address}/control`).then((r) => r.text()), sandbox.trap)
  expect(sandbox.hits).toContain('GET /control')
  sandbox.hits.length = 0

  const attempts = escapeAttempts(sandbox.trap)
  const ends = await sandbox.page.evaluate(async (waiting) => {
    const left = [...waiting.entries()]
    const ended: string[] = []
    /** Tries one after another in a sandbox of its own. */
    const tryInTurn = async () => {
      const own = window.page.createSandbox()
      for (let next = left.shift(); next; next = left.shift()) {
        const [at, attempt] = next
        const code = `await Promise.race([(async () => { ${attempt} })(), new Promise((late) => setTimeout(late, 150))])`
        ended[at] = (await window.page.runCode(code, { limits: { time: 300 } }, own)).why
      }
      own.dispose()
    }
    await Promise.all([tryInTurn(), tryInTurn(), tryInTurn(), tryInTurn()])
    return ended
  }, attempts)
  for (const [at, attempt] of attempts.entries()) expect(['finished', 'time-limit'], attempt).toContain(ends[at])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(sandbox.hits).toEqual([])
})

/** Runs in the page: tries each in a native worker without the sandbox's walls. */
async function tryOutside(attempts: readonly string[]): Promise<void> {
  const left = [...attempts]
  const tryInTurn = async () => {
    for (let attempt = left.shift(); attempt !== undefined; attempt = left.shift()) {
      const source = `(async () => { ${attempt} })().catch(() => {})`
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
      await new Promise((late) => setTimeout(late, 250))
      worker.terminate()
    }
  }
  await Promise.all([tryInTurn(), tryInTurn(), tryInTurn(), tryInTurn()])
}

test('the attempts are what they seem: without the sandbox, many of the same lines reach the trap', async () => {
  test.setTimeout(60_000)
  sandbox.hits.length = 0
  const attempts = escapeAttempts(sandbox.trap)
  // Each is JavaScript. One with a mistake would never run, and so never be a danger.
  for (const attempt of attempts) expect(() => new Script(`async () => { ${attempt} }`), attempt).not.toThrow()
  const numbered = attempts.map((_, at) => escapeAttempts(`${sandbox.trap}/${at}`)[at] ?? '')
  const engine = currentEngine()
  // A native worker of Firefox 153 that imports from the text of a timer ends the process of its page.
  const outside = numbered.filter((attempt) => engine !== 'firefox' || !attempt.startsWith('setTimeout("'))
  // What these lines leave behind must not meet the other tests.
  const browser = await openEngine(engine)
  await browser.page.goto(await sandbox.page.evaluate(() => location.href))
  await browser.page.evaluate(tryOutside, outside)
  await browser.close()
  const reached = new Set(sandbox.hits.flatMap((hit) => /^[A-Z]+ \/(\d+)\/hit$/.exec(hit)?.[1] ?? []))
  test.info().annotations.push({ type: 'reach the trap', description: `${reached.size} of ${attempts.length}` })
  expect(reached.size).toBeGreaterThan(25)
})

test('the Content-Security-Policy alone keeps a worker from calling the network', async () => {
  // The control: from a page without the policy, every call reaches the trap. Firefox sometimes loses the process of a
  // page whose native worker calls in so many ways; then the control is made in a new one.
  const control = () => {
    sandbox.hits.length = 0
    const lost = new Promise<string>((resolve) => setTimeout(resolve, 20_000, 'the page did not answer'))
    return Promise.race([sandbox.page.evaluate(callTrap, sandbox.trap).catch(String), lost])
  }
  if ((await control()) !== 'done') {
    await sandbox.reopen()
    expect(await control()).toBe('done')
  }
  const reached = sandbox.hits.filter((hit) => hit !== 'connection').toSorted()
  const paths = ['events', 'fetch', 'font', 'import', 'scripts', 'socket', 'worker', 'xhr']
  expect([...new Set(reached)]).toEqual(paths.map((path) => `GET /${path}`))

  sandbox.hits.length = 0
  const frame = sandbox.page.frames().find((candidate) => candidate.url().endsWith('/sandbox/frame.html'))
  expect(await frame?.evaluate(callTrap, sandbox.trap)).toBe('done')
  expect(sandbox.hits).toEqual([])
})

test('forged messages and replaced prototypes give a script no access', async () => {
  const outcome = await sandbox.run(`
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
