import { argumentsOf, type Level, locationOrServerOf, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import { contentTypeOf, encode, type Reply } from './reply.ts'
import type { RequestContext } from './request-context.ts'
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
export function fileExists(ctx: RequestContext, path: string, test: 'f' | 'd' | 'e' | 'x'): boolean {
  const isFile = isIndexFile(ctx, path)
  const isDirectory = ctx.site.directories.has(directory(path))
  if (test === 'f') return isFile
  return test === 'd' || test === 'x' ? isDirectory : isFile || isDirectory
}

function isIndexFile(ctx: RequestContext, path: string): boolean {
  return path.endsWith('/index.html') && ctx.site.directories.has(directory(path.slice(0, -'/index.html'.length)))
}

/** The file of a path of the site. */
export function filePath(ctx: RequestContext, uri: string): string {
  const alias = nearestAlias(ctx.level)
  if (alias) {
    const place = locationOrServerOf(alias.level)
    const name = place.directive?.args.at(-1)?.text ?? ''
    const root = evaluate(ctx, alias.path)
    const isRegex = place.directive?.args[0]?.text.startsWith('~') ?? false
    return isRegex ? root : `${root}${uri.slice(name.length)}`
  }
  const [root] = settings(ctx.level, 'root')
  return `${root ? directory(evaluate(ctx, root.args[0]?.text ?? '')) : DEFAULT_ROOT}${uri}`
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
  ctx: RequestContext,
): { readonly reply: Reply } | { readonly status: number } | { readonly redirect: string } {
  const { uri, method } = ctx
  const reads = method === 'GET' || method === 'HEAD' || method === 'POST'
  // The handler for indexes leaves every other method to the one for files, and that one allows no other.
  if (!reads) return { status: 405 }
  const path = filePath(ctx, uri)
  if (uri.endsWith('/')) {
    const names = argumentsOf(ctx.level, 'index')
    for (const name of names.length > 0 ? names : ['index.html']) {
      const file = evaluate(ctx, name)
      if (file.startsWith('/')) return { redirect: file }
      if (isIndexFile(ctx, `${path}${file}`)) return { redirect: `${uri}${file}` }
    }
    return { status: ctx.site.directories.has(directory(path)) ? 403 : 404 }
  }
  if (!isIndexFile(ctx, path)) return { status: 404 }
  if (method === 'POST') return { status: 405 }
  const reply: Reply = { status: 200, contentType: contentTypeOf(ctx), headers: [], body: encode(INDEX_PAGE) }
  return { reply }
}
