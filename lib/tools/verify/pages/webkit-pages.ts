/** Records pages in WebKitGTK's own small browser, which writes its console to its standard error. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DONE_PATH, openPageServers } from './page-servers.ts'
import type { RecordedPage, WrittenPage } from './recorded-page.ts'

const PLACES = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser']

/** The path of WebKitGTK's MiniBrowser, or undefined. */
export function findMiniBrowser(): string | undefined {
  return [process.env.PREFLIGHT_MINIBROWSER, ...PLACES].find((path) => path !== undefined && existsSync(path))
}

const RESULT = /RESULT ([\s\S]*) RESULT-END/
/** `https://foo.example/: CONSOLE NETWORK ERROR Origin …`, or the same without a place. */
const LINE = /^(?:\S+: )?CONSOLE \S+ (?:ERROR|WARN|INFO|LOG|DEBUG) (.*)$/

/** The page reports itself, because nothing else can run a script in it. */
function start(wait: number): string {
  return `addEventListener('load', async () => {
  const result = await runPage()
  console.log('RESULT ' + result + ' RESULT-END')
  setTimeout(() => { location.href = '${DONE_PATH}' }, ${wait})
})`
}

/** Rejects when the page does not end within thirty seconds. A new browser for each page. */
export async function recordInWebKit(path: string, display: string, page: WrittenPage): Promise<RecordedPage> {
  const servers = await openPageServers(page, 0, start(page.wait ?? 300))
  const directory = mkdtempSync(join(tmpdir(), 'preflight-webkit-'))
  const proxy = `http://127.0.0.1:${servers.port}`
  const program = spawn(path, ['--ignore-tls-errors', '--enable-write-console-messages-to-stdout=true', servers.url], {
    env: {
      ...process.env,
      XDG_DATA_HOME: directory,
      XDG_CACHE_HOME: directory,
      DISPLAY: display,
      http_proxy: proxy,
      https_proxy: proxy,
      no_proxy: '127.0.0.1,localhost',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  program.stderr.on('data', (chunk) => {
    printed += chunk
  })
  try {
    for (let waited = 0; waited < 300 && !servers.isDone(); waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const wire = servers.wire()
    program.kill('SIGTERM')
    await Promise.race([once(program, 'close'), new Promise((resolve) => setTimeout(resolve, 1500))])
    program.kill('SIGKILL')
    const result = RESULT.exec(printed)?.[1]
    if (result === undefined) throw new Error(`The page reported nothing: ${printed.slice(0, 500)}`)
    const said = printed
      .replace(RESULT, '')
      .split('\n')
      .flatMap((line) => LINE.exec(line)?.[1] ?? [])
      .filter((text) => text.trim() !== '')
    return { id: page.id, result, wire, console: said }
  } finally {
    await servers.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
