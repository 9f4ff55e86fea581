/**
 * Builds the static files in public/sandbox. `frame.html` is the one in which learners' code runs: the frame's script
 * and, as text in it, the page worker's, because the frame may load nothing. `server-….js` are the scripts of the
 * workers of servers that are written as code, one for each set of packages; the site fetches one when it is needed,
 * and passes it to the frame as text.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { SANDBOX_POLICY } from '../../sandbox/policy.mjs'

const root = fileURLToPath(new URL('../../../', import.meta.url))

async function bundle(entry, options) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: entry === undefined ? [] : [entry],
    bundle: true,
    write: false,
    // Names are kept: a script can read those of the classes and functions it gets.
    minifyWhitespace: true,
    minifySyntax: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    legalComments: 'none',
    // An inline script must contain neither a closing tag nor the start of a comment.
    supported: { 'inline-script': false },
    logLevel: 'warning',
    ...options,
  })
  return result.outputFiles[0].text
}

/** The text of frame.html. */
export async function sandboxHtml() {
  const worker = await bundle('lib/sandbox/worker/page-worker.ts', { format: 'iife' })
  const script = await bundle('lib/sandbox/frame/frame.ts', {
    format: 'iife',
    define: { PAGE_WORKER_SOURCE: JSON.stringify(worker) },
  })
  const inline = script.replaceAll(/<(?=\/script|script|!--)/gi, '\\x3C')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${SANDBOX_POLICY}">`,
    '<title>Sandbox</title>',
    `<script>${inline}</script>`,
    '</html>',
    '',
  ].join('\n')
}

const NODE = 'lib/servers/code/node'

/** Replacements for Node's modules, and for packages that need a disk. */
const IN_PLACE_OF = {
  async_hooks: `${NODE}/nothing.ts`,
  buffer: 'buffer/',
  crypto: `${NODE}/crypto.ts`,
  diagnostics_channel: `${NODE}/nothing.ts`,
  events: 'events/',
  fs: `${NODE}/nothing.ts`,
  http: `${NODE}/http.ts`,
  'iconv-lite': `${NODE}/iconv-lite.ts`,
  net: `${NODE}/net.ts`,
  path: 'path-browserify',
  querystring: `${NODE}/querystring.ts`,
  send: `${NODE}/files.ts`,
  'serve-static': `${NODE}/files.ts`,
  stream: 'readable-stream',
  string_decoder: 'string_decoder/',
  url: `${NODE}/url.ts`,
  zlib: `${NODE}/zlib.ts`,
}

const withoutNode = {
  name: 'without-node',
  setup(building) {
    const names = Object.keys(IN_PLACE_OF).join('|')
    building.onResolve({ filter: new RegExp(`^(node:)?(${names})$`) }, ({ path }) => {
      const other = IN_PLACE_OF[path.replace('node:', '')]
      if (other.startsWith('lib/')) return { path: `${root}${other}` }
      return building.resolve(other, { kind: 'import-statement', resolveDir: root })
    })
    building.onResolve({ filter: /\/cookieStore(\.mjs)?$/ }, ({ importer }) =>
      importer.includes('/node_modules/msw/') ? { path: `${root}${NODE}/no-cookie-store.ts` } : undefined,
    )
  },
}

/** The entries of the dialects whose servers are code, as the site has them. */
async function codeDialects() {
  const list = await bundle('lib/servers/dialect-list.ts', {
    format: 'esm',
    plugins: [
      {
        name: 'entries-only',
        setup: ({ onResolve }) => {
          onResolve({ filter: /./ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined))
        },
      },
    ],
  })
  const { DIALECT_LIST } = await import(`data:text/javascript,${encodeURIComponent(list)}`)
  return DIALECT_LIST.filter(({ kind }) => kind === 'code')
}

const BEFORE_PACKAGES = {
  node: 'lib/servers/code/node/globals.ts',
  fetch: 'lib/servers/code/carried-response-first.ts',
}

/** The script of a server's worker: the globals that its packages need, the packages, and what runs the server. */
const workerScript = ({ id, globals }) => `
  import './${BEFORE_PACKAGES[globals]}'
  import { createRuntime } from './lib/servers/${id}/runtime.ts'
  import { runServerWorker } from './lib/sandbox/server/server-worker.ts'
  runServerWorker(createRuntime)
`

/** File name → text of the workers' scripts. */
export async function serverScripts() {
  const scripts = await Promise.all(
    (await codeDialects()).map(async (entry) => [
      `server-${entry.id}.js`,
      await bundle(undefined, {
        stdin: { contents: workerScript(entry), resolveDir: root, sourcefile: `${entry.id}-worker.js` },
        format: 'iife',
        platform: 'browser',
        plugins: [withoutNode],
        define: { 'process.env.NODE_ENV': '"production"' },
      }),
    ]),
  )
  return new Map(scripts)
}

/** Writes `file` unless it has that content already. Resolves to whether it wrote. */
async function write(file, text) {
  const before = await readFile(file, 'utf8').catch(() => null)
  if (before === text) return false
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return true
}

/** Builds all of it into `folder`. Resolves to what was written and how large it is. */
export async function buildSandbox(folder = `${root}public/sandbox/`) {
  const files = new Map([['frame.html', await sandboxHtml()], ...(await serverScripts())])
  const built = []
  for (const [name, text] of files)
    built.push({ name, size: text.length, written: await write(`${folder}${name}`, text) })
  return built
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, size, written } of await buildSandbox()) {
    console.log(`sandbox: ${name} ${written ? 'built' : 'is up to date'} (${Math.round(size / 1024)} kB)`)
  }
}
