import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Prints what is being done, in one line. */
export const log = (text) => console.log(`\u25b8 ${text}`)

/** Ends the command with a message that says what to do. */
export function giveUp(message) {
  console.error(`\n\u2717 ${message}`)
  process.exit(1)
}

/** Runs a program with the terminal's own output. Returns its exit code. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (done.error) giveUp(`${program} could not be started: ${done.error.message}`)
  return done.status ?? 1
}

/** The path of a program that a package installed. */
export const bin = (name) => join(ROOT, 'node_modules', '.bin', name)

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')

/** Installs the packages of the lock file, unless they are there. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9))
    giveUp(`Node ${process.versions.node} is too old: 20.9 or newer is needed. See https://nodejs.org`)
  const stamp = join(ROOT, 'node_modules', '.preflight-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return
  log('Installing the packages (once)')
  // `npm ci` is exact; where a registry lacks a package for another platform, `npm install` still works.
  if (run('npm', ['ci', '--no-fund', '--no-audit']) !== 0 && run('npm', ['install', '--no-fund', '--no-audit']) !== 0)
    giveUp('The packages could not be installed. Is the npm registry reachable? Run the command again when it is.')
  writeFileSync(stamp, lockHash())
}
