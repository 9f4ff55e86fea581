/** Limits that end a script in the sandbox while the page keeps responding (see sandbox-site.ts). */
import { expect, test } from '@playwright/test'
import { sandboxOfFile, texts } from './sandbox-site.ts'

const sandbox = sandboxOfFile()

for (const [what, code] of [
  ['an endless loop', 'while (true) {}'],
  ['an endless loop of microtasks', 'const again = () => Promise.resolve().then(again); again()'],
  ['an interval that is never cleared', 'setInterval(() => {}, 20)'],
  ['a promise that never settles', 'await new Promise(() => {})'],
  ['an endless loop behind an answered call', "await fetch('/'); for (;;) {}"],
] as const) {
  test(`${what} does not freeze the page and is ended after about two seconds`, async () => {
    const outcome = await sandbox.run(code)
    expect(outcome.why).toBe('time-limit')
    expect(outcome.milliseconds).toBeGreaterThan(1_900)
    expect(outcome.milliseconds).toBeLessThan(4_000)
    // Other work on this machine may take a moment; the loop would take the whole time.
    expect(outcome.longestPause).toBeLessThan(1_500)
    expect((await sandbox.run('console.log(1)')).why).toBe('finished')
  })
}

test('waiting for a slow server does not count as an endless loop', async () => {
  const outcome = await sandbox.run("console.log(await (await fetch('/?delay=2600')).text())")
  expect(outcome.why).toBe('finished')
  expect(texts(outcome)).toEqual(['answer to https://foo.example/?delay=2600'])
})

test('a run has a time limit, whatever its servers do', async () => {
  const outcome = await sandbox.run("await fetch('/?delay=60000')", { limits: { wholeTime: 800 } })
  expect(outcome.why).toBe('time-limit')
  expect(outcome.milliseconds).toBeLessThan(2_500)
  expect(outcome.aborted).toEqual([true])
})

test('a script that logs without end is cut off', async () => {
  const lines = await sandbox.run("for (;;) console.log('again')")
  expect(lines.why).toBe('output-limit')
  expect(lines.console).toHaveLength(1_000)
  expect(lines.longestPause).toBeLessThan(1_500)
  const long = await sandbox.run("for (;;) console.log('x'.repeat(9_000))")
  expect(long.why).toBe('output-limit')
  expect(long.console.length).toBeLessThan(30)
})

test('a script that calls without end is cut off', async () => {
  const outcome = await sandbox.run("for (;;) await fetch('/')")
  expect(outcome.why).toBe('call-limit')
  expect(outcome.calls).toHaveLength(500)
  expect((await sandbox.run("for (;;) fetch('/?delay=100')")).why).toBe('call-limit')
})

test('a run can be stopped from outside', async () => {
  const outcome = await sandbox.run('for (;;) {}', { stopAfter: 100 })
  expect(outcome.why).toBe('stopped')
  expect(outcome.milliseconds).toBeLessThan(1_000)
})

test('a frame that does not respond is discarded, and the next run gets a new one', async () => {
  const frame = sandbox.page.frames().find((candidate) => candidate.url().endsWith('/sandbox/frame.html'))
  await frame?.evaluate(() => {
    Worker.prototype.terminate = () => {
      throw new Error('stuck')
    }
  })
  const stuck = await sandbox.run('for (;;) {}', { limits: { time: 200 } })
  expect(stuck.why).toBe('time-limit')
  expect(stuck.milliseconds).toBeLessThan(1_500)
  expect(await sandbox.run("console.log('again')")).toMatchObject({ why: 'finished', console: [{ text: 'again' }] })
  expect(sandbox.page.frames().filter((candidate) => candidate.url().endsWith('/sandbox/frame.html'))).toHaveLength(1)
})
