import { parseModule } from '../../javascript/parse.ts'
import type { HeaderList } from '../../trace/events.ts'
import { firstHeader } from '../../trace/header-list.ts'
import type { WrittenOrigin } from '../../trace/server-events.ts'
import { corsAdvice } from '../code/cors-advice.ts'
import { CORS_OPTIONS } from '../code/cors-options.ts'
import { originTexts } from '../code/origin-texts.ts'
import type { Dialect, RunningServer, ServerEnvironment, ServerRequest, ServerResponse } from '../dialect.ts'
import { nearestOrigin } from '../near-origin.ts'
import { behindNode } from '../request-bounds.ts'
import { amendVite } from './amend.ts'
import { indexPage, ownAnswer } from './own-answer.ts'
import { passOn, targetOf } from './pass-on.ts'
import { withEdits } from './proxy-events.ts'
import { expressionOf, readViteConfig, type ViteConfig, type ViteProxy } from './vite-config.ts'
import { runViteCors } from './vite-cors.ts'

const PAGE = indexPage('<script type="module" src="/src/main.js"></script>')

function serve(
  { proxies, cors, headers: ofFiles }: ViteConfig,
  texts: readonly WrittenOrigin[],
  print: ServerEnvironment['print'],
): RunningServer {
  return {
    answer: async (request, upstreams): Promise<ServerResponse> => {
      const { headers: own, status } = runViteCors(cors, request)
      const withCors = (answer: ServerResponse) => tellingOfCors(answer, request, texts)
      if (status !== null) return withCors(ownAnswer(request, status, own, '', 'server.cors'))
      const target = targetOf(request)
      const proxy = proxies.find(({ context }) => matches(context, target))
      if (!proxy) return withCors(page(request, own, ofFiles))
      const { changeOrigin, xfwd, headers, events, line } = proxy
      const url = addressOf(proxy, target)
      const options = { url, changeOrigin, forwardedHeaders: xfwd, headers, events }
      const answer = await passOn(request, options, own, upstreams)
      if (answer) return answer
      print('error', `[vite] http proxy error: ${target}\nError: connect ECONNREFUSED ${new URL(url).host}`, line)
      return { ...ownAnswer(request, 502, [...own, ['Content-Type', 'text/plain']], '', proxy.context), line }
    },
  }
}

/** Where no permission is sent: what the configuration has for an origin that resembles this one. */
function tellingOfCors(
  answer: ServerResponse,
  request: ServerRequest,
  texts: readonly WrittenOrigin[],
): ServerResponse {
  const origin = firstHeader(request.headers, 'Origin')
  if (origin === null || firstHeader(answer.headers, 'Access-Control-Allow-Origin') !== null) return answer
  const near = nearestOrigin(texts, origin)
  return near ? { ...answer, cors: { what: 'refused', by: 'server.cors', near } } : answer
}

/** As `doesProxyContextMatchUrl`. */
function matches(context: string, target: string): boolean {
  if (target.startsWith(context)) return true
  return context.startsWith('^') && expressionOf(context)?.test(target) === true
}

/** The path stays below that of the target. */
function addressOf({ target, rewrite }: ViteProxy, path: string): string {
  const { origin, pathname } = new URL(target.replace(/^ws/, 'http'))
  const rewritten = rewrite ? rewrite(path) : path
  return `${origin}${pathname.replace(/\/$/, '')}${rewritten.startsWith('/') ? '' : '/'}${rewritten}`
}

/**
 * Every path leads to the page where HTML is accepted; there is nothing else. `server.headers` is set when a file is
 * sent, so it replaces what the cors middleware has set before.
 */
function page(request: ServerRequest, own: HeaderList, ofFiles: HeaderList): ServerResponse {
  const accept = firstHeader(request.headers, 'accept') ?? ''
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads || !(accept === '' || accept.includes('text/html') || accept.includes('*/*'))) {
    return ownAnswer(request, 404, own, '')
  }
  const headers: HeaderList = [...own, ['Content-Type', 'text/html'], ['Cache-Control', 'no-cache']]
  return ownAnswer(request, 200, withEdits(headers, ofFiles), PAGE, 'index.html')
}

/** Vite's development server, set up by `server.proxy` and `server.cors`. */
export const vite: Dialect = {
  example: `import { defineConfig } from 'vite'

export default defineConfig({
  server: {
    proxy: {
      '/resources': 'http://localhost:8080',
    },
  },
})
`,
  help: [
    {
      word: 'proxy',
      insert: "proxy: {\n  '/api': 'http://localhost:8080'$0\n}",
      says: 'Passes requests on whose path begins with the key. The browser then sees one origin. `Origin` goes on as it came.',
    },
    { word: 'target', insert: "target: 'http://localhost:8080'$0", says: 'The server that the request goes to.' },
    {
      word: 'changeOrigin',
      insert: 'changeOrigin: true$0',
      says: 'Makes `Host` that of the target. In spite of its name it leaves `Origin` as it is.',
    },
    {
      word: 'rewrite',
      insert: "rewrite: (path) => path.replace(/^\\\\/api/, '')$0",
      says: 'Changes the path before it goes on.',
    },
    {
      word: 'cors',
      insert: 'cors: $0',
      says: 'The cors middleware, which runs before the proxy and answers every preflight by itself. Without it, only origins of this machine may read.',
    },
  ],
  advise: (required, text) =>
    text.includes(required.value) ? null : corsAdvice('In `server.cors` of `vite.config.js`', CORS_OPTIONS, required),
  amend: amendVite,
  passesOn: (text) =>
    readViteConfig(text).proxies.map(({ context, target }) => ({
      path: context,
      to: new URL(target.replace(/^ws/, 'http')).origin,
    })),
  check: (text) => readViteConfig(text).diagnostics,
  start: async (text, { print }) => {
    const config = readViteConfig(text)
    const broken = config.diagnostics.some(({ severity }) => severity === 'error')
    return {
      server: broken ? null : behindNode(serve(config, originTexts(parseModule(text)), print)),
      diagnostics: config.diagnostics,
    }
  },
}
