/** Records pages in Firefox, with what it prints to its console. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { openPageServers } from './page-servers.ts'
import type { RecordedPage, WrittenPage } from './recorded-page.ts'

/** A profile that asks nothing of its own accord, and everything of the proxy. */
function preferences(proxyPort: number, marionettePort: number): Record<string, unknown> {
  return {
    'marionette.port': marionettePort,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.http.speculative-parallel-limit': 0,
    'dom.security.https_first': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.newtabpage.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'services.settings.server': 'data:,',
    'startup.homepage_welcome_url': 'about:blank',
  }
}

/** In Firefox's own context: what the console has, without lines about Firefox's own scripts and requests. */
const READ_CONSOLE = `return Services.console.getMessageArray().flatMap((message) => {
  if (!(message instanceof Components.interfaces.nsIScriptError)) return []
  const { errorMessage, sourceName } = message
  const isOwn = /^(?:chrome|resource|moz-extension):/.test(sourceName) || errorMessage.includes('//aus5.')
  return isOwn ? [] : [errorMessage]
})`
const CLEAR = 'Services.console.reset(); Services.cookies.removeAll(); Services.cache2.clear()'

export interface FirefoxPages {
  /** Rejects when the browser itself fails. */
  record(page: WrittenPage): Promise<RecordedPage>
  close(): Promise<void>
}

/** `path`: of the program. */
export async function openFirefoxPages(path: string): Promise<FirefoxPages> {
  const [proxyPort, marionettePort] = [await freePort(), await freePort()]
  const profile = mkdtempSync(join(tmpdir(), 'preflight-firefox-'))
  const lines = Object.entries(preferences(proxyPort, marionettePort)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const program = spawn(
    path,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    { stdio: 'ignore' },
  )
  const firefox = await connectMarionette(marionettePort)
  await firefox.send('WebDriver:NewSession', { acceptInsecureCerts: true })
  await firefox.send('WebDriver:SetTimeouts', { script: 12_000, pageLoad: 12_000 })
  return {
    record: (page) => record(firefox, proxyPort, page),
    async close() {
      await Promise.race([
        firefox.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 1500)),
      ])
      firefox.close()
      program.kill()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function record(firefox: Marionette, proxyPort: number, page: WrittenPage): Promise<RecordedPage> {
  const servers = await openPageServers(page, proxyPort)
  const inBrowser = async (script: string): Promise<unknown> => {
    await firefox.send('Marionette:SetContext', { value: 'chrome' })
    const { value } = (await firefox.send('WebDriver:ExecuteScript', { script, args: [] })) as { value: unknown }
    await firefox.send('Marionette:SetContext', { value: 'content' })
    return value
  }
  try {
    await inBrowser(CLEAR)
    await firefox.send('WebDriver:Navigate', { url: servers.url })
    const script = 'runPage().then(arguments[0])'
    const answer = (await firefox.send('WebDriver:ExecuteAsyncScript', { script, args: [] })) as { value: string }
    await new Promise((resolve) => setTimeout(resolve, page.wait ?? 300))
    const said = (await inBrowser(READ_CONSOLE)) as string[]
    return { id: page.id, result: answer.value, wire: servers.wire(), console: said }
  } finally {
    await servers.close()
  }
}
