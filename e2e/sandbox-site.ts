/**
 * The sandbox in a real browser, without the site: serves its files and a small host page on loopback, and a trap that
 * counts every request that reaches it.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@playwright/test'
import { build } from 'esbuild'
import { SANDBOX_POLICY_HEADER } from '../lib/sandbox/policy.mjs'
import { sandboxHtml, serverScripts } from '../lib/tools/commands/build-sandbox.mjs'
import { currentEngine, type Engine, type EnginePage, openEngine, whyMissing } from './engines.ts'
import type { HostPage, Outcome } from './sandbox-host.ts'

declare const window: { page: HostPage }

interface SandboxSite {
  readonly page: EnginePage
  /** Host and port of the trap. */
  readonly trap: string
  /** What has reached the trap since it was last emptied: `connection`, or method and path. */
  readonly hits: string[]
  close(): Promise<void>
}

const listen = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

/** Opens the host page in a browser of its own. */
async function openSandboxSite(engine: Engine): Promise<SandboxSite> {
  const [frame, scripts, bundle] = await Promise.all([
    sandboxHtml(),
    serverScripts(),
    build({
      entryPoints: [new URL('./sandbox-host.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      format: 'esm',
    }),
  ])
  const host = bundle.outputFiles[0]?.text ?? ''
  const site = createServer((request, response) => {
    const script = scripts.get((request.url ?? '').replace('/sandbox/', ''))
    if (request.url === '/sandbox/frame.html') {
      response.setHeader('content-security-policy', SANDBOX_POLICY_HEADER)
      response.setHeader('content-type', 'text/html').end(frame)
    } else if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script)
    else if (request.url === '/host.js') response.setHeader('content-type', 'text/javascript').end(host)
    else if (request.url === '/')
      response.setHeader('content-type', 'text/html').end('<!doctype html><script type=module src=/host.js></script>')
    else response.writeHead(404).end()
  })
  const hits: string[] = []
  const trap = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/javascript').end('0')
  })
  trap.on('upgrade', (request, socket) => {
    hits.push(`${request.method} ${request.url}`)
    socket.destroy()
  })
  trap.on('connection', () => hits.push('connection'))
  const [siteAddress, trapAddress] = await Promise.all([listen(site), listen(trap)])

  const browser = await openEngine(engine)
  const { page } = browser
  await page.goto(`http://${siteAddress}/`)
  await page.evaluate(async () => {
    while (!('page' in window)) await new Promise((soon) => setTimeout(soon, 10))
    await window.page.sandbox.warm()
  })
  return {
    page,
    trap: trapAddress,
    hits,
    async close() {
      await browser.close()
      site.close()
      trap.close()
    },
  }
}

/**
 * The sandbox for all tests of a file, which therefore run one after the other. Call it once at the top of the file;
 * the returned object is usable when tests run.
 */
export function sandboxOfFile() {
  test.describe.configure({ mode: 'default' })
  let site: SandboxSite
  test.beforeAll(async () => {
    const engine = currentEngine()
    test.skip(whyMissing(engine) !== null, whyMissing(engine) ?? '')
    site = await openSandboxSite(engine)
  })
  test.afterAll(() => site?.close())
  return {
    get page() {
      return site.page
    },
    get trap() {
      return site.trap
    },
    get hits() {
      return site.hits
    },
    /** Opens the sandbox again in a new browser, and closes the old one. */
    async reopen() {
      const old = site
      site = await openSandboxSite(currentEngine())
      await old.close()
    },
    /** Runs a script in the sandbox, and resolves when it has ended. */
    run: (code: string, options: { limits?: object; stopAfter?: number } = {}): Promise<Outcome> =>
      site.page.evaluate(([source, given]) => window.page.runCode(source, given), [code, options] as const),
  }
}

/** The console output of a script. */
export const texts = (outcome: Outcome) => outcome.console.map((line) => line.text)
