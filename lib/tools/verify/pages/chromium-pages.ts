/** Records pages in Chromium. */
import type { Browser } from '@playwright/test'
import { openPageServers } from './page-servers.ts'
import type { RecordedPage, WrittenPage } from './recorded-page.ts'

/** Rejects when the browser itself fails. */
export async function recordInChromium(browser: Browser, page: WrittenPage): Promise<RecordedPage> {
  const servers = await openPageServers(page, 0)
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    proxy: { server: `http://127.0.0.1:${servers.port}` },
  })
  const said: string[] = []
  try {
    const tab = await context.newPage()
    tab.on('console', (message) => said.push(message.text()))
    await tab.goto(servers.url)
    const result = await tab.evaluate<string>('runPage()')
    if (page.script.includes('manifest')) {
      // Nothing else asks for a manifest where there is no window that could install the page.
      const session = await context.newCDPSession(tab)
      await session.send('Page.getAppManifest')
    }
    await new Promise((resolve) => setTimeout(resolve, page.wait ?? 200))
    return { id: page.id, result, wire: servers.wire(), console: said }
  } finally {
    await context.close()
    await servers.close()
  }
}
