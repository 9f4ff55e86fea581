import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, log, ROOT, run } from './install.mjs'

const INPUTS = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'mdx-components.tsx',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const BUILT = join(ROOT, 'public', 'sandbox')

function hashOf() {
  const hash = createHash('sha256').update(`${process.versions.node} ${process.env.PREFLIGHT_ORIGIN ?? ''}`)
  const visit = (path) => {
    if (path === BUILT || !existsSync(path)) return
    const entries = (() => {
      try {
        return readdirSync(path).sort()
      } catch {
        return null
      }
    })()
    if (entries) for (const entry of entries) visit(join(path, entry))
    else if (!/\.test\.tsx?$|\.ndjson$/.test(path)) hash.update(path).update(readFileSync(path))
  }
  for (const input of INPUTS) visit(join(ROOT, input))
  return hash.digest('hex')
}

/** Builds the site, unless the existing build was made from the same files, for the same address. */
export function ensureBuilt() {
  const stamp = join(ROOT, '.next', 'preflight-build')
  const hash = hashOf()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(BUILT, 'frame.html'))) return
  log('Building the site (about half a minute)')
  if (run('npm', ['run', '-s', 'build'], { env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } }) !== 0)
    giveUp('The site could not be built; the reason is above.')
  writeFileSync(stamp, hash)
}
