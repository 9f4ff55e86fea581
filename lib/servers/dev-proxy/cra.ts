import { canParseUrl } from '../../trace/address.ts'
import type { HeaderList } from '../../trace/events.ts'
import { firstHeader } from '../../trace/header-list.ts'
import type { Crash, Diagnostic, Dialect, RunningServer, ServerEnvironment, ServerRequest } from '../dialect.ts'
import { behindNode } from '../request-bounds.ts'
import { indexPage, ownAnswer } from './own-answer.ts'
import { readPackageJson } from './package-json.ts'
import { hostOf, passOn, targetOf } from './pass-on.ts'

/** The headers that the development server of Create React App 5 sets on every response. */
const OWN_HEADERS: HeaderList = [
  ['X-Powered-By', 'Express'],
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', '*'],
  ['Access-Control-Allow-Headers', '*'],
]

const PAGE = indexPage('<script defer src="/static/js/bundle.js"></script>')

interface Read {
  /** Null: there is none, and no request is passed on. */
  readonly target: string | null
  readonly diagnostics: readonly Diagnostic[]
  readonly crash?: Crash
}

/** Reads it as `prepareProxy` of react-dev-utils does, with the same messages. */
function read(text: string): Read {
  const { fields, diagnostics } = readPackageJson(text)
  if (diagnostics.length > 0) return { target: null, diagnostics }
  const proxy = fields.get('proxy')
  if (!proxy?.value) return { target: null, diagnostics }
  const { value, from, to } = proxy
  const refused = (code: string, message: string): Read => ({
    target: null,
    diagnostics: [{ severity: 'error', code, message, from, to }],
    crash: { text: message, line: from.line },
  })
  if (typeof value !== 'string') {
    return refused(
      'proxy-not-a-string',
      'When specified, "proxy" in package.json must be a string.\n' +
        `Instead, the type of "proxy" was "${typeof value}".\n` +
        'Either remove "proxy" from package.json, or make it a string.',
    )
  }
  if (!/^http(s)?:\/\//.test(value) || !canParseUrl(value)) {
    return refused(
      'proxy-without-scheme',
      'When "proxy" is specified in package.json it must start with either http:// or https://',
    )
  }
  return { target: value, diagnostics }
}

/** Every request is passed on, except those for pages and for the files of `public`. */
function isPassedOn({ method, headers, url }: ServerRequest): boolean {
  if (method !== 'GET') return true
  const { pathname } = new URL(url)
  const accept = firstHeader(headers, 'accept')
  const isFile = pathname === '/' || pathname === '/index.html' || pathname.startsWith('/ws')
  return !isFile && !!accept && !accept.includes('text/html')
}

function serve(target: string | null, print: ServerEnvironment['print']): RunningServer {
  return {
    answer: async (request, upstreams) => {
      if (target !== null && isPassedOn(request)) {
        const origin: HeaderList = firstHeader(request.headers, 'origin') === null ? [] : [['Origin', target]]
        const url = target.replace(/\/+$/, '') + targetOf(request)
        const options = { url, changeOrigin: true, forwardedHeaders: true, headers: origin }
        const answer = await passOn(request, options, OWN_HEADERS, upstreams)
        if (answer) return answer
        const failed = `Could not proxy request ${targetOf(request)} from ${hostOf(request)} to ${target}`
        print('error', `Proxy error: ${failed}.`)
        print(
          'error',
          'See https://nodejs.org/api/errors.html#errors_common_system_errors for more information (ECONNREFUSED).',
        )
        return ownAnswer(request, 500, OWN_HEADERS, `Proxy error: ${failed} (ECONNREFUSED).`, '"proxy"')
      }
      const { pathname } = new URL(request.url)
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        const headers: HeaderList = [...OWN_HEADERS, ['Content-Type', 'text/html; charset=utf-8']]
        return ownAnswer(request, 404, headers, `Cannot ${request.method} ${pathname}`)
      }
      return ownAnswer(request, 200, [...OWN_HEADERS, ['Content-Type', 'text/html; charset=UTF-8']], PAGE, 'index.html')
    },
  }
}

/** The development server of Create React App, set up by `"proxy"` in package.json. */
export const cra: Dialect = {
  example: `{
  "name": "application",
  "version": "0.1.0",
  "private": true,
  "proxy": "http://localhost:8080"
}
`,
  help: [
    {
      word: 'proxy',
      insert: '"proxy": "http://localhost:8080"$0',
      says: 'The server that the development server passes requests on to: all but those for pages. The browser then sees one origin. `Origin` becomes this address.',
    },
  ],
  advise: ({ header }) =>
    header.toLowerCase() === 'access-control-allow-origin'
      ? 'The development server of Create React App sends `Access-Control-Allow-Origin: *`, and nothing in package.json changes that: call it from its own page by a relative address, or without credentials.'
      : null,
  passesOn: (text) => {
    const { target } = read(text)
    return target === null ? [] : [{ path: '', to: new URL(target).origin }]
  },
  check: (text) => read(text).diagnostics,
  start: async (text, { print }) => {
    const { target, diagnostics, crash } = read(text)
    const broken = diagnostics.some(({ severity }) => severity === 'error')
    return { server: broken ? null : behindNode(serve(target, print)), diagnostics, ...(crash ? { crash } : {}) }
  },
}
