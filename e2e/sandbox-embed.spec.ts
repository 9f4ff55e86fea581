/** Code cannot leave the sandbox of an embed either, and a foreign page around it or above it cannot use the sandbox. */
import { expect, test } from '@playwright/test'
import { DEFAULT_DOCUMENT } from '../lib/document/default-document.ts'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { currentEngine, type EnginePage, type OpenEngine, openEngine, whyMissing } from './engines.ts'
import { callTrap, escapeAttempts } from './escape-attempts.ts'
import { type ForeignSite, frameOf, openForeignSite } from './foreign-page.ts'

let browser: OpenEngine
let outside: ForeignSite
/** Where nothing may arrive. */
let trap: ForeignSite
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  const missing = whyMissing(currentEngine())
  test.skip(missing !== null, missing ?? '')
  ;[browser, outside, trap] = await Promise.all([openEngine(currentEngine()), openForeignSite(), openForeignSite()])
})
test.afterAll(async () => {
  await browser?.close()
  outside?.close()
  trap?.close()
})

/** What an embed shows before its first run. */
const NOT_RUN = 'is drawn here'

type Frame = ReturnType<EnginePage['frames']>[number]

const hostOf = ({ origin }: ForeignSite) => new URL(origin).host

async function frameAt(part: string): Promise<Frame> {
  let found: Frame | undefined
  await expect
    .poll(() => {
      found = browser.page.frames().find((frame) => frame.url().includes(part))
      return found !== undefined
    })
    .toBe(true)
  return found as Frame
}

/** Runs in the embed: presses Run and waits until the run has ended. Resolves to what the embed then shows. */
async function runHere(): Promise<string> {
  const soon = () => new Promise((ok) => setTimeout(ok, 20))
  const button = () =>
    [...document.querySelectorAll<HTMLElement>('header button')].find((b) => /Run|Stop/.test(b.textContent ?? ''))
  const late = Date.now() + 30_000
  const says = (word: string) => button()?.textContent?.includes(word) ?? false
  // A press before the page listens is lost.
  for (let pressed = 0; !says('Stop') && Date.now() < late; await soon())
    if (says('Run') && Date.now() - pressed > 700) {
      pressed = Date.now()
      button()?.click()
    }
  while (!says('Run') && Date.now() < late) await soon()
  return document.querySelector('main')?.textContent ?? ''
}

async function runInEmbed(base: string | undefined, document: PlaygroundDocument): Promise<string> {
  outside.serve(frameOf(`${base}/embed#${encodeLink(document)}`))
  await browser.page.goto(outside.origin)
  return (await frameAt('/embed')).evaluate(runHere)
}

const inTurn = (attempts: readonly string[]) =>
  attempts
    .map(
      (attempt) =>
        `await Promise.race([(async () => { ${attempt} })().catch(() => {}), new Promise((late) => setTimeout(late, 120))])`,
    )
    .join('\n')

const someOf = (attempts: readonly string[], count: number) =>
  Array.from({ length: Math.ceil(attempts.length / count) }, (_, at) => attempts.slice(at * count, (at + 1) * count))

test('nothing that a script does in an embed reaches the network', async ({ baseURL }) => {
  test.setTimeout(180_000)
  outside.serve('')
  await browser.page.goto(outside.origin)
  // The control: the trap does catch requests of the page around the embed.
  await browser.page.evaluate((origin) => fetch(`${origin}/control`).then((r) => r.text()), trap.origin)
  expect(trap.hits).toContain('GET /control')
  trap.hits.length = 0
  const groups = someOf(escapeAttempts(hostOf(trap)), 12)
  let toTheEnd = 0
  for (const attempts of groups) {
    // A last call shows that the script was run to its end; some attempts end it.
    const code = `${inTurn(attempts)}\nawait fetch('https://bar.other/end').catch(() => {})\n`
    const client = { language: 'javascript', code } as const
    const says = await runInEmbed(baseURL, { ...DEFAULT_DOCUMENT, client })
    expect(says).not.toContain(NOT_RUN)
    if (says.includes('/end')) toTheEnd += 1
  }
  expect(toTheEnd).toBeGreaterThan(groups.length / 2)
  await new Promise((late) => setTimeout(late, 300))
  expect(trap.hits).toEqual([])
})

test('nothing that a server’s code does in an embed reaches the network', async ({ baseURL }) => {
  test.setTimeout(180_000)
  trap.hits.length = 0
  for (const attempts of someOf(escapeAttempts(hostOf(trap)), 30)) {
    const text = `import express from 'express'
const app = express()
app.get('/', async (req, res) => {
${inTurn(attempts)}
res.set('Access-Control-Allow-Origin', '*').send('end')
})
app.listen(80)
`
    const says = await runInEmbed(baseURL, {
      ...DEFAULT_DOCUMENT,
      client: { language: 'javascript', code: "await fetch('https://bar.other/')" },
      servers: [{ origin: 'https://bar.other', dialect: 'express', text }],
    })
    expect(says).not.toContain(NOT_RUN)
    expect(says).toContain('GET /')
  }
  await new Promise((late) => setTimeout(late, 300))
  expect(trap.hits).toEqual([])
})

test('in an embed, too, the Content-Security-Policy alone keeps a worker of the sandbox from the network', async ({
  baseURL,
}) => {
  await runInEmbed(baseURL, DEFAULT_DOCUMENT)
  trap.hits.length = 0
  const frame = await frameAt('/sandbox/frame.html')
  expect(await frame.evaluate(callTrap, hostOf(trap))).toBe('done')
  expect(trap.hits).toEqual([])
})

/** Runs in a page: frames the sandbox's file and asks it for a worker. Resolves to its answer. */
async function useSandbox(src: string): Promise<string> {
  const frame = document.createElement('iframe')
  frame.sandbox.add('allow-scripts')
  const { port1, port2 } = new MessageChannel()
  const answered = new Promise<string>((resolve) => {
    port1.onmessage = ({ data }) => resolve(String(data?.type))
    setTimeout(() => resolve(''), 3_000)
  })
  frame.onload = () => frame.contentWindow?.postMessage('preflight-sandbox', '*', [port2])
  frame.src = src
  document.body.append(frame)
  return answered
}

test('a page of another site that frames the sandbox’s file itself gets no answer from it', async ({ baseURL }) => {
  const file = `${baseURL}/sandbox/frame.html`
  // The control: a page of the site gets one. The embed has no opener policy, with which WebDriver loses Firefox's page.
  await browser.page.goto(`${baseURL}/embed`)
  expect(await browser.page.evaluate(useSandbox, file)).toBe('ready')
  outside.serve('')
  await browser.page.goto(outside.origin)
  expect(await browser.page.evaluate(useSandbox, file)).toBe('')
})

test('the page around an embed cannot put a page of its own into the place of the sandbox', async ({ baseURL }) => {
  await runInEmbed(baseURL, DEFAULT_DOCUMENT)
  trap.hits.length = 0
  await browser.page.evaluate((origin) => {
    const [sandbox] = [window.frames[0]?.frames[0]]
    if (sandbox) sandbox.location = `${origin}/taken`
  }, trap.origin)
  await new Promise((late) => setTimeout(late, 1_000))
  expect(trap.hits).toEqual([])
  expect(browser.page.frames().some((frame) => frame.url().includes('/taken'))).toBe(false)
})
