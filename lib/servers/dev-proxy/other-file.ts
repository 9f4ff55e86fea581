import type { Diagnostic } from '../dialect.ts'

/** A file that people have beside the one that is read here. */
interface OtherFile {
  readonly sign: RegExp
  readonly message: string
}

const NEXT: readonly OtherFile[] = [
  {
    sign: /export\s+(?:default\s+)?(?:async\s+)?(?:function|const)\s+(?:middleware|proxy)\b|\bNextResponse\.next\(/,
    message:
      'This is a middleware.ts (proxy.ts since Next.js 16), which this simulated Next.js does not run: it reads next.config.js. Write its headers in `headers()` there, and its rewrites in `rewrites()`.',
  },
  {
    sign: /export\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/,
    message:
      'This is a route handler (route.ts), which this simulated Next.js does not run: it reads next.config.js. Write its headers in `headers()` there, or write the handler as a server in Hono, which has the same Request and Response.',
  },
  {
    sign: /export\s+default\s+(?:async\s+)?function\s*\w*\s*\(\s*req\b/,
    message:
      'This is an API route (pages/api), which this simulated Next.js does not run: it reads next.config.js. Write its headers in `headers()` there, or write the route as a server in Express, which has the same `req` and `res`.',
  },
]

const CRA: readonly OtherFile[] = [
  {
    sign: /createProxyMiddleware|http-proxy-middleware|\bapp\.use\(/,
    message:
      'This is a src/setupProxy.js, which this simulated development server does not run: it reads package.json. Write the one server that it passes requests on to as the field "proxy", or write several in `server.proxy` of the Vite dialect.',
  },
]

const FILES = { 'next.config.js': NEXT, 'package.json': CRA } as const

/** The diagnostic for a text that belongs into another file than this one; null where it is not known to. */
export function otherFile(text: string, file: string): Diagnostic | null {
  const known = Object.hasOwn(FILES, file) ? FILES[file as keyof typeof FILES] : []
  for (const { sign, message } of known) {
    const match = sign.exec(text)
    if (!match) continue
    const before = text.slice(0, match.index).split('\n')
    const from = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    const to = { line: from.line, column: from.column + (match[0].split('\n')[0]?.length ?? 1) }
    return { severity: 'error', code: 'other-file', message, from, to }
  }
  return null
}
