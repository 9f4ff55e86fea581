import { accessSync, constants } from 'node:fs'
import { giveUp, ROOT, run, say } from './install.mjs'

const CANDIDATES = [
  process.env.PREFLIGHT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const runnable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium for the tests: one that is on the machine, else Debian's, else Playwright's own. Returns its path. */
export async function ensureBrowser() {
  const { chromium } = await import('@playwright/test')
  const find = () => [...CANDIDATES, chromium.executablePath()].find((path) => path && runnable(path))
  const found = find()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && runnable('/usr/bin/apt-get')) {
    say('No Chromium here: installing Debian\u2019s')
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const debian = find()
    if (debian) return debian
  }
  say('No Chromium here: downloading Playwright\u2019s own')
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { cwd: ROOT })
  return (
    find() ??
    giveUp(
      'No Chromium could be found or installed. Install one and run again, or name it: PREFLIGHT_CHROMIUM=/path/to/chrome npm test',
    )
  )
}
