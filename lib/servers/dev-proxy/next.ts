import { canParseUrl } from '../../trace/address.ts'
import type { HeaderList } from '../../trace/events.ts'
import type { Dialect, RunningServer, ServerEnvironment, ServerRequest, ServerResponse, Upstreams } from '../dialect.ts'
import { MatchBudget } from '../expressions/match-budget.ts'
import { behindNode } from '../request-bounds.ts'
import { amendNext } from './amend.ts'
import { type NextConfig, type NextRewrite, readNextConfig } from './next-config.ts'
import { headersFor } from './next-headers.ts'
import { indexPage, ownAnswer } from './own-answer.ts'
import { hostOf, passOn } from './pass-on.ts'
import { fillPattern, matchPattern } from './route-pattern.ts'

const PAGE = indexPage('<script src="/_next/static/chunks/main-app.js" async></script>')
const NOT_FOUND = indexPage('<h1>404</h1><h2>This page could not be found.</h2>')

const PAGE_HEADERS: HeaderList = [
  ['X-Powered-By', 'Next.js'],
  ['Content-Type', 'text/html; charset=utf-8'],
]

/** Rewrites to paths of the application itself may lead to further rewrites, up to this number. */
const MOST_REWRITES = 10

function serve(config: NextConfig, print: ServerEnvironment['print']): RunningServer {
  return {
    answer: async (request, upstreams) => {
      const url = new URL(request.url)
      const elsewhere = config.skipTrailingSlashRedirect ? null : slashRedirect(url.pathname, config.trailingSlash)
      if (elsewhere !== null) {
        const to = `${elsewhere}${url.search}`
        return ownAnswer(
          request,
          308,
          [
            ['Location', to],
            ['Refresh', `0;url=${to}`],
          ],
          to,
          'trailingSlash',
        )
      }
      const budget = new MatchBudget()
      const headers = headersFor(config.headers, url.pathname, budget)
      return route({ ...config, own: headers, budget }, request, url.pathname, url.search.slice(1), upstreams, print)
    },
  }
}

/** Next.js removes a slash at the end of a path, or adds one with `trailingSlash`; files keep their names. */
function slashRedirect(path: string, trailingSlash: boolean): string | null {
  if (path === '/') return null
  if (!trailingSlash) return path.endsWith('/') ? path.replace(/\/+$/, '') || '/' : null
  return path.endsWith('/') || /\.[^/]+$/.test(path) ? null : `${path}/`
}

/** @param config with the headers that `headers` sets on this response, whatever the rewrites */
async function route(
  config: NextConfig & { readonly own: HeaderList; readonly budget: MatchBudget },
  request: ServerRequest,
  path: string,
  query: string,
  upstreams: Upstreams,
  print: ServerEnvironment['print'],
  count = 0,
): Promise<ServerResponse> {
  const isPage = path === '/'
  for (const rewrite of [...config.before, ...(isPage ? [] : config.after)]) {
    const rewritten = count < MOST_REWRITES ? rewrittenBy(rewrite, path, query, config.budget) : null
    if (rewritten === null || !canParseUrl(rewritten, request.url)) continue
    if (rewritten.startsWith('/')) {
      const { pathname, search } = new URL(rewritten, request.url)
      return route(config, request, pathname, search.slice(1), upstreams, print, count + 1)
    }
    return pass(request, rewrite, new URL(rewritten).href, config.own, upstreams, print)
  }
  const named = new Set(config.own.map(([name]) => name.toLowerCase()))
  const headers: HeaderList = [...config.own, ...PAGE_HEADERS.filter(([name]) => !named.has(name.toLowerCase()))]
  if (!isPage) return ownAnswer(request, 404, headers, NOT_FOUND)
  // `next dev` 16.4.6 refuses OPTIONS to a page, and renders it for any other method; `next start` answers 405.
  if (request.method === 'OPTIONS') return ownAnswer(request, 400, config.own, '', 'app/page.js')
  return ownAnswer(request, 200, headers, PAGE, 'app/page.js')
}

/** The destination of a rewrite; null where it does not match this path. */
function rewrittenBy(
  { pattern, destination }: NextRewrite,
  path: string,
  query: string,
  budget: MatchBudget,
): string | null {
  const params = matchPattern(pattern, path, budget)
  if (!params) return null
  const mark = destination.indexOf('?')
  const { filled: address, used } = fillPattern(mark < 0 ? destination : destination.slice(0, mark), params)
  const own = mark < 0 ? '' : fillPattern(destination.slice(mark + 1), params).filled
  // The destination's own query wins, then parts of the path that it has not used, then the query of the request.
  const all = new URLSearchParams(own)
  const add = (name: string, value: string) => {
    if (!all.has(name)) all.append(name, value)
  }
  if (!used) for (const [name, value] of params) add(name, value)
  for (const [name, value] of new URLSearchParams(query)) add(name, value)
  const search = all.toString()
  return search === '' ? address : `${address}?${search}`
}

async function pass(
  request: ServerRequest,
  { source, line }: NextRewrite,
  url: string,
  own: HeaderList,
  upstreams: Upstreams,
  print: ServerEnvironment['print'],
): Promise<ServerResponse> {
  const headers: HeaderList = [['X-Forwarded-Host', hostOf(request)]]
  const answer = await passOn(request, { url, changeOrigin: true, headers }, own, upstreams)
  if (answer) return answer
  print('error', `Failed to proxy ${url} Error: connect ECONNREFUSED ${new URL(url).host}`, line)
  return { ...ownAnswer(request, 500, own, 'Internal Server Error', source), line }
}

/** The development server of Next.js, set up by `rewrites`. */
export const next: Dialect = {
  example: `export default {
  async rewrites() {
    return [
      {
        source: '/resources/:path*',
        destination: 'http://localhost:8080/resources/:path*',
      },
    ]
  },
}
`,
  help: [
    {
      word: 'rewrites',
      insert: 'async rewrites() {\n  return [$0]\n}',
      says: 'Answers paths from somewhere else, with the address in the browser unchanged. `Origin` goes on as it came. It also works after the build.',
    },
    {
      word: 'headers',
      insert: "async headers() {\n  return [{ source: '/api/:path*', headers: [{ key: '$0', value: '' }] }]\n}",
      says: 'Headers for the answers of these paths, those of rewrites too. What the other server says under the same name takes their place.',
    },
    {
      word: 'source',
      insert: "source: '/api/:path*'$0",
      says: 'The path that is rewritten. `:path*` matches all that follows.',
    },
    {
      word: 'destination',
      insert: "destination: 'http://localhost:8080/api/:path*'$0",
      says: 'Where the answer comes from. With the address of a server, the request is passed on to it.',
    },
  ],
  advise: ({ header, value }, text) =>
    text.includes(header) && text.includes(value)
      ? null
      : `In \`headers()\` of \`next.config.js\`, for this path: \`{ key: '${header}', value: '${value}' }\`.`,
  amend: amendNext,
  passesOn: (text) => {
    const { before, after } = readNextConfig(text)
    return [...before, ...after].flatMap(({ source, destination }) =>
      /^https?:/.test(destination) && canParseUrl(destination)
        ? [{ path: source, to: new URL(destination).origin }]
        : [],
    )
  },
  check: (text) => readNextConfig(text).diagnostics,
  start: async (text, { print }) => {
    const config = readNextConfig(text)
    const broken = config.diagnostics.some(({ severity }) => severity === 'error')
    return { server: broken ? null : behindNode(serve(config, print)), diagnostics: config.diagnostics }
  },
}
