/** `npm run walls`: checks that every import follows the table of rooms. Exit code 1 when one does not. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { findViolations } from './find-violations.ts'
import { readModules } from './modules.ts'

/** Folders with sources; generated and installed files are in others. */
const FOLDERS = ['app', 'components', 'content', 'e2e', 'lib']
const SOURCE = /\.(tsx?|m?js)$/

const inFolders = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    posix.join(folder, path.replaceAll('\\', '/')),
  ),
)
const paths = [...inFolders, ...readdirSync('.')].filter((path) => SOURCE.test(path) && path !== 'next-env.d.ts')
const violations = findViolations(readModules(new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))))
for (const line of violations) console.error(line)
console.log(`${paths.length} files, ${violations.length} imports that no room allows`)
process.exitCode = violations.length === 0 ? 0 : 1
