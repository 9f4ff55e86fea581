/** A page and its servers on this machine, behind the proxy of `loopback-servers.ts`. */
import { parseScenario } from '../../simulate/scenario.ts'
import { openLoopbackServers } from '../loopback-servers.ts'
import { functionBody, PAGE_URL, type SentRequest, sentRequest, type WrittenPage } from './recorded-page.ts'

/** The page asks for it when its recording is over. */
export const DONE_PATH = '/__done'

export interface PageServers {
  readonly port: number
  readonly url: string
  wire(): SentRequest[]
  /** Has the page asked for {@link DONE_PATH}? */
  isDone(): boolean
  close(): Promise<void>
}

/** `start` is a script of the page after `runPage()` is defined. The browser's own requests go nowhere. */
export async function openPageServers(page: WrittenPage, port: number, start = ''): Promise<PageServers> {
  const url = page.url ?? PAGE_URL
  const scenario = parseScenario({ page: new URL(url).origin, fetches: [], servers: page.servers })
  const markup = `<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,"><body><script>
async function runPage() {\n${functionBody(page).replaceAll('</script', '<\\/script')}\n}
${start}</script>`
  const headers = [['Content-Type', 'text/html; charset=utf-8'], ...(page.headers ?? [])] as const
  const servers = await openLoopbackServers(scenario, { port, document: { url, headers, markup } })
  const ofBrowser = /\b(?:mozilla|firefox|google|gvt1|googleapis)\b/
  return {
    port: servers.port,
    url,
    wire: () =>
      servers.wire
        .filter((request) => !ofBrowser.test(new URL(request.url).host) && !request.url.endsWith(DONE_PATH))
        .map(({ method, url: to, headers: named, body }) => sentRequest(method, to, named, body)),
    isDone: () => servers.wire.some((request) => request.url.endsWith(DONE_PATH)),
    close: () => servers.close(),
  }
}
