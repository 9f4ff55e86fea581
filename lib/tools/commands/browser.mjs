import { accessSync, constants } from 'node:fs'
import { giveUp, log, ROOT, run } from './install.mjs'

const CANDIDATES = [
  process.env.PREFLIGHT_CHROMIUM,
  // The same browser without windows: the tests take two thirds of the time in it.
  '/usr/bin/chromium-headless-shell',
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

const OR_NAME_ONE = 'To use one that is there instead: PREFLIGHT_CHROMIUM=/path/to/chrome npm test'

/**
 * A Chromium for the tests: one that is on the machine, else Debian's (as root, by apt-get), else Playwright's own.
 * Prints what it installs outside this folder before it does.
 * @returns its path. Ends the command when there is none and none can be installed.
 */
export async function ensureBrowser() {
  const named = process.env.PREFLIGHT_CHROMIUM
  if (named && !runnable(named)) giveUp(`PREFLIGHT_CHROMIUM is "${named}": there is no program that can be run.`)
  const { chromium } = await import('@playwright/test')
  const find = () => [...CANDIDATES, chromium.executablePath()].find((path) => path && runnable(path))
  const found = find()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && runnable('/usr/bin/apt-get')) {
    log(
      `No Chromium here. Installing Debian\u2019s on this machine: apt-get install chromium-headless-shell. ${OR_NAME_ONE}`,
    )
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const debian = find()
    if (debian) return debian
  }
  log(`No Chromium here. Downloading Playwright\u2019s to ${chromium.executablePath()}. ${OR_NAME_ONE}`)
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { cwd: ROOT })
  return find() ?? giveUp(`No Chromium could be found or installed. Install one and run again. ${OR_NAME_ONE}`)
}
