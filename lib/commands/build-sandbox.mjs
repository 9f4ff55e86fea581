/**
 * Builds public/sandbox/frame.html, the one static file in which learners' code runs: the frame's script and, as text
 * in it, the page worker's. The frame may load nothing, so everything stands in this file.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { SANDBOX_POLICY } from '../sandbox/policy.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))

async function bundle(entry, options) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    // Names stay: a script sees those of the classes and functions it is given.
    minifyWhitespace: true,
    minifySyntax: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    legalComments: 'none',
    // In an inline script neither a closing tag nor a comment's start may stand.
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

/** Writes `file` unless it says the same already. Resolves to whether it wrote. */
export async function buildSandbox(file = `${root}public/sandbox/frame.html`) {
  const html = await sandboxHtml()
  const before = await readFile(file, 'utf8').catch(() => null)
  if (before === html) return { written: false, size: html.length }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, html)
  return { written: true, size: html.length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { written, size } = await buildSandbox()
  console.log(`sandbox: frame.html ${written ? 'built' : 'is up to date'} (${Math.round(size / 1024)} kB)`)
}
