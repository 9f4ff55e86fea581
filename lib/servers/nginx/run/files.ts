import { argumentsOf, type Level, placeOf, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import type { Exchange } from './exchange.ts'
import { contentTypeOf, encode, type Reply } from './reply.ts'
import { DEFAULT_ROOT, directory } from './site.ts'

/** The one file that every directory of a `root` or an `alias` holds. */
const INDEX_PAGE = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
</body>
</html>
`

/** Whether there is such a file (`f`, `e`) or directory (`d`, `e`). Nothing can be executed. */
export function fileExists(x: Exchange, path: string, test: 'f' | 'd' | 'e' | 'x'): boolean {
  const isFile = isIndexFile(x, path)
  const isDirectory = x.site.directories.has(directory(path))
  if (test === 'f') return isFile
  return test === 'd' || test === 'x' ? isDirectory : isFile || isDirectory
}

function isIndexFile(x: Exchange, path: string): boolean {
  return path.endsWith('/index.html') && x.site.directories.has(directory(path.slice(0, -'/index.html'.length)))
}

/** Where a path of the site stands on the disk. */
export function filePath(x: Exchange, uri: string): string {
  const alias = nearestAlias(x.level)
  if (alias) {
    const place = placeOf(alias.level)
    const name = place.directive?.args.at(-1)?.text ?? ''
    const root = evaluate(x, alias.path)
    const isRegex = place.directive?.args[0]?.text.startsWith('~') ?? false
    return isRegex ? root : `${root}${uri.slice(name.length)}`
  }
  const [root] = settings(x.level, 'root')
  return `${root ? directory(evaluate(x, root.args[0]?.text ?? '')) : DEFAULT_ROOT}${uri}`
}

function nearestAlias(level: Level): { readonly path: string; readonly level: Level } | null {
  for (let at: Level | null = level; at; at = at.parent) {
    if (at.own.has('root')) return null
    const alias = at.own.get('alias')?.at(-1)
    if (alias) return { path: alias.args[0]?.text ?? '', level: at }
  }
  return null
}

/** What the handlers for files make of a request: a page, a status, or another path to go on with. */
export function serveFile(
  x: Exchange,
): { readonly reply: Reply } | { readonly status: number } | { readonly redirect: string } {
  const { uri, method } = x
  const reads = method === 'GET' || method === 'HEAD' || method === 'POST'
  // The handler for indexes leaves every other method to the one for files, and that one allows no other.
  if (!reads) return { status: 405 }
  const path = filePath(x, uri)
  if (uri.endsWith('/')) {
    const names = argumentsOf(x.level, 'index')
    for (const name of names.length > 0 ? names : ['index.html']) {
      const file = evaluate(x, name)
      if (file.startsWith('/')) return { redirect: file }
      if (isIndexFile(x, `${path}${file}`)) return { redirect: `${uri}${file}` }
    }
    return { status: x.site.directories.has(directory(path)) ? 403 : 404 }
  }
  if (!isIndexFile(x, path)) return { status: 404 }
  if (method === 'POST') return { status: 405 }
  const reply: Reply = { status: 200, contentType: contentTypeOf(x), headers: [], body: encode(INDEX_PAGE) }
  return { reply }
}
