/**
 * The inline scripts of built pages, which the page's policy allows one by one: `script-src` names the SHA-256 hash of
 * each (CSP Level 3, https://www.w3.org/TR/CSP3/#match-element-to-source-list). Next writes them into every page; a
 * prerendered page can have no nonce, because its HTML is the same for everybody.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} html as a build has written it: no attribute of a script contains `>`
 * @returns {readonly string[]} the source expressions of its inline scripts, each once, as in `'sha256-…'`
 */
export function inlineScriptHashes(html) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
  const inline = scripts.filter(([, attributes, text]) => !/\ssrc\s*=/.test(attributes) && text !== '')
  const hashes = inline.map(([, , text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return [...new Set(hashes)]
}

/**
 * The hashes of all pages that a build has prerendered.
 * @param {string} directory Next's `.next/server`
 * @returns {{ of(path: string): readonly string[] | null, fallback: readonly string[] }} `of`: by the path of an
 *   address, as in `/lessons/http`; null where there is no such page. `fallback`: those of the pages for what is not
 *   there, and for errors.
 */
export function readInlineScripts(directory) {
  const pages = join(directory, 'app')
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  const hashesOf = (file) => inlineScriptHashes(readFileSync(file, 'utf8'))
  const byPath = new Map(
    files.map((name) => [`/${name.replaceAll('\\', '/').slice(0, -'.html'.length)}`, hashesOf(join(pages, name))]),
  )
  byPath.set('/', byPath.get('/index') ?? [])
  const errors = readdirSync(join(directory, 'pages'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(directory, 'pages', name))
  const fallback = ['/_not-found', '/_global-error'].flatMap((path) => byPath.get(path) ?? [])
  return {
    of: (path) => byPath.get(path) ?? null,
    fallback: [...new Set([...fallback, ...errors.flatMap(hashesOf)])],
  }
}

/**
 * @param {string} policy a Content-Security-Policy whose `script-src` is `'self'`
 * @param {readonly string[]} sources what it allows besides
 */
export const withScripts = (policy, sources) =>
  policy.replace("script-src 'self'", ["script-src 'self'", ...sources].join(' '))
